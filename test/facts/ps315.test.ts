import { describe, expect, it } from 'vitest';
import { ps315Edition, ps315Options, ps315Row, ps315Rows } from '../../src/facts/ps315.js';
import { readFacts } from '../../src/facts/read-json.js';

const { counts } = readFacts('ps315-e1.json') as {
  readonly counts: { readonly rows: number; readonly basic: Record<string, number>; readonly options: Record<string, Record<string, number>> };
};

describe('Table E.1-1', () => {
  it('is read whole: the rows and codes that the file counts', () => {
    const rows = ps315Rows();
    expect(rows).toHaveLength(counts.rows);
    const basic: Record<string, number> = {};
    for (const { basic: code } of rows) basic[code] = (basic[code] ?? 0) + 1;
    expect(basic).toEqual(counts.basic);
    const options = ps315Options.map((option) => {
      const codes: Record<string, number> = {};
      for (const row of rows) {
        const code = row.options[option];
        if (code !== undefined) codes[code] = (codes[code] ?? 0) + 1;
      }
      return codes;
    });
    // the file counts in the order of the columns, as the reader names them
    expect(options).toEqual(Object.values(counts.options));
  });

  it('finds the row of a tag, of a tag in a repeating group and of a private tag', () => {
    expect(ps315Row('00100010')).toMatchObject({ keyword: 'PatientName', basic: 'Z', options: {} });
    expect(ps315Row('60023000')?.keyword).toBe('OverlayData');
    expect(ps315Row('60xx3000')?.keyword).toBe('OverlayData');
    expect(ps315Row('50040110')?.keyword).toBe('CurveData');
    expect(ps315Row('00191010')?.tag).toBe('private');
    // an odd group is private even where the digits fit a repeating group
    expect(ps315Row('60013000')?.tag).toBe('private');
    expect(ps315Row('00280010')).toBeUndefined();
  });

  it('has one row a tag, and names the edition', () => {
    expect(new Set(ps315Rows().map(({ tag }) => tag)).size).toBe(counts.rows);
    expect(ps315Edition()).toBe('2026d');
  });
});

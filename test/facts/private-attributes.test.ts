import { describe, expect, it } from 'vitest';
import { knownCreators, privateAttribute, safePrivateRows } from '../../src/facts/private-attributes.js';
import { readFacts } from '../../src/facts/read-json.js';

interface File {
  readonly counts: { readonly rows: number; readonly creators: number; readonly byCare: Record<string, number>; readonly byHandling: Record<string, number> };
  readonly rows: readonly { readonly creator: string; readonly group: string; readonly element: string; readonly vr: string | null }[];
}
const safe = readFacts('safe-private.json') as File;
const quantitative = readFacts('quantitative-private.json') as File;

describe('private attributes', () => {
  it('are read whole from the table of safe ones', () => {
    expect(safePrivateRows()).toHaveLength(safe.counts.rows);
    expect(new Set(safePrivateRows().map(({ creator }) => creator)).size).toBe(safe.counts.creators);
    const cares = Object.fromEntries(Object.entries(safe.counts.byCare).map(([care, count]) => [care === 'numeric-or-CS' ? 'none' : care, count]));
    const found: Record<string, number> = {};
    for (const { care } of safePrivateRows()) found[care] = (found[care] ?? 0) + 1;
    expect(found).toEqual(cares);
  });

  it('are found for every row of both tables, and nothing else', () => {
    for (const { creator, group, element } of [...safe.rows, ...quantitative.rows]) {
      expect(privateAttribute(creator, group, element), `${creator} (${group},xx${element})`).toBeDefined();
    }
    expect(privateAttribute('SIEMENS MR HEADER', '0019', '0C')).toMatchObject({ vr: 'IS', safe: true });
    expect(privateAttribute('SIEMENS MED SMS USG S2000', '0019', '0C')).toBeUndefined();
  });

  it('have a VR of the standard or none', () => {
    expect(safePrivateRows().filter(({ vr }) => vr !== null && !/^[A-Z]{2}$/.test(vr))).toEqual([]);
    expect(safePrivateRows().filter(({ vr }) => vr === null)).toHaveLength(safe.rows.filter(({ vr }) => vr === null || vr.includes('/')).length);
  });

  it('list their creators once, sorted', () => {
    const creators = knownCreators();
    expect(creators).toEqual([...new Set([...safe.rows, ...quantitative.rows].map(({ creator }) => creator))].sort());
  });
});

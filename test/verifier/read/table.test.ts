import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/compiler/index.js';
import { readEnrolment } from '../../../src/runtime/index.js';
import { readTable } from '../../../src/verifier/index.js';
import { sampleTable } from '../sample.js';

const read = (text: string): unknown => {
  const rows = readTable(sampleTable, text);
  return rows.ok ? [...rows.value] : rows.error;
};

describe('the verifier’s reading of a table', () => {
  it.each([
    ['commas', 'PatientID,trial-id\n4711,S-001\n'],
    ['semicolons, a byte order mark and no last line break', '\uFEFFPatientID;trial-id\r\n4711;S-001'],
    ['tabulators, white space around cells and empty lines', 'PatientID\ttrial-id\n\n 4711 \t S-001 \n\n'],
    ['quotation marks', '"PatientID","trial-id"\n"4711","S-001"\n'],
  ])('takes %s', (_, text) => {
    expect(read(text)).toEqual([['4711', { PatientID: '4711', 'trial-id': 'S-001' }]]);
  });

  it('takes delimiters, line breaks and doubled quotation marks inside quotation marks as parts of a cell', () => {
    expect(read('PatientID,trial-id\n"47,11","S ""one""\nof two"\n')).toEqual([['47,11', { PatientID: '47,11', 'trial-id': 'S "one"\nof two' }]]);
  });

  it.each([
    ['a column is missing', 'PatientID,other\n4711,S-001\n', 'there is no column `trial-id`, which the rules read'],
    ['a row is short', 'PatientID,trial-id\n4711\n', 'row 2 has not as many cells as there are headings'],
    ['a key stands twice', 'PatientID,trial-id\n4711,S-001\n4711,S-002\n', 'row 3 has no `PatientID`, or one that another row has'],
    ['a key is empty', 'PatientID,trial-id\n,S-001\n', 'row 2 has no `PatientID`, or one that another row has'],
    ['a quotation mark stays open', 'PatientID,trial-id\n4711,"S-001\n', 'line 2 is not written as CSV'],
    ['a quotation mark stands inside a cell', 'PatientID,trial-id\n4711,S"001"\n', 'line 2 is not written as CSV'],
    ['it is empty', '', 'there is no column `PatientID`, which the rules read'],
  ])('refuses it and shows no cell where %s', (_, text, error) => {
    expect(read(text)).toBe(error);
  });

  it('is that of the runtime for every table that one of them accepts', () => {
    const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', ' ', 'a', '1', 'ü'), maxLength: 6 }));
    const writtenCell = cell.map((text) => (/["\n\r,;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
    const row = fc.tuple(writtenCell, writtenCell).map((cells) => cells.join(','));
    const table = fc.tuple(fc.array(row, { maxLength: 5 }), fc.constantFrom('\n', '\r\n')).map(([rows, end]) => ['PatientID,trial-id', ...rows, ''].join(end));
    const plan = { model: { tables: [sampleTable], rules: [] } } as unknown as Plan;
    fc.assert(
      fc.property(fc.oneof(table, fc.string({ unit: fc.constantFrom('PatientID', ',', 'trial-id', '\n', '"', 'x'), maxLength: 12 })), (text) => {
        const other = readEnrolment(plan, () => ({ ok: true, value: text }));
        expect(read(text)).toEqual(other.ok ? [...(other.value.tables.get('subjects') ?? [])] : expect.any(String));
      }),
      { numRuns: 500 },
    );
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attribute, transferSyntaxes, writeFile } from '../dicom-writer.js';
import { days } from '../corpus/scoring.js';
import { dcmjsReads, elementAt, printed } from '../judges/dcmjs.js';
import { describeBuiltProduct, TRIAL_RULES, workplace, type JournalRecord, type Workplace } from './product.js';

const SYNTAXES = ['explicit', 'implicit', 'bigEndian', 'deflated'] as const;
const VISITS = [
  ['first', '20240301'],
  ['second', '20240315'],
] as const;

const WITHIN = ['ScheduledProcedureStepSequence > ScheduledProcedureStepStartDate'];

/** One MR image of subject A, as small as a de-identifier takes it. */
function visitFile(syntax: (typeof SYNTAXES)[number], visit: string, date: string): { readonly path: string; readonly bytes: Uint8Array } {
  const dataset = [
    attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.4'),
    attribute('SOPInstanceUID', `2.25.1.${SYNTAXES.indexOf(syntax)}.${date}`),
    attribute('StudyDate', date),
    attribute('AcquisitionDateTime', `${date}101500.125+0100`),
    attribute('Modality', 'MR'),
    attribute('PatientName', 'Veluno^Kagumo'),
    attribute('PatientID', 'A-1234567'),
    attribute('StudyInstanceUID', `2.25.2.${date}`),
    attribute('SeriesInstanceUID', `2.25.3.${date}`),
    // a date that only the items of a sequence have, in lengths of both kinds
    attribute('ScheduledProcedureStepSequence', [[attribute('ScheduledProcedureStepStartDate', date)]]),
  ];
  return { path: `${syntax}-${visit}.dcm`, bytes: writeFile({ dataset, transferSyntax: transferSyntaxes[syntax], undefinedLengths: visit === 'second' }) };
}

describeBuiltProduct('two files of one subject fourteen days apart', () => {
  let place: Workplace;
  let records: ReadonlyMap<string, JournalRecord>;
  beforeAll(() => {
    place = workplace(TRIAL_RULES, SYNTAXES.flatMap((syntax) => VISITS.map(([visit, date]) => visitFile(syntax, visit, date))));
    records = place.run().records;
  });
  afterAll(() => place.remove());

  function text(file: string, path: string): string {
    const record = records.get(file);
    expect(record?.outcome, JSON.stringify(record)).toBe('released');
    const dict = dcmjsReads(readFileSync(join(place.out, record?.output ?? '')));
    return printed(elementAt(dict ?? {}, path)?.Value);
  }

  it.each(SYNTAXES)('stay so in %s, on other days than before', (syntax) => {
    for (const path of ['StudyDate', 'AcquisitionDateTime', ...WITHIN]) {
      const [first, second] = VISITS.map(([visit]) => text(`${syntax}-${visit}.dcm`, path).slice(0, 8));
      expect(days(second ?? '') - days(first ?? '')).toBe(14);
      expect(first).not.toBe('20240301');
    }
  });

  it.each(SYNTAXES)('keep time of day and offset from UTC in %s', (syntax) => {
    for (const [visit] of VISITS) expect(text(`${syntax}-${visit}.dcm`, 'AcquisitionDateTime').slice(8).trimEnd()).toBe('101500.125+0100');
  });

  it('move by the same offset in every transfer syntax', () => {
    expect(new Set(SYNTAXES.map((syntax) => text(`${syntax}-first.dcm`, 'StudyDate'))).size).toBe(1);
  });
});

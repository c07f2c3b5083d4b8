import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attribute, element, transferSyntaxes, writeFile, type ElementSpec } from '../dicom-writer.js';
import { dcmjsReads, printed } from '../judges/dcmjs.js';
import { describeBuiltProduct, TRIAL_RULES, workplace, type JournalRecord, type Workplace } from './product.js';

const B_VALUE = '1000';

/** Creators by block, and what (0019,bb0C) holds in each. */
const FILES: Readonly<Record<string, readonly (readonly [block: string, creator: string])[]>> = {
  'MR header in block 10': [['10', 'SIEMENS MR HEADER']],
  'MR header in block 11 behind another': [
    ['10', 'SYNTHETIC SITE NOTES'],
    ['11', 'SIEMENS MR HEADER'],
  ],
  'ultrasound in block 10': [['10', 'SIEMENS MED SMS USG S2000']],
  'ultrasound in block 10 beside MR header in block 11': [
    ['10', 'SIEMENS MED SMS USG S2000'],
    ['11', 'SIEMENS MR HEADER'],
  ],
};

function file(name: string, index: number, transferSyntax: string): { readonly path: string; readonly bytes: Uint8Array } {
  const blocks = FILES[name] ?? [];
  const privates: ElementSpec[] = [
    ...blocks.map(([block, creator]) => element(`001900${block}`, 'LO', creator)),
    ...blocks.map(([block]) => element(`0019${block}0C`, 'IS', B_VALUE)),
  ];
  const dataset = [
    attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.4'),
    attribute('SOPInstanceUID', `2.25.4.${index}.${transferSyntax.length}`),
    attribute('Modality', 'MR'),
    attribute('PatientID', 'A-1234567'),
    ...privates,
    attribute('StudyInstanceUID', '2.25.5'),
    attribute('SeriesInstanceUID', '2.25.6'),
  ];
  return { path: `${transferSyntax} ${name}.dcm`, bytes: writeFile({ dataset, transferSyntax }) };
}

describeBuiltProduct('(0019,xx0C)', () => {
  const syntaxes = [transferSyntaxes.explicit, transferSyntaxes.implicit, transferSyntaxes.bigEndian, transferSyntaxes.deflated];
  let place: Workplace;
  let records: ReadonlyMap<string, JournalRecord>;
  beforeAll(() => {
    place = workplace(TRIAL_RULES, Object.keys(FILES).flatMap((name, index) => syntaxes.map((syntax) => file(name, index, syntax))));
    records = place.run().records;
  });
  afterAll(() => place.remove());

  const cases = Object.entries(FILES).flatMap(([name, blocks]) => blocks.map(([block, creator]) => ({ name, block, creator, expected: creator === 'SIEMENS MR HEADER' ? 'kept' : 'gone' })));
  it.each(cases)('is $expected under $creator: $name', ({ name, block, expected, creator }) => {
    for (const syntax of syntaxes) {
      const record = records.get(`${syntax} ${name}.dcm`);
      expect(record?.outcome, JSON.stringify(record)).toBe('released');
      const bytes = readFileSync(join(place.out, record?.output ?? ''));
      const dict = dcmjsReads(bytes);
      expect(dict).not.toBeNull();
      if (expected === 'kept') {
        expect(printed(dict?.[`001900${block}`]?.Value)).toBe(creator);
        // dcmjs reads an unknown private element of implicit VR as bytes
        expect(printed(dict?.[`0019${block}0C`]?.Value)).toBe(B_VALUE);
      } else {
        expect(dict?.[`0019${block}0C`]).toBeUndefined();
        expect(dict?.[`001900${block}`]).toBeUndefined();
      }
    }
  });
});

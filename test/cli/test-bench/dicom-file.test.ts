import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withDefaults } from '../../../src/cli/test-bench/defaults.js';
import { dicomFile } from '../../../src/cli/test-bench/dicom-file.js';
import type { GivenDataset, GivenElement } from '../../../src/compiler/index.js';
import { openProbe, type ProbedDataset } from '../../../src/verifier/index.js';
import { dcmjsReads, elementAt, printed } from '../../judges/dcmjs.js';

const values = (tag: string, ...of: readonly string[]): GivenElement => ({ tag, creator: null, value: { kind: 'values', values: of } });
const items = (tag: string, ...of: readonly GivenDataset[]): GivenElement => ({ tag, creator: null, value: { kind: 'items', items: of } });

const element: fc.Arbitrary<GivenElement> = fc.oneof(
  fc.stringMatching(/^[A-Za-zÄß山 ]{1,20}$/).filter((text) => text.trim() === text && text !== '').map((text) => values('00100010', text)),
  fc.constantFrom('MR', 'CT').map((text) => values('00080060', text)),
  fc.array(fc.constantFrom('ORIGINAL', 'PRIMARY', 'A'), { minLength: 1, maxLength: 3 }).map((list) => values('00080008', ...list)),
  fc.nat(65535).map((number) => values('00280010', String(number))),
  fc.integer({ min: -32768, max: 32767 }).map((number) => ({ tag: '00189219', creator: null, value: { kind: 'values' as const, values: [String(number)] } })),
  fc.constant(values('00081030')),
  fc.tuple(fc.constantFrom('ACME', 'OTHER', 'SIEMENS MR HEADER'), fc.constantFrom('0C', '0E')).map(([creator, low]) => ({ tag: `0019xx${low}`, creator, value: { kind: 'values' as const, values: ['1'] } })),
);
const dataset = fc.letrec<{ dataset: GivenDataset }>((tie) => ({
  dataset: fc
    .tuple(fc.uniqueArray(element, { selector: ({ tag, creator }) => `${tag}${creator ?? ''}`, maxLength: 6 }), fc.option(fc.array(tie('dataset'), { maxLength: 2 }), { depthSize: 'small', maxDepth: 2 }))
    .map(([elements, inner]) => (inner === null ? elements : [...elements, items('00400275', ...inner)])),
})).dataset;

function expectFound(given: GivenDataset, found: ProbedDataset | undefined): void {
  for (const { tag, creator, value } of given) {
    const at = found?.find(tag, creator);
    expect(at, `${tag} ${creator ?? ''}`).toBeDefined();
    if (value.kind === 'values') expect(at?.values).toEqual(value.values);
    else {
      expect(at?.items).toHaveLength(value.items.length);
      value.items.forEach((item, index) => expectFound(item, at?.items?.[index]));
    }
  }
}

describe('a data set of a test', () => {
  it('is a file in which the verifier’s reader finds what was given, however deep', () => {
    fc.assert(
      fc.property(dataset, (given) => {
        const probe = openProbe(dicomFile(withDefaults(given, 0)));
        expect(probe).not.toBeNull();
        expectFound(given, probe ?? undefined);
      }),
      { numRuns: 200 },
    );
  });

  it('is a file that another reader reads the same way', () => {
    const dict = dcmjsReads(dicomFile(withDefaults([values('00080060', 'MR'), values('00280010', '512'), items('00400275', [values('00400007', 'head')])], 0)));
    expect(dict === null ? null : [elementAt(dict, 'Modality'), elementAt(dict, 'Rows'), elementAt(dict, 'RequestAttributesSequence[0] > ScheduledProcedureStepDescription')].map((one) => printed(one?.Value))).toEqual(['MR', '512', 'head']);
  });

  it('gets what makes it an object, and keeps what is given, an empty value too', () => {
    const probe = openProbe(dicomFile(withDefaults([values('00080060', 'MR'), values('00100020')], 0)));
    expect(probe?.find('00080016', null)?.values).toEqual(['1.2.840.10008.5.1.4.1.1.4']);
    expect(probe?.find('00100020', null)).toMatchObject({ isEmpty: true });
    expect(probe?.find('00080018', null)?.values).not.toEqual(openProbe(dicomFile(withDefaults([], 1)))?.find('00080018', null)?.values);
  });
});

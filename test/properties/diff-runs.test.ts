import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dicomFile } from '../../src/cli/test-bench/dicom-file.js';
import { withDefaults } from '../../src/cli/test-bench/defaults.js';
import { compile, diff, type GivenDataset, type GivenElement, type Plan } from '../../src/compiler/index.js';
import { bytesOfEdited, deidentify, deriveKeys, prepare, type Prepared } from '../../src/runtime/index.js';
import { openProbe, type Probe } from '../../src/verifier/index.js';
import { shippedLibrary } from '../compiler/library.js';

/** Profiles that differ in every way a rule can: by attribute, place, condition, creator, family. */
const profiles: readonly string[] = [
  '',
  'remove PatientWeight, StudyDescription',
  'override keep PatientAge when Modality is PT\n  because "dose"',
  'override truncate StudyDate to month when Rows > 512\n  because "seasons"\nremove root SeriesDescription',
  'empty RequestAttributesSequence > StudyDate\nkeep private "ACME" (0019,xx0C)\n  because "b-value"',
  'override keep StudyInstanceUID when Modality in {MR, CT}\n  because "linking"\nreplace AccessionNumber with pseudonym("ACC-", 10) when Modality is MR',
];
const keys = deriveKeys(createHash('sha256').update('diff').digest(), null);

interface Compiled {
  readonly plan: Plan;
  readonly prepared: Prepared;
}
const compiled: readonly Compiled[] = profiles.map((rules) => {
  const text = `profile "trial" version "1.0.0"\nextends ps3.15-basic with retain-modified-dates\n${rules}\n`;
  const { plan, diagnostics } = compile({ name: 'rules.anon', text }, shippedLibrary());
  if (plan === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { plan, prepared: prepare(plan) };
});

const element = (tag: string, creator: string | null, ...values: readonly string[]): GivenElement => ({ tag, creator, value: { kind: 'values', values } });
/** by tag and creator, at the root */
const asked = [
  ['00101030', null],
  ['00081030', null],
  ['0008103E', null],
  ['00101010', null],
  ['00080020', null],
  ['0020000D', null],
  ['00080050', null],
  ['0019xx0C', 'ACME'],
] as const;

const dataset: fc.Arbitrary<GivenDataset> = fc
  .record({
    modality: fc.constantFrom('MR', 'CT', 'PT', 'US'),
    rows: fc.constantFrom('256', '512', '1024'),
    weight: fc.constantFrom('70', '81.5'),
    description: fc.constantFrom('HEAD', 'T1 axial'),
    date: fc.constantFrom('20240301', '19991231'),
    uid: fc.constantFrom('1.2.3', '2.25.9'),
    inner: fc.boolean(),
  })
  .map(({ modality, rows, weight, description, date, uid, inner }) => [
    element('00080060', null, modality),
    element('00280010', null, rows),
    element('00101030', null, weight),
    element('00081030', null, description),
    element('0008103E', null, description),
    element('00101010', null, '034Y'),
    element('00080020', null, date),
    element('0020000D', null, uid),
    element('00080050', null, '4711'),
    element('0019xx0C', 'ACME', '1000'),
    ...(inner ? [{ tag: '00400275', creator: null, value: { kind: 'items' as const, items: [[element('00080020', null, date), element('00101010', null, '034Y')]] } }] : []),
  ]);

function run({ prepared }: Compiled, bytes: Buffer): Probe {
  const outcome = deidentify(prepared, bytes, keys);
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  const probe = openProbe(bytesOfEdited(outcome));
  if (probe === null) throw new Error('an output that cannot be read');
  return probe;
}

describe('the comparison of two profiles and what they do to files', () => {
  const pairs = compiled.flatMap((before, i) => compiled.map((after, j) => ({ before, after, name: `${i} and ${j}`, reported: diff(before.plan.model, after.plan.model).attributes })));

  it('reports every attribute that a run of the one leaves otherwise than a run of the other', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.constantFrom(...pairs), dataset, ({ before, after, name, reported }, given) => {
        const bytes = dicomFile(withDefaults(given, 0));
        const [old, now] = [run(before, bytes), run(after, bytes)];
        for (const [tag, creator] of asked) {
          const same = JSON.stringify(old.find(tag, creator) ?? null) === JSON.stringify(now.find(tag, creator) ?? null);
          if (same) continue;
          seen += 1;
          const found = reported.find((one) => one.tag === tag && one.creator === creator && (one.within === 'everywhere' || (one.within !== null && one.within.length === 0)));
          expect(found, `${name}: ${tag}`).toBeDefined();
        }
        const inner = [old, now].map((probe) => JSON.stringify(probe.find('00400275', null)?.items?.[0]?.find('00080020', null) ?? null));
        if (inner[0] !== inner[1]) expect(reported.some((one) => one.tag === '00080020' && one.within !== null && one.within.length > 0), `${name}: inside items`).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});

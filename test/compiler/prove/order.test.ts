import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/index.js';
import { shippedLibrary } from '../library.js';

const statements: readonly string[] = [
  'accept when Modality in {MR, PT, CT} otherwise quarantine "no such file"',
  'accept when not BurnedInAnnotation is YES otherwise quarantine "text in pixels"',
  'keep PatientAge when Modality is PT',
  'remove PatientAge when Modality is PT and Manufacturer like "GE*"',
  'override keep PatientWeight when Modality is PT or Rows > 512 because "uptake"',
  'remove PatientWeight when Rows > 1024',
  'empty PatientTelephoneNumbers',
  'keep root StudyDate when Rows < 100',
  'keep RequestAttributesSequence > AccessionNumber',
  'keep private "SIEMENS MR HEADER" (0019,xx0C)',
  'keep private "ACME" (0019,xx0C) because "the b-value"',
  'replace StudyDescription with "{Modality} study"',
  'remove all PN',
  'clean (60xx,3000)',
  'when Manufacturer like "Philips*" {\n  keep DeviceSerialNumber\n  remove KVP\n}',
  'claims ps3.15-basic with retain-safe-private',
  'claims hipaa-safe-harbor',
];

/** What a profile comes to, without places in the text. */
function comesTo(lines: readonly string[]): unknown {
  const text = `profile "trial" version "1.0"\nextends ps3.15-basic with retain-safe-private\n${lines.join('\n')}\n`;
  const { plan, diagnostics } = compile({ name: 'input.anon', text }, shippedLibrary());
  const reasons = new Map(plan?.model.rules.map(({ id, because }) => [id, because]));
  return {
    codes: diagnostics.map(({ code }) => code).sort(),
    claims: diagnostics.filter(({ code }) => code.startsWith('ANC4')).map(({ code, message, witness }) => JSON.stringify([code, message, witness])).sort(),
    stated: plan === null ? null : { claims: plan.model.claims.map(({ name }) => name).sort(), methods: plan.model.methods },
    proofs: plan?.proofs.claims
      .map(({ name, rows }) => ({
        name,
        rows: rows.map(([row, code, certificate]) => [
          row,
          code,
          plan.proofs.certificates[certificate]?.map((cases) => cases.map(({ leaves, because, when }) => [when.map((index) => JSON.stringify(plan.tables.conditions[index])), leaves, typeof because === 'object' && 'deviation' in because ? reasons.get(because.deviation) : because === 'permitted' ? because : 'impossible'])),
        ]),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

describe('what a profile comes to', () => {
  it('is proven where one element of a row departs from it and another of the same cases is permitted', () => {
    const { stated } = comesTo(['keep private "ACME" (0019,xx0C) because "the b-value"']) as { readonly stated: { readonly methods: readonly { readonly code: string }[] } };
    // the private element is not in Table E.3.10-1: neither the profile nor the option is stated
    expect(stated.methods.map(({ code }) => code)).toEqual([]);
  });

  it('is the same whatever the order of its statements: mistakes, claims and proofs', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...statements], { minLength: 2 }), fc.array(fc.nat(), { minLength: statements.length, maxLength: statements.length }), (lines, keys) => {
        const shuffled = lines.map((line, index) => ({ line, key: keys[index] ?? 0 })).sort((a, b) => a.key - b.key).map(({ line }) => line);
        expect(comesTo(shuffled)).toEqual(comesTo(lines));
      }),
      { numRuns: 25 },
    );
  });
});

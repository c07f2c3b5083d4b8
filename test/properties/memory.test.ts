import fc from 'fast-check';
import { describe, it, expect } from 'vitest';
import { check, examine, Memory } from '../../src/compiler/index.js';
import { shippedLibrary } from '../compiler/library.js';

const statements = [
  'extends ps3.15-basic',
  'extends ps3.15-basic with retain-uids',
  'extends ps3.15-basic with retain-uids, retain-modified-dates',
  'extends hipaa-safe-harbor',
  'extends ps3.15-basi',
  'claims ps3.15-basic with retain-uids',
  'remove PatientAge',
  'keep PatientAge because "needed"',
  'override keep DeviceSerialNumber because "needed"',
  'remove PatientNam',
  'remov PatientName',
  'when Modality is PT { remove PatientAge }',
];

describe('an examination', () => {
  it('says the same whatever was examined before', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray(statements), { minLength: 2, maxLength: 6 }), (versions) => {
        const memory = new Memory();
        for (const lines of versions) {
          const source = { name: 'study.anon', text: `profile "study" version "1"\n${lines.join('\n')}\n` };
          expect(examine(source, shippedLibrary(), memory).diagnostics).toEqual(check(source, shippedLibrary()).diagnostics);
        }
      }),
      { numRuns: 25 },
    );
  });
});

import { expect, it } from 'vitest';
import { openVerification } from '../../../src/verifier/index.js';
import { testImplementationUid, writeFile } from '../../dicom-writer.js';
import { briefly, sampleModel, sampleStudy } from '../sample.js';

it('finds an input that left twice', () => {
  const [file] = sampleStudy();
  if (file?.original == null) throw new Error('no sample');
  const verification = openVerification(sampleModel, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7), implementationClassUid: testImplementationUid });
  const original = { input: 'in/0.dcm', bytes: writeFile(file.original) };
  verification.addOriginal(original);
  for (const output of ['a/1.dcm', 'a/2.dcm']) verification.addOutput({ output, bytes: writeFile(file.output), original });
  expect(briefly(verification.finish().findings)).toContain('provenance/input-twice file');
});

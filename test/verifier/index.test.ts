import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openVerification, renderJson, renderTerminal } from '../../src/verifier/index.js';
import { testImplementationUid, transferSyntaxes, writeFile } from '../dicom-writer.js';
import { briefly, sampleModel, sampleStudy, verifySample } from './sample.js';

describe('the verification of a release', () => {
  it('finds nothing in an output that does all the model demands', () => {
    const report = verifySample(sampleStudy());
    expect(briefly(report.findings)).toEqual([]);
    expect(report.verdict).toBe('clean');
    expect(report.counts).toMatchObject({ originals: 2, outputs: 2, outputsWithOriginal: 2 });
  });

  it.each(Object.entries(transferSyntaxes).filter(([name]) => name !== 'jpeg' && name !== 'bigEndian'))('finds nothing in the same release in %s', (_name, transferSyntax) => {
    const files = sampleStudy().map((file) => ({
      ...file,
      original: file.original === null ? null : { ...file.original, transferSyntax },
      output: { ...file.output, transferSyntax },
    }));
    expect(briefly(verifySample(files).findings)).toEqual([]);
  });

  it('finds nothing when sequences change between defined and undefined length', () => {
    const files = sampleStudy().map((file) => ({ ...file, output: { ...file.output, undefinedLengths: true } }));
    expect(briefly(verifySample(files).findings)).toEqual([]);
  });

  it('judges what can be judged without originals', () => {
    const report = verifySample(sampleStudy().map((file) => ({ ...file, original: null })));
    // the sample has two visits in one study; with its originals at hand they are seen to have been so
    expect(briefly(report.findings)).toEqual(['study/study-differs StudyDate']);
    expect(report.notExamined.join(' ')).toContain('no originals were at hand');
  });

  it('neither crashes nor calls a changed file clean for want of reading it', () => {
    const [file] = sampleStudy();
    if (file === undefined) throw new Error('the sample study has two files');
    const original = file.original === null ? null : { input: 'in.dcm', bytes: writeFile(file.original) };
    const whole = writeFile(file.output);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }), (length, changes) => {
        const bytes = Uint8Array.from(whole.subarray(0, length));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const verification = openVerification(sampleModel, { planDigest: null, fingerprintKey: Buffer.alloc(32), implementationClassUid: testImplementationUid });
        if (original !== null) verification.addOriginal(original);
        verification.addOutput({ output: 'out.dcm', bytes, original });
        const { verdict } = verification.finish();
        if (length < whole.length) expect(verdict).not.toBe('clean');
      }),
      { numRuns: 300 },
    );
  });

  it('never prints a value', () => {
    const files = sampleStudy().map((file, index) => ({ ...file, output: { ...file.output, dataset: file.original?.dataset ?? [] }, path: `out/${index}.dcm` }));
    const report = verifySample(files);
    expect(report.findings.length).toBeGreaterThan(30);
    const text = renderJson(report) + renderTerminal(report);
    for (const secret of ['Zwicky', 'Annamarie', 'MRN4711007', '19680312', '20240301', 'Quincy', 'Nowhere', '1107.5.2']) expect(text).not.toContain(secret);
  });
});

import { describe, expect, it } from 'vitest';
import { renderJson, renderTerminal } from '../../src/verifier/index.js';
import { transferSyntaxes } from '../dicom-writer.js';
import { briefly, sampleStudy, verifySample } from './sample.js';

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
    expect(briefly(report.findings)).toEqual([]);
    expect(report.notExamined.join(' ')).toContain('no originals were at hand');
  });

  it('never prints a value', () => {
    const files = sampleStudy().map((file, index) => ({ ...file, output: { ...file.output, dataset: file.original?.dataset ?? [] }, path: `out/${index}.dcm` }));
    const report = verifySample(files);
    expect(report.findings.length).toBeGreaterThan(30);
    const text = renderJson(report) + renderTerminal(report);
    for (const secret of ['Zwicky', 'Annamarie', 'MRN4711007', '19680312', '20240301', 'Quincy', 'Nowhere', '1107.5.2']) expect(text).not.toContain(secret);
  });
});

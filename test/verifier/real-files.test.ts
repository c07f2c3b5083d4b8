import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openVerification } from '../../src/verifier/index.js';
import { describeWithRealFiles } from '../real-files.js';
import { e1Model } from './e1-model.js';

describeWithRealFiles('the verification of real files that nobody de-identified', (dir) => {
  it('calls none of them clean, and says of each whether it was read', () => {
    const paths = readFileSync(`${dir}MANIFEST.tsv`, 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t')[0] ?? '');
    const verification = openVerification(e1Model(), { planDigest: null, fingerprintKey: Buffer.alloc(32, 1) });
    for (const path of paths) verification.addOriginal({ input: path, bytes: readFileSync(`${dir}${path}`) });
    paths.forEach((path, index) => {
      const bytes = readFileSync(`${dir}${path}`);
      verification.addOutput({ output: `${index}.dcm`, bytes, original: { input: path, bytes } });
    });
    const report = verification.finish();
    const named = new Set(report.findings.map((finding) => finding.output));
    expect(paths.filter((_, index) => !named.has(`${index}.dcm`))).toEqual([]);
    expect(report.counts.outputs).toBe(paths.length);
    // an original is its own faithful remainder where something is kept, but for what hides in it: texts behind a NUL, and those of colour profiles
    expect(report.findings.filter(({ obligation, kind }) => obligation === 'kept' && (kind === 'gone' || kind === 'changed'))).toEqual([]);
    expect(report.counts.byObligation['pixels-untouched'] ?? 0).toBe(0);
  });
});

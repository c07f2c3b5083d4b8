import { afterAll, describe, expect, it } from 'vitest';
import { originalDataset, outputDataset, sampleStudy, verifySample, withElement } from '../verifier/sample.js';
import { mutants as fileMutants } from './mutants.js';
import { releaseMutants } from './release-mutants.js';

const mutants = [...fileMutants, ...releaseMutants];

describe('mutants of a correct output', () => {
  let caught = 0;
  afterAll(() => console.log(`mutation score: ${caught} of ${mutants.length} mutants caught`));

  it('the output they are made of is clean', () => {
    expect(verifySample(sampleStudy()).findings).toEqual([]);
  });

  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s: caught', (_name, mutant) => {
    const { findings, verdict } = verifySample(mutant.mutate(sampleStudy()));
    expect(verdict).not.toBe('clean');
    expect(findings.map(({ obligation, kind }) => `${obligation}/${kind}`)).toContain(`${mutant.obligation}/${mutant.kind}`);
    caught += 1;
  });

  const changed = originalDataset(0).filter((before) => {
    const after = outputDataset(0).find((one) => one.tag === before.tag);
    return JSON.stringify(after) !== JSON.stringify(before);
  });

  it.each(changed.map((one) => [one.tag, one] as const))('%s put back as it was in the original: caught', (_tag, before) => {
    const files = sampleStudy().map((file, index) => (index > 0 ? file : { ...file, output: { ...file.output, dataset: withElement(file.output.dataset, before.tag, before) } }));
    const graver = verifySample(files).findings.filter(({ grade }) => grade === 'leak' || grade === 'suspect');
    expect(graver.length).toBeGreaterThan(0);
  });

  it('every obligation has a mutant', () => {
    const { examined } = verifySample(sampleStudy());
    // those of pixels are beside this file
    expect(new Set([...mutants.map((mutant) => mutant.obligation), 'pixels'])).toEqual(new Set(examined.map(({ name }) => name)));
  });
});

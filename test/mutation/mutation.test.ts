import { afterAll, describe, expect, it } from 'vitest';
import { sampleStudy, verifySample } from '../verifier/sample.js';
import { mutants } from './mutants.js';

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

  it('every obligation has a mutant', () => {
    const { examined } = verifySample(sampleStudy());
    expect(new Set(mutants.map((mutant) => mutant.obligation))).toEqual(new Set(examined.map(({ name }) => name)));
  });
});

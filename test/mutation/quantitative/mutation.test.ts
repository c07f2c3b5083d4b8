import { afterAll, describe, expect, it } from 'vitest';
import { briefly, verifySample } from '../../verifier/sample.js';
import { quantitativeMutants } from './mutants.js';
import { quantitativeModel, quantitativeStudy } from './study.js';

describe('mutants of an output that is fit for every analysis', () => {
  let caught = 0;
  afterAll(() => console.log(`mutation score of fitness: ${caught} of ${quantitativeMutants.length} mutants caught`));

  it('the output they are made of is clean', () => {
    expect(briefly(verifySample(quantitativeStudy(), quantitativeModel).findings)).toEqual([]);
  });

  it.each(quantitativeMutants.map((mutant) => [mutant.name, mutant] as const))('%s: caught', (_name, mutant) => {
    const { findings, verdict } = verifySample(mutant.mutate(quantitativeStudy()), quantitativeModel);
    expect(verdict).toBe('findings');
    const found = findings.filter(({ obligation, kind }) => obligation === mutant.obligation && kind === mutant.kind);
    expect(found.map(({ grade }) => grade), findings.map(({ obligation, kind }) => `${obligation}/${kind}`).join()).toEqual(['fitness']);
    caught += 1;
  });

  it('every analysis that is judged has a mutant', () => {
    const { examined } = verifySample(quantitativeStudy(), quantitativeModel);
    const analyses = examined.map(({ name }) => name).filter((name) => name.startsWith('fitness-'));
    expect(new Set(quantitativeMutants.map(({ obligation }) => obligation))).toEqual(new Set(analyses));
  });

  it('says nothing of an analysis that the profile does not promise', () => {
    const { findings } = verifySample(quantitativeMutants[0]?.mutate(quantitativeStudy()) ?? [], { ...quantitativeModel, preserve: [] });
    expect(findings.filter(({ obligation }) => obligation.startsWith('fitness-'))).toEqual([]);
  });

  it('without originals, misses what a series that shows itself must hold', () => {
    const alone = quantitativeStudy().map((file) => ({ ...file, original: null }));
    expect(briefly(verifySample(alone, quantitativeModel).findings)).toEqual([]);
    const kernel = quantitativeMutants.find(({ kind }) => kind === 'kernel-lost')?.mutate(alone) ?? [];
    expect(briefly(verifySample(kernel, quantitativeModel).findings)).toContain('fitness-ct-kernel/kernel-absent series');
  });
});

import { describe, expect, it } from 'vitest';
import { numberSchemes } from '../../../../src/facts/national-ids.js';
import { checkedSchemes } from '../../../../src/verifier/residue/checksums/schemes.js';

describe('the check of numbers that states and sectors give', () => {
  it('has one for every scheme of the facts', () => {
    expect(checkedSchemes().map(({ scheme }) => scheme.id)).toEqual(numberSchemes().map(({ id }) => id));
    expect(numberSchemes().length).toBe(55);
  });

  it.each(checkedSchemes().map((one) => [one.scheme.id, one] as const))('accepts the valid numbers of %s, its published sample too, and refuses the others', (_, one) => {
    const { scheme } = one;
    const isValid = (number: string): boolean => one.isValid(number);
    for (const number of [...scheme.valid, ...(scheme.knownValid === undefined ? [] : [scheme.knownValid])]) expect(isValid(number), number).toBe(true);
    for (const number of scheme.invalid) expect(isValid(number), number).toBe(false);
  });

  it('reads a number through spaces and marks', () => {
    const nir = checkedSchemes().find(({ scheme }) => scheme.id === 'fr-nir');
    expect(nir?.isValid('2 55 08 14 168 025 38')).toBe(true);
    expect(nir?.isValid('2 55 08 14 168 025 39')).toBe(false);
  });
});

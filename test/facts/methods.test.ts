import { describe, expect, it } from 'vitest';
import { deidentificationMethod } from '../../src/facts/methods.js';
import { ps315Options } from '../../src/facts/ps315.js';
import { readFacts } from '../../src/facts/read-json.js';

const { columns } = readFacts('ps315-e1.json') as { readonly columns: Record<string, string> };

describe('codes of de-identification methods', () => {
  it('are the numbers that the columns of Table E.1-1 carry', () => {
    const stated = Object.values(columns).flatMap((column) => /\((\d{6})\)$/.exec(column)?.[1] ?? []);
    expect(ps315Options.map((option) => deidentificationMethod(option)?.code)).toEqual(stated);
    expect(deidentificationMethod('ps3.15-basic')?.code).toBe('113100');
  });

  it('have a meaning that a value of VR LO holds', () => {
    for (const option of ps315Options) expect(deidentificationMethod(option)?.meaning, option).toMatch(/^[A-Z][A-Za-z ]{1,62} Option$/);
    expect(deidentificationMethod('no such layer')).toBeUndefined();
  });
});

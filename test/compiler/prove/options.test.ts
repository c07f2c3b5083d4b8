import { describe, expect, it } from 'vitest';
import { compile, recheckProofs } from '../../../src/compiler/index.js';
import { contentItems } from '../../../src/facts/content-items.js';
import { deidentificationMethod } from '../../../src/facts/methods.js';
import { ps315Options, ps315Rows } from '../../../src/facts/ps315.js';
import { shippedLibrary } from '../library.js';

function compiled(options: readonly string[]): ReturnType<typeof compile> {
  const withOptions = options.length === 0 ? '' : ` with ${options.join(', ')}`;
  return compile({ name: 'input.anon', text: `profile "trial" version "1.0"\nextends ps3.15-basic${withOptions}\nclaims ps3.15-basic${withOptions}\n` }, shippedLibrary());
}

function expectProven(options: readonly string[]): void {
  const { plan, diagnostics } = compiled(options);
  expect(diagnostics).toEqual([]);
  if (plan === null) throw new Error('no plan');
  expect(plan.model.claims).toEqual([{ name: 'ps3.15-basic', options }]);
  expect(plan.model.methods.map(({ code }) => code)).toEqual(['ps3.15-basic', ...options].map((name) => deidentificationMethod(name)?.code));
  const [claim] = plan.proofs.claims;
  const items = options.includes('clean-structured-content') ? contentItems().map(({ code, scheme, valueType }) => `content ${valueType} (${code}, ${scheme})`) : [];
  expect(claim?.rows.map(([row]) => row)).toEqual([...ps315Rows().map(({ tag }) => tag), ...items]);
  expect(plan.proofs.certificates.flat(2).filter(({ because }) => because !== 'permitted')).toEqual([]);
  expect(recheckProofs(plan)).toEqual([]);
}

const dates = ['retain-full-dates', 'retain-modified-dates'];
const pairs = ps315Options.flatMap((one, index) => ps315Options.slice(index + 1).map((other): [string, string] => [one, other]));
const isContradiction = (pair: readonly string[]): boolean => pair.every((option) => dates.includes(option));

describe('the claim ps3.15-basic', () => {
  it('is proven without options', () => {
    expectProven([]);
  });

  it.each(ps315Options)('is proven with %s', (option) => {
    expectProven([option]);
  });

  it.each(pairs.filter((pair) => !isContradiction(pair)))('is proven with %s and %s', (one, other) => {
    expectProven([one, other]);
  });

  it.each(pairs.filter(isContradiction))('is refused with %s and %s, because dates stay or they move', (one, other) => {
    const { plan, diagnostics } = compiled([one, other]);
    expect(plan).toBeNull();
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([`ANC4004 \`${one}\` and \`${other}\` contradict each other: dates stay or they move`]);
  });

  it('is proven with all options that can stand together', () => {
    expectProven(ps315Options.filter((option) => option !== 'retain-full-dates'));
  });
});

describe('the claim hipaa-safe-harbor', () => {
  const text = (body: string): { name: string; text: string } => ({ name: 'input.anon', text: `profile "trial" version "1.0"\n${body}\n` });

  it('is proven of a profile that extends it, and stands beside ps3.15-basic', () => {
    const { plan, diagnostics } = compile(text('extends hipaa-safe-harbor\nclaims hipaa-safe-harbor\nclaims ps3.15-basic'), shippedLibrary());
    expect(diagnostics).toEqual([]);
    expect(plan?.model.claims.map(({ name }) => name)).toEqual(['hipaa-safe-harbor', 'ps3.15-basic']);
    expect(plan?.proofs.claims.map(({ name }) => name)).toEqual(['hipaa-safe-harbor', 'ps3.15-basic']);
  });

  it('is proven of a profile that extends nothing and takes everything away', () => {
    const { plan, diagnostics } = compile(text('claims hipaa-safe-harbor\nclaims ps3.15-basic\nremove unlisted, private, unknown'), shippedLibrary());
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plan?.model.claims.map(({ name }) => name)).toEqual(['hipaa-safe-harbor', 'ps3.15-basic']);
    expect(plan?.model.methods.map(({ code }) => code)).toEqual(['113100']);
  });

  it.each(['retain-full-dates', 'retain-modified-dates', 'retain-device-identity', 'retain-institution-identity', 'retain-patient-characteristics', 'retain-uids'])('is refused with %s, which keeps what the rule names', (option) => {
    const { diagnostics } = compile(text(`extends ps3.15-basic with ${option}\nclaims hipaa-safe-harbor`), shippedLibrary());
    expect(diagnostics.map(({ code }) => code)).toEqual(['ANC4008']);
    expect(diagnostics[0]?.message).toContain('45 CFR 164.514(b)(2)(i) names it under');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, testHolds, type Condition, type Test } from '../../../src/base/condition.js';
import { excludes } from '../../../src/compiler/prove/excludes.js';
import { findValues } from '../../../src/compiler/prove/find-values.js';
import { refutes, type Refutation } from '../../../src/compiler/prove/refutation.js';
import { assumeNothing, togetherSatisfiable } from '../../../src/compiler/prove/satisfiable.js';

/** values that the tests below tell apart, and some that none names */
const values = ['CT', 'MR', 'ct', 'GE', 'ge x', 'XGE', '5', '5.0', '7', '10', '12.5', 'other'];
const test: fc.Arbitrary<Test> = fc.oneof(
  fc.constant<Test>({ kind: 'present' }),
  fc.uniqueArray(fc.constantFrom('CT', 'MR', 'GE', '5', '7'), { minLength: 1, maxLength: 3 }).map((list): Test => ({ kind: 'in', values: list })),
  fc.constantFrom('GE*', '*GE', '*G?*', 'CT', '5*', '??', '*').map((pattern): Test => ({ kind: 'like', pattern })),
  fc.constantFrom('^GE', 'X').map((source): Test => ({ kind: 'matches', source })),
  fc.record({ kind: fc.constantFrom('below', 'above'), bound: fc.constantFrom(5, 7, 10), orEqual: fc.boolean() }).map((order): Test => order),
);
const tags = ['00080060', '00080070', '00280010'];
const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('test' as const), tag: fc.constantFrom(...tags), test }),
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('condition'), { maxLength: 3 }) }),
  ),
})).condition;
/** an attribute: absent, one value or two */
const attribute = fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
const dataset = fc.tuple(attribute, attribute, attribute).map((lists) => new Map(tags.map((tag, index) => [tag, lists[index] ?? []])));

describe('a search for a file that meets conditions', () => {
  it('finds one that does, or a refutation that holds, or says that it does not know', () => {
    const counts = { yes: 0, no: 0, unknown: 0 };
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 5 }), (conditions) => {
        const found = togetherSatisfiable(conditions, assumeNothing);
        counts[found.kind] += 1;
        if (found.kind === 'yes' && found.example.notes.size === 0) {
          expect(conditions.every((each) => holds(each, (tag) => found.example.values.get(tag) ?? []))).toBe(true);
        }
        if (found.kind === 'no') {
          expect(found.refutation).not.toBeNull();
          if (found.refutation !== null) expect(refutes(found.refutation, conditions)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
    console.info(`satisfiable ${counts.yes}, refuted ${counts.no}, not known ${counts.unknown}`);
    expect(counts.yes).toBeGreaterThan(200);
    expect(counts.no).toBeGreaterThan(200);
    expect(counts.unknown).toBeLessThan(100);
  });

  it('never refutes what some file meets', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 5 }), dataset, (conditions, file) => {
        fc.pre(conditions.every((each) => holds(each, (tag) => file.get(tag) ?? [])));
        expect(togetherSatisfiable(conditions, assumeNothing).kind).not.toBe('no');
      }),
      { numRuns: 1000, maxSkipsPerRun: 10_000 },
    );
  });

  it('gives the same answer whatever the order of the conditions', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 2, maxLength: 5 }), (conditions) => {
        expect(togetherSatisfiable(conditions.toReversed(), assumeNothing).kind).toBe(togetherSatisfiable(conditions, assumeNothing).kind);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a refutation', () => {
  const conditions: readonly Condition[] = [
    { kind: 'any', of: [{ kind: 'test', tag: '00080060', test: { kind: 'in', values: ['CT'] } }, { kind: 'test', tag: '00280010', test: { kind: 'above', bound: 512, orEqual: false } }] },
    { kind: 'not', of: { kind: 'test', tag: '00080060', test: { kind: 'like', pattern: 'c?' } } },
    { kind: 'not', of: { kind: 'test', tag: '00280010', test: { kind: 'above', bound: 100, orEqual: true } } },
  ];

  it('splits where a choice is needed and names the tests that exclude each other', () => {
    const found = togetherSatisfiable(conditions, assumeNothing);
    expect(found).toEqual({ kind: 'no', refutation: { split: 0, branches: [{ clash: [2, 0] }, { clash: [2, 1] }] } });
  });

  it.each<[string, Refutation]>([
    ['leaves out a branch', { split: 0, branches: [{ clash: [2, 0] }] }],
    ['names tests that do not exclude each other', { split: 0, branches: [{ clash: [2, 1] }, { clash: [2, 1] }] }],
    ['names only tests that must not hold', { split: 0, branches: [{ clash: [0, 1] }, { clash: [2, 1] }] }],
    ['names a test that is not there', { split: 0, branches: [{ clash: [9, 0] }, { clash: [2, 1] }] }],
    ['names nothing', { clash: [] }],
    ['splits what is not there', { split: 4, branches: [] }],
  ])('is not believed when it %s', (_, refutation) => {
    expect(refutes(refutation, conditions)).toBe(false);
  });
});

describe('tests of one attribute', () => {
  it('exclude each other only where no value meets one and fails the others', () => {
    fc.assert(
      fc.property(test, fc.array(test, { maxLength: 3 }), fc.constantFrom(...values), (wanted, unwanted, value) => {
        if (!excludes(wanted, unwanted) || !testHolds(wanted, [value])) return;
        expect(unwanted.some((other) => testHolds(other, [value]))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('exclude each other by the small evaluator where the search for values finds none, and only there', () => {
    fc.assert(
      fc.property(test, fc.array(test, { maxLength: 3 }), (wanted, unwanted) => {
        // that an attribute is there says nothing of its values: a sequence has none that could be compared
        fc.pre(wanted.kind !== 'present');
        const found = findValues([{ test: wanted, wanted: true }, ...unwanted.map((other) => ({ test: other, wanted: false }))], false);
        if (found.kind === 'none') expect(excludes(wanted, unwanted)).toBe(true);
        // what the search only takes to be met has a note
        if (found.kind === 'values' && found.note === null) expect(excludes(wanted, unwanted)).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });
});

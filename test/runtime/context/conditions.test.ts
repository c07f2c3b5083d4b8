import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, type Condition, type Test } from '../../../src/base/condition.js';
import { ready } from '../../../src/runtime/context/conditions.js';

const values = ['MR', 'CT', 'mr', 'GE MEDICAL', '', '12', '-3.5', '1e2', 'T1w', '20240301', 'x*y'];
const tags = ['00080060', '00080070', '00280010'];
const test: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ kind: fc.constant('in' as const), values: fc.array(fc.constantFrom(...values), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('like' as const), pattern: fc.constantFrom('GE*', 'm?', '*', 'x[*]y', '', 'x*y') }),
  fc.record({ kind: fc.constant('matches' as const), source: fc.constantFrom('^T[12]', '\\d', '', 'M') }),
  fc.constant({ kind: 'present' as const }),
  fc.record({ kind: fc.constantFrom('below' as const, 'above' as const), bound: fc.constantFrom(-3.5, 12, 100, 20_240_301), orEqual: fc.boolean() }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('test' as const), tag: fc.constantFrom(...tags), test }),
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
  ),
}));
const file = fc.dictionary(fc.constantFrom(...tags), fc.array(fc.constantFrom(...values), { maxLength: 3 }));

describe('a condition made ready', () => {
  it('is as true as the condition is, in every file, and again in the next', () => {
    fc.assert(
      fc.property(condition, fc.array(file, { minLength: 1, maxLength: 4 }), (one, files) => {
        const decided = ready(one);
        for (const attributes of [...files, ...files]) {
          const lookup = (tag: string): readonly string[] => attributes[tag] ?? [];
          expect(decided(lookup)).toBe(holds(one, lookup));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globToRegExp, testHolds } from '../../src/base/condition.js';

describe('a pattern of `like`', () => {
  it.each([
    ['ACC-*', 'acc-1234', true],
    ['ACC-*', 'ACCX1234', false],
    ['GE?', 'GE1', true],
    ['a/b (c) [d] {e}|^$.+\\', 'A/B (C) [D] {E}|^$.+\\', true],
    ['*', '', false],
  ])('`%s` and `%s`', (pattern, value, holds) => {
    expect(testHolds({ kind: 'like', pattern }, [value])).toBe(holds);
  });

  it('matches itself whatever signs it holds, where it has no wildcards', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const plain = text.replace(/[*?]/g, 'x');
        expect(globToRegExp(plain).test(plain)).toBe(true);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opennessOf } from '../../../src/compiler/prove/open-pattern.js';

describe('a pattern of an allow-list', () => {
  it.each(['T[12]w?', 'TE ?\\d{1,3}', 'b ?= ?\\d{1,4}', 'ax(ial)?', '[LR]', 'C[1-7]', 'w/o', '(?:pre|post)-?contrast', 'slice \\d{1,2}', 'v\\d', '', '^$'])('that spells out what may stay is closed: %s', (source) => {
    expect(opennessOf(source)).toBeNull();
  });

  it.each(['[A-Za-z]+', '\\w+', '.*', '.{2}', '\\p{L}{2}', '[^0-9]{3}', '\\S+', '(?:[a-z][a-z])', '([A-Z])\\1', '[ABC]{3}', 'Dr [A-Z][a-z]+', '(?i:[a-z]{2})', '[\\p{L}--[a]]{2}', '\\p{Lu}\\p{Ll}', '[А-я]+'])('that can match any word is open: %s', (source) => {
    expect(opennessOf(source)).toBe('words');
  });

  it.each(['T\\d{5}', 'b\\d+', 'x\\d{3}-\\d{3}', 'no[0-9]{2,}', 'n(?:\\d\\d){3}'])('that can match more than four digits is open: %s', (source) => {
    expect(opennessOf(source)).toBe('digits');
  });

  it.each(['\\d{4}', '\\d{1,2}', '[0-9]', '\\d{2}\\.\\d{2}', '(?:T)?\\d', '(?:T|)\\d{2}', 'T*\\d', '(?=T)\\d'])('that can match digits without a letter of its own is open: %s', (source) => {
    expect(opennessOf(source)).toBe('numbers');
  });

  it('that is no expression is open', () => {
    for (const source of ['[', '(', '*', '\\']) expect(opennessOf(source)).toBe('words');
  });

  it('is closed for no list that a name of two letters or more, or five digits, passes', () => {
    const part = fc.constantFrom('a', 'T', '[12]', '\\d', '[A-Z]', '.', '\\w', '[ab]', ' ?', '-', '(?:x|y)', '[^a]', '\\s');
    const many = fc.constantFrom('', '', '?', '{1,2}', '+', '*', '{3}');
    const pattern = fc.array(fc.tuple(part, many).map((pieces) => pieces.join('')), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    // letters and digits that none of the parts spells out
    fc.assert(
      fc.property(pattern, fc.stringMatching(/^[F-Qf-q]{2,4}$|^[3-9]{5,6}$/), (source, value) => {
        fc.pre(opennessOf(source) === null);
        expect(new RegExp(`^(?:${source})$`, 'u').test(value)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

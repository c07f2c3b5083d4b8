import { describe, expect, it } from 'vitest';
import { attributeOfKeyword } from '../../src/facts/dictionary.js';
import { hipaaIdentifiers } from '../../src/facts/hipaa.js';
import { ps315Row } from '../../src/facts/ps315.js';

describe('the eighteen identifiers', () => {
  it('are A to R', () => {
    expect(hipaaIdentifiers().map(({ letter }) => letter).join('')).toBe('ABCDEFGHIJKLMNOPQR');
  });

  it('name attributes of the dictionary, and say rightly which have a row in Table E.1-1', () => {
    for (const { letter, attributes } of hipaaIdentifiers()) {
      for (const { tag, keyword, vr, hasRow } of attributes) {
        const attribute = attributeOfKeyword(keyword);
        expect(attribute?.tag, `${letter} ${keyword}`).toBe(tag);
        expect(attribute?.vrs, `${letter} ${keyword}`).toContain(vr);
        expect(ps315Row(tag) !== undefined, `${letter} ${keyword}`).toBe(hasRow);
      }
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton, foldText } from '../../../src/verifier/residue/automaton.js';

function found(needles: readonly Uint8Array[], text: Uint8Array): string[] {
  const hits: string[] = [];
  buildAutomaton(needles.map((needle) => Buffer.from(needle).toString('latin1'))).scan(text, 0, text.length, (needle, end) => hits.push(`${needle}@${end}`));
  return hits.sort();
}

function foundByLooking(needles: readonly Uint8Array[], text: Uint8Array): string[] {
  const folded = Buffer.from(foldText(Buffer.from(text).toString('latin1')), 'latin1');
  return needles
    .flatMap((needle, index) => {
      const hits: string[] = [];
      for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at + 1)) hits.push(`${index}@${at + needle.length}`);
      return hits;
    })
    .sort();
}

describe('the automaton', () => {
  it('finds overlapping needles, whatever the letter case', () => {
    const needles = ['he', 'she', 'hers', 'his'].map((text) => Buffer.from(text));
    expect(found(needles, Buffer.from('uSHErs'))).toEqual(['0@4', '1@4', '2@6']);
  });

  it('finds nothing without needles', () => {
    expect(found([], Buffer.from('anything'))).toEqual([]);
  });

  it('agrees with a plain search on random needles and bytes', () => {
    // few letters, so that needles share prefixes and suffixes
    const bytes = (min: number, max: number) => fc.uint8Array({ minLength: min, maxLength: max, max: 3 }).map((array) => array.map((value) => value + 0x61));
    fc.assert(
      fc.property(fc.uniqueArray(bytes(2, 6), { maxLength: 12, selector: (needle) => needle.join() }), bytes(0, 60), (needles, text) => {
        expect(found(needles, text)).toEqual(foundByLooking(needles, text));
      }),
    );
  });
});

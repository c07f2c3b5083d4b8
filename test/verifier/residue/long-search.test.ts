import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton, foldText } from '../../../src/verifier/residue/automaton.js';
import { buildLongSearch, longBytes } from '../../../src/verifier/residue/long-search.js';

type Searcher = Pick<ReturnType<typeof buildAutomaton>, 'scan'>;

function found(searcher: Searcher, text: Uint8Array, from = 0, to = text.length): string[] {
  const hits: string[] = [];
  searcher.scan(text, from, to, (needle, end) => hits.push(`${needle}@${end}`));
  return hits.sort();
}

describe('the search for long needles', () => {
  it('finds them in either letter case, at the start and at the end', () => {
    const search = buildLongSearch(['johndoe-1968', 'doe-1968-x']);
    expect(found(search, Buffer.from('JohnDoe-1968-X'))).toEqual(['0@12', '1@14']);
  });

  it('reads nothing beyond its stretch', () => {
    const search = buildLongSearch(['12345678']);
    expect(found(search, Buffer.from('..12345678..'), 3)).toEqual([]);
    expect(found(search, Buffer.from('..12345678..'), 0, 9)).toEqual([]);
    expect(found(search, Buffer.from('..12345678..'), 2, 10)).toEqual(['0@10']);
  });

  it.each([10, 5000])('agrees with the automaton on the long ones of %i needles', (count) => {
    const letters = (min: number, max: number) => fc.uint8Array({ minLength: min, maxLength: max, max: 2 }).map((array) => array.map((value) => value + 0x41));
    const others = Array.from({ length: count }, (_, index) => `filler-${String(index).padStart(8, '0')}`);
    fc.assert(
      fc.property(fc.uniqueArray(letters(6, 11), { maxLength: 8, selector: (needle) => needle.join() }), letters(0, 80), (drawn, text) => {
        const needles = [...drawn.map((needle) => foldText(Buffer.from(needle).toString('latin1'))), ...others];
        const long = found(buildAutomaton(needles), text).filter((hit) => (needles[Number(hit.split('@')[0])]?.length ?? 0) >= longBytes);
        expect(found(buildLongSearch(needles), text)).toEqual(long);
      }),
      { numRuns: count > 100 ? 5 : 200 },
    );
  });
});

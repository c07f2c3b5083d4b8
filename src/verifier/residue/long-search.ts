import { fold } from './automaton.js';

/** Every needle has at least this many bytes, so that the search steps over most bytes without a look at them. */
export const longBytes = 8;

/** More needles than this fill the table of pairs, and triples are looked up instead. */
const mostForPairs = 4096;

/**
 * Wu–Manber over the first eight bytes of long needles, ASCII letters folded: in pixel data, where nearly nothing is a needle and short
 * ones are not believed, it reads every seventh byte or so.
 */
export interface LongSearch {
  /** Calls `hit` for every occurrence: which needle, and the offset behind its last byte. */
  scan(bytes: Uint8Array, start: number, end: number, hit: (needle: number, endOffset: number) => void): void;
}

/** Needles are folded; those shorter than `longBytes` are left out. A needle is known by its index. */
export function buildLongSearch(needles: readonly string[]): LongSearch {
  const byStart = new Map<string, number[]>();
  needles.forEach((needle, index) => {
    if (needle.length < longBytes) return;
    const start = needle.slice(0, longBytes);
    const known = byStart.get(start);
    if (known === undefined) byStart.set(start, [index]);
    else known.push(index);
  });
  const block = byStart.size <= mostForPairs ? 2 : 3;
  const shifts = shiftsOf([...byStart.keys()], block);
  const foldedStart = Buffer.alloc(longBytes);

  function tryAt(bytes: Uint8Array, at: number, end: number, hit: (needle: number, endOffset: number) => void): void {
    for (let index = 0; index < longBytes; index += 1) foldedStart[index] = fold(bytes[at + index] ?? 0);
    for (const index of byStart.get(foldedStart.toString('latin1')) ?? []) {
      const needle = needles[index] ?? '';
      if (at + needle.length <= end && standsAt(needle, bytes, at)) hit(index, at + needle.length);
    }
  }

  return {
    scan(bytes, start, end, hit) {
      if (byStart.size === 0) return;
      // INVARIANT: every index is in range; the casts keep the check for undefined out of the loop
      let at = start + longBytes - 1;
      while (at < end) {
        const pair = ((bytes[at - 1] as number) << 8) | (bytes[at] as number);
        const shift = shifts[block === 2 ? pair : ((bytes[at - 2] as number) << 16) | pair] as number;
        if (shift === 0) {
          tryAt(bytes, at - longBytes + 1, end, hit);
          at += 1;
        } else at += shift;
      }
    },
  };
}

function standsAt(needle: string, bytes: Uint8Array, at: number): boolean {
  for (let offset = longBytes; offset < needle.length; offset += 1) if (fold(bytes[at + offset] ?? 0) !== needle.charCodeAt(offset)) return false;
  return true;
}

/** By how many bytes the search may step on when it sees a block, in either letter case, as the end of what could be a start. */
function shiftsOf(starts: readonly string[], block: 2 | 3): Uint8Array {
  const shifts = new Uint8Array(block === 2 ? 0x10000 : 0x1000000).fill(longBytes - block + 1);
  for (const start of starts) {
    for (let end = block; end <= longBytes; end += 1) {
      for (const raw of spellings(start.slice(end - block, end))) shifts[raw] = Math.min(shifts[raw] ?? 0, longBytes - end);
    }
  }
  return shifts;
}

/** A folded block as a number, in every letter case. */
function spellings(block: string): readonly number[] {
  let numbers = [0];
  for (let index = 0; index < block.length; index += 1) {
    const byte = block.charCodeAt(index);
    const cases = byte >= 0x61 && byte <= 0x7a ? [byte, byte - 0x20] : [byte];
    numbers = numbers.flatMap((number) => cases.map((one) => (number << 8) | one));
  }
  return numbers;
}

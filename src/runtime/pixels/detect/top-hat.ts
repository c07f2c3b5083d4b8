import type { Grey } from './grey.js';

/** Half the side of the square that strokes of letters must fit in to stand out; pixels. */
const REACH = 5;
/** What stands out by less is not taken for ink. */
const LEAST_CONTRAST = 0.15;

/** Bits of a pixel of `inkOf`. */
export const BRIGHT = 1;
export const DARK = 2;
export type Polarity = typeof BRIGHT | typeof DARK;

/**
 * Levels of grey that are told apart. The picture and its negative stand in one number, 15 bits each, the bit above free for comparing; 8 bits, and
 * the means of four of them, are whole numbers of levels, so that what stands out by just enough does not hang on rounding.
 */
export const LEVELS = 32 * 4 * 255;
const BOTH = LEVELS | (LEVELS << 16);
const GUARDS = 0x80008000 | 0;
const LOW = 0x7fff;

/**
 * Which pixels are ink, by row: BRIGHT where they stand above what is wider than a stroke, DARK where they stand below it (morphological
 * opening and closing by an 11 × 11 square, cut at the edge of the picture).
 */
export function inkOf({ rows, columns, values }: Grey): Uint8Array {
  const ink = new Uint8Array(rows * columns);
  if (rangeOf(values) < 0.9 * LEAST_CONTRAST) return ink;
  const wide = columns + 2 * REACH;
  const both = new Int32Array((rows + 2 * REACH) * wide).fill(BOTH);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0, at = y * columns, to = (y + REACH) * wide + REACH; x < columns; x += 1, at += 1, to += 1) {
      const level = Math.round((values[at] as number) * LEVELS);
      both[to] = level | ((LEVELS - level) << 16);
    }
  }
  const picture = both.slice();
  erode(both, wide);
  const opened = centredNegative(both, rows, columns, wide);
  // the least of the negative is the most of the picture
  erode(opened, wide);
  const least = Math.round(LEAST_CONTRAST * LEVELS);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0, to = y * columns, at = y * wide, of = (y + REACH) * wide + REACH; x < columns; x += 1, to += 1, at += 1, of += 1) {
      const level = picture[of] as number;
      const around = BOTH - (opened[at] as number);
      if ((level & LOW) - (around & LOW) >= least) ink[to] = BRIGHT;
      if ((level >> 16) - (around >> 16) >= least) ink[to] = (ink[to] as number) | DARK;
    }
  }
  return ink;
}

function rangeOf(values: Float32Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
}

/** Each number becomes the least of the square that begins with it, 11 numbers wide and tall: of 2, 4, 8 and 11 of them, one after the other. */
function erode(both: Int32Array, wide: number): void {
  for (const step of [1, 2, 4, 3, wide, 2 * wide, 4 * wide, 3 * wide]) lower(both, step);
}

/** The lesser of each number and the one a step behind it, for both halves of the numbers at once: a guard bit stays where nothing is borrowed. */
function lower(both: Int32Array, step: number): void {
  for (let at = 0, end = both.length - step; at < end; at += 1) {
    const here = both[at] as number;
    const there = both[at + step] as number;
    const notLess = ((here | GUARDS) - there) & GUARDS;
    const takesThere = notLess - (notLess >>> 15);
    both[at] = (there & takesThere) | (here & ~takesThere);
  }
}

/** The negative of what stands at the first corners of the squares, moved to their centres; around it what no minimum takes. */
function centredNegative(both: Int32Array, rows: number, columns: number, wide: number): Int32Array {
  const out = new Int32Array(both.length).fill(BOTH);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0, at = y * wide, to = (y + REACH) * wide + REACH; x < columns; x += 1, at += 1, to += 1) out[to] = BOTH - (both[at] as number);
  }
  return out;
}

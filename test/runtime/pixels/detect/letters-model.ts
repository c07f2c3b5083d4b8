import type { Box } from '../../../../src/runtime/pixels/image.js';
import type { Grey } from '../../../../src/runtime/pixels/detect/grey.js';
import type { Letter } from '../../../../src/runtime/pixels/detect/letters.js';

/*
 * Letters of bright ink the plain way: every window looked through, every patch filled pixel by pixel. Slow, and says what the fast way means.
 */

const REACH = 5;
const LEAST_CONTRAST = 0.15;
const LEAST_EDGE = 0.17;

export function plainLetters(grey: Grey): readonly Letter[] {
  const { rows, columns, values } = grey;
  const opened = window(window(values, grey, Math.min), grey, Math.max);
  const isInk = opened.map((level, at) => (Math.fround((values[at] ?? 0) - level) >= LEAST_CONTRAST ? 1 : 0));
  const letters: Letter[] = [];
  for (let start = 0; start < values.length; start += 1) {
    if (isInk[start] !== 1) continue;
    const pixels = patchFrom(start, isInk, rows, columns);
    const xs = pixels.map((at) => at % columns);
    const ys = pixels.map((at) => Math.floor(at / columns));
    const box: Box = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs) + 1, y1: Math.max(...ys) + 1 };
    const within = new Set(pixels);
    const steps = pixels.flatMap((at) => neighbours(at, rows, columns, false).filter((beside) => !within.has(beside)).map((beside) => (values[at] ?? 0) - (values[beside] ?? 0)));
    const edge = steps.reduce((sum, step) => sum + step, 0);
    if (isLetter(box, pixels.length, steps.length) && edge >= LEAST_EDGE * steps.length) letters.push({ box, level: pixels.reduce((sum, at) => sum + (values[at] ?? 0), 0) / pixels.length });
  }
  return letters;
}

function window(values: Float32Array, { rows, columns }: Grey, pick: (...some: number[]) => number): Float32Array {
  return values.map((_, at) => {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    const some: number[] = [];
    for (let row = Math.max(0, y - REACH); row <= Math.min(rows - 1, y + REACH); row += 1) {
      for (let column = Math.max(0, x - REACH); column <= Math.min(columns - 1, x + REACH); column += 1) some.push(values[row * columns + column] ?? 0);
    }
    return pick(...some);
  });
}

/** Takes the pixels of a patch out of the ink. */
function patchFrom(start: number, isInk: Float32Array, rows: number, columns: number): readonly number[] {
  const pixels = [start];
  isInk[start] = 0;
  for (const at of pixels) {
    for (const beside of neighbours(at, rows, columns, true)) {
      if (isInk[beside] !== 1) continue;
      isInk[beside] = 0;
      pixels.push(beside);
    }
  }
  return pixels;
}

function neighbours(at: number, rows: number, columns: number, corners: boolean): readonly number[] {
  const [x, y] = [at % columns, Math.floor(at / columns)];
  const found: number[] = [];
  for (let dy = -1; dy <= 1; dy += 1) {
    for (let dx = -1; dx <= 1; dx += 1) {
      const isBeside = dx === 0 || dy === 0 ? dx !== dy : corners;
      if (isBeside && x + dx >= 0 && x + dx < columns && y + dy >= 0 && y + dy < rows) found.push(at + dy * columns + dx);
    }
  }
  return found;
}

function isLetter({ x0, y0, x1, y1 }: Box, area: number, edges: number): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  if ((2 * area) / edges > 0.26 * height + 0.7) return false;
  const filled = area / (width * height);
  if (height < 5 || height > 30 || width > 40 || width > 4 * height) return false;
  return width * 3 <= height ? filled > 0.3 : filled > 0.12 && filled < 0.85;
}

import type { Grey } from '../../../../src/runtime/pixels/detect/grey.js';
import type { Box } from '../../../../src/runtime/pixels/image.js';

/** Levels of a whole picture, 0 to 1: 8 bits and the means of four of them are whole numbers of these. */
const levels = 32_640;
const reach = 5;

/** What letters.ts finds, word for word by its definition: the model that the fast way is held against. Bright letters; for dark ones invert the picture. */
export function plainLetters({ rows, columns, values }: Grey): readonly { readonly box: Box; readonly level: number }[] {
  const picture = Array.from(values, (value) => Math.round(value * levels));
  const within = (of: readonly number[], pick: (...some: number[]) => number): number[] =>
    of.map((_, at) => {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      const square: number[] = [];
      for (let row = Math.max(0, y - reach); row <= Math.min(rows - 1, y + reach); row += 1) square.push(...of.slice(row * columns + Math.max(0, x - reach), row * columns + Math.min(columns, x + reach + 1)));
      return pick(...square);
    });
  const opened = within(within(picture, Math.min), Math.max);
  const ink = picture.map((level, at) => level - (opened[at] ?? 0) >= 0.15 * levels);
  return patches(ink, rows, columns).flatMap((pixels) => {
    const [xs, ys] = [pixels.map((at) => at % columns), pixels.map((at) => Math.floor(at / columns))];
    const box = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs) + 1, y1: Math.max(...ys) + 1 };
    const steps = pixels.flatMap((at) => beside(at, rows, columns, false).filter((other) => ink[other] === false).map((other) => (picture[at] ?? 0) - (picture[other] ?? 0)));
    const isLetter = hasSize(box, pixels.length, steps.length) && steps.reduce((sum, step) => sum + step, 0) >= 0.17 * steps.length * levels;
    return isLetter ? [{ box, level: pixels.reduce((sum, at) => sum + (picture[at] ?? 0), 0) / pixels.length / levels }] : [];
  });
}

function patches(ink: readonly boolean[], rows: number, columns: number): readonly (readonly number[])[] {
  const seen = new Set<number>();
  const found: number[][] = [];
  ink.forEach((isInk, start) => {
    if (!isInk || seen.has(start)) return;
    const pixels = [start];
    seen.add(start);
    for (const at of pixels) {
      for (const other of beside(at, rows, columns, true)) {
        if (ink[other] !== true || seen.has(other)) continue;
        seen.add(other);
        pixels.push(other);
      }
    }
    found.push(pixels);
  });
  return found;
}

function beside(at: number, rows: number, columns: number, withCorners: boolean): readonly number[] {
  const [x, y] = [at % columns, Math.floor(at / columns)];
  const around: number[] = [];
  for (const [dx, dy] of [[0, -1], [-1, 0], [1, 0], [0, 1], [-1, -1], [1, -1], [-1, 1], [1, 1]].slice(0, withCorners ? 8 : 4) as [number, number][]) {
    if (x + dx >= 0 && x + dx < columns && y + dy >= 0 && y + dy < rows) around.push(at + dy * columns + dx);
  }
  return around;
}

function hasSize({ x0, y0, x1, y1 }: Box, area: number, edges: number): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  if ((2 * area) / edges > 0.26 * height + 0.7) return false;
  const filled = area / (width * height);
  if (height < 5 || height > 30 || width > 40 || width > 4 * height) return false;
  return width * 3 <= height ? filled > 0.3 : filled > 0.12 && filled < 0.85;
}

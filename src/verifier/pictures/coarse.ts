import type { Area } from '../pixels/expected-regions.js';

/** A frame in which no text can be read: one light a cell, from 0 to 1; null where what stands there is not shown. */
export interface Coarse {
  readonly rows: number;
  readonly columns: number;
  /** pixels of the frame that one side of a cell stands for */
  readonly cellPixels: number;
  readonly light: readonly (number | null)[];
}

/** Letters of the usual height, 8 to 28 pixels, lose their shape when fewer cells than these stand in their height. */
const leastCellPixels = 4;
/** A frame is at most so many cells wide and high. */
const mostCells = 128;

/**
 * @param lightOf of a pixel, numbered row by row; any scale
 * @param hidden every cell that one of these touches shows nothing
 */
export function coarsened(size: { readonly rows: number; readonly columns: number }, lightOf: (pixel: number) => number, hidden: readonly Area[]): Coarse {
  const cellPixels = Math.max(leastCellPixels, Math.ceil(Math.max(size.rows, size.columns) / mostCells));
  const [rows, columns] = [Math.ceil(size.rows / cellPixels), Math.ceil(size.columns / cellPixels)];
  const means = Array.from({ length: rows * columns }, (_, cell): number | null => {
    const [top, left] = [Math.floor(cell / columns) * cellPixels, (cell % columns) * cellPixels];
    const [bottom, right] = [Math.min(size.rows, top + cellPixels), Math.min(size.columns, left + cellPixels)];
    if (hidden.some((area) => area.left < right && area.right > left && area.top < bottom && area.bottom > top)) return null;
    let sum = 0;
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) sum += lightOf(y * size.columns + x);
    return sum / ((bottom - top) * (right - left));
  });
  let [least, most] = [Infinity, -Infinity];
  for (const mean of means) {
    if (mean === null) continue;
    least = Math.min(least, mean);
    most = Math.max(most, mean);
  }
  return { rows, columns, cellPixels, light: means.map((mean) => (mean === null ? null : most > least ? (mean - least) / (most - least) : 0)) };
}

import type { Grey } from './grey.js';

const REACH = 7;

/**
 * What the net is fed: two pictures behind one another, the grey itself, and how far each pixel stands out of the 15 × 15 around it.
 * training/text-detector/net.py computes the same.
 */
export function featuresOf({ rows, columns, values }: Grey): Float32Array {
  const count = rows * columns;
  const out = new Float32Array(2 * count);
  out.set(values);
  const squares = new Float32Array(count);
  for (let at = 0; at < count; at += 1) squares[at] = (values[at] ?? 0) ** 2;
  const means = boxMeans(values, rows, columns);
  const meanSquares = boxMeans(squares, rows, columns);
  for (let at = 0; at < count; at += 1) {
    const mean = means[at] ?? 0;
    const deviation = Math.sqrt(Math.max(0, (meanSquares[at] ?? 0) - mean * mean));
    out[count + at] = ((values[at] ?? 0) - mean) / (deviation + 0.03) / 2;
  }
  return out;
}

/** Means of the squares around each pixel; at the edge, of what lies within the picture. */
function boxMeans(values: Float32Array, rows: number, columns: number): Float32Array {
  // sums by column of the rows in reach, moved down row by row: doubles, so that what goes out again leaves nothing behind that counts
  const sums = new Float64Array(columns);
  const out = new Float32Array(rows * columns);
  const add = (y: number, sign: 1 | -1): void => {
    for (let x = 0, at = y * columns; x < columns; x += 1, at += 1) sums[x] = (sums[x] ?? 0) + sign * (values[at] ?? 0);
  };
  for (let y = 0; y < Math.min(REACH, rows); y += 1) add(y, 1);
  for (let y = 0; y < rows; y += 1) {
    if (y + REACH < rows) add(y + REACH, 1);
    if (y - REACH - 1 >= 0) add(y - REACH - 1, -1);
    const tall = Math.min(rows - 1, y + REACH) - Math.max(0, y - REACH) + 1;
    let sum = 0;
    for (let x = 0; x < Math.min(REACH, columns); x += 1) sum += sums[x] ?? 0;
    for (let x = 0; x < columns; x += 1) {
      if (x + REACH < columns) sum += sums[x + REACH] ?? 0;
      if (x - REACH - 1 >= 0) sum -= sums[x - REACH - 1] ?? 0;
      const wide = Math.min(columns - 1, x + REACH) - Math.max(0, x - REACH) + 1;
      out[y * columns + x] = sum / (tall * wide);
    }
  }
  return out;
}

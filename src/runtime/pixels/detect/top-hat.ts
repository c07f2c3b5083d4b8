import type { Grey } from './grey.js';

/** Half the side of the square that strokes of letters must fit in to stand out; pixels. */
const REACH = 5;

/** How far each pixel stands above what is wider than a stroke (morphological opening by an 11 × 11 square). For dark strokes invert the picture. */
export function topHat({ rows, columns, values }: Grey): Float32Array {
  const eroded = slide(slide(values, rows, columns, 'rows', Math.min), rows, columns, 'columns', Math.min);
  const opened = slide(slide(eroded, rows, columns, 'rows', Math.max), rows, columns, 'columns', Math.max);
  for (let at = 0; at < opened.length; at += 1) opened[at] = Math.max(0, (values[at] ?? 0) - (opened[at] ?? 0));
  return opened;
}

/** The least or most of the pixels within reach, along rows or columns: by blocks (van Herk), three steps a pixel. */
function slide(values: Float32Array, rows: number, columns: number, along: 'rows' | 'columns', pick: (a: number, b: number) => number): Float32Array {
  const [count, length, step, next] = along === 'rows' ? [rows, columns, 1, columns] : [columns, rows, columns, 1];
  const side = 2 * REACH + 1;
  const out = new Float32Array(values.length);
  const padded = Math.ceil((length + 2 * REACH) / side) * side;
  const line = new Float32Array(padded);
  const [fore, back] = [new Float32Array(padded), new Float32Array(padded)];
  for (let index = 0; index < count; index += 1) {
    const start = index * next;
    for (let at = 0; at < padded; at += 1) line[at] = values[start + Math.min(Math.max(at - REACH, 0), length - 1) * step] ?? 0;
    for (let at = 0; at < padded; at += 1) fore[at] = at % side === 0 ? (line[at] ?? 0) : pick(fore[at - 1] ?? 0, line[at] ?? 0);
    for (let at = padded - 1; at >= 0; at -= 1) back[at] = at % side === side - 1 ? (line[at] ?? 0) : pick(back[at + 1] ?? 0, line[at] ?? 0);
    for (let at = 0; at < length; at += 1) out[start + at * step] = pick(back[at] ?? 0, fore[at + side - 1] ?? 0);
  }
  return out;
}

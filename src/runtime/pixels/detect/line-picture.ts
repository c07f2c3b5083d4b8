import type { Box } from '../image.js';
import type { Grey } from './grey.js';

/** Height of the letters that the reading is best at, and white around them; pixels. */
const LETTERS = 48;
const BORDER = 12;
/** A line that would become wider than this is none. */
const WIDEST = 4000;

/** One line as a portable graymap, dark on light, its letters 48 pixels tall; null where there is no ink, or more than one line. */
export function linePicture(grey: Grey, box: Box): Buffer | null {
  const line = contrasted(grey, box);
  const ink = line === null ? null : inkRows(line);
  if (line === null || ink === null) return null;
  const scale = LETTERS / (ink.to - ink.from);
  const [rows, columns] = [LETTERS + 2 * BORDER, Math.round(line.columns * scale) + 2 * BORDER];
  if (columns > WIDEST) return null;
  const head = Buffer.from(`P5\n${columns} ${rows}\n255\n`, 'latin1');
  const out = Buffer.alloc(head.length + rows * columns, 255);
  head.copy(out);
  for (let y = 0; y < LETTERS; y += 1) {
    for (let x = 0; x < columns - 2 * BORDER; x += 1) {
      const darkness = between(line, ink.from + (y + 0.5) / scale - 0.5, (x + 0.5) / scale - 0.5);
      out[head.length + (y + BORDER) * columns + x + BORDER] = Math.round(255 * (1 - darkness));
    }
  }
  return out;
}

/** The cut as ink: 0 what is around, 1 the letters. */
function contrasted({ columns, values }: Grey, { x0, y0, x1, y1 }: Box): Grey | null {
  const cut = new Float32Array((x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y += 1) cut.set(values.subarray(y * columns + x0, y * columns + x1), (y - y0) * (x1 - x0));
  const order = cut.slice().sort();
  const [low, middle, high] = [0.01, 0.5, 0.99].map((part) => order[Math.floor(part * (order.length - 1))] ?? 0) as [number, number, number];
  if (high - low < 0.05) return null;
  // letters are fewer than what they stand on
  const far = high - middle >= middle - low ? high : low;
  return { rows: y1 - y0, columns: x1 - x0, values: cut.map((value) => Math.min(1, Math.max(0, (value - middle) / (far - middle)))) };
}

/** First and last row of letters; null where two rows of letters stand above one another: reading one would pass over the other. */
function inkRows({ rows, columns, values }: Grey): { readonly from: number; readonly to: number } | null {
  const bands: { from: number; to: number }[] = [];
  for (let y = 0; y < rows; y += 1) {
    if (!values.subarray(y * columns, (y + 1) * columns).some((ink) => ink >= 0.5)) continue;
    const last = bands.at(-1);
    if (last?.to === y) last.to += 1;
    else bands.push({ from: y, to: y + 1 });
  }
  const [first, last] = [bands[0], bands.at(-1)];
  if (first === undefined || last === undefined) return null;
  const tall = bands.filter(({ from, to }) => to - from >= 5).length;
  return tall === 1 ? { from: first.from, to: last.to } : null;
}

function between({ rows, columns, values }: Grey, y: number, x: number): number {
  const [top, left] = [Math.floor(y), Math.floor(x)];
  const at = (row: number, column: number): number => values[Math.min(Math.max(row, 0), rows - 1) * columns + Math.min(Math.max(column, 0), columns - 1)] ?? 0;
  const [down, right] = [y - top, x - left];
  return (at(top, left) * (1 - right) + at(top, left + 1) * right) * (1 - down) + (at(top + 1, left) * (1 - right) + at(top + 1, left + 1) * right) * down;
}

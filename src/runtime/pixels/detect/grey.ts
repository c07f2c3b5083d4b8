import { Unwalkable } from '../../dicom/unwalkable.js';
import type { Frame, Image, Palette } from '../image.js';

/** A picture of one channel: 0 is shown black, 1 white; `rows × columns` values, by row. */
export interface Grey {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Weights of red, green and blue in what the eye takes for brightness (Rec. ITU-R BT.601-7, 2.5.1). */
const [RED, GREEN, BLUE] = [0.299, 0.587, 0.114] as const;

/**
 * A decoded frame as grey pictures: one, and for grey values of more than 8 bits two, the full range and what lies between the percentiles
 * 0.2 and 99.5, for text may stand at the end of a range that the tissue does not use. training/text-detector/grey.py reads alike.
 *
 * @throws Unwalkable ('pixels-unreadable') where a palette is missing: what its numbers look like is not known
 */
export function greysOf(frame: Frame, image: Image): readonly Grey[] {
  const { rows, columns } = image;
  if (image.photometric === 'PALETTE COLOR' && image.palette === null) throw new Unwalkable('pixels-unreadable', 'the palette of the image is missing or damaged, so nobody can say what it shows');
  const pictures = image.samplesPerPixel > 1 ? [colour(frame, image)] : image.palette !== null ? [throughPalette(frame, image.palette)] : windows(frame, image);
  return pictures.map((values) => ({ rows, columns, values }));
}

/** Half as many rows and columns, each pixel the mean of four; an odd last row or column counts twice. */
export function halved({ rows, columns, values }: Grey): Grey {
  const [halfRows, halfColumns] = [Math.ceil(rows / 2), Math.ceil(columns / 2)];
  const half = new Float32Array(halfRows * halfColumns);
  for (let y = 0; y < halfRows; y += 1) {
    const above = 2 * y * columns;
    const below = Math.min(2 * y + 1, rows - 1) * columns;
    for (let x = 0; x < halfColumns; x += 1) {
      const [left, right] = [2 * x, Math.min(2 * x + 1, columns - 1)];
      half[y * halfColumns + x] = ((values[above + left] ?? 0) + (values[above + right] ?? 0) + (values[below + left] ?? 0) + (values[below + right] ?? 0)) / 4;
    }
  }
  return { rows: halfRows, columns: halfColumns, values: half };
}

function colour({ values, photometric }: Frame, { rows, columns, samplesPerPixel, bitsStored }: Image): Float32Array {
  const full = 2 ** bitsStored - 1;
  const out = new Float32Array(rows * columns);
  const isLuminance = photometric.startsWith('YBR');
  const isInk = photometric === 'CMYK';
  // of four samples, ARGB has its colours behind the first
  const first = photometric === 'ARGB' ? 1 : 0;
  for (let at = 0, from = 0; at < out.length; at += 1, from += samplesPerPixel) {
    const [a, b, c] = [values[from + first] ?? 0, values[from + first + 1] ?? 0, values[from + first + 2] ?? 0];
    const grey = isLuminance ? a : photometric === 'HSV' ? c : RED * a + GREEN * b + BLUE * c;
    const black = isInk ? (values[from + 3] ?? 0) : 0;
    out[at] = unit(isInk ? 1 - (grey + black) / full : grey / full);
  }
  return out;
}

function throughPalette({ values }: Frame, { first, red, green, blue }: Palette): Float32Array {
  const levels = Float32Array.from(red, (r, at) => (RED * r + GREEN * (green[at] ?? 0) + BLUE * (blue[at] ?? 0)) / 65535);
  return Float32Array.from(values, (value) => levels[Math.min(Math.max(value - first, 0), levels.length - 1)] ?? 0);
}

function windows({ values }: Frame, { bitsStored, photometric }: Image): readonly Float32Array[] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const spans = [span(values, low, high)];
  if (bitsStored > 8) spans.push(span(values, ...percentiles(values, low, high)));
  if (photometric === 'MONOCHROME1') for (const picture of spans) for (let at = 0; at < picture.length; at += 1) picture[at] = 1 - (picture[at] ?? 0);
  return spans;
}

function span(values: Frame['values'], low: number, high: number): Float32Array {
  const out = new Float32Array(values.length);
  if (high > low) for (let at = 0; at < out.length; at += 1) out[at] = unit(((values[at] ?? 0) - low) / (high - low));
  return out;
}

/** The values at 0.2 and 99.5 of a hundred parts, in steps of a 65,536th of the range. */
function percentiles(values: Frame['values'], low: number, high: number): [number, number] {
  const step = Math.max(1, (high - low) / 65535);
  const counts = new Uint32Array(65536);
  for (const value of values) counts[Math.floor((value - low) / step)] = (counts[Math.floor((value - low) / step)] ?? 0) + 1;
  const at = (part: number): number => {
    let left = part * (values.length - 1);
    for (let level = 0; level < counts.length; level += 1) {
      left -= counts[level] ?? 0;
      if (left < 0) return low + level * step;
    }
    return high;
  };
  return [at(0.002), at(0.995)];
}

function unit(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

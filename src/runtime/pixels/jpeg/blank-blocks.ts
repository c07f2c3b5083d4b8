import type { Box } from '../image.js';
import type { Coefficients } from './coefficients.js';
import { readCoefficients } from './coefficients.js';
import { damaged, readSequential, type SequentialJpeg } from './sequential.js';
import { writeSequential } from './write.js';

/** How regions grow in a JPEG, in pixels. */
export interface BlockGrid {
  /** of an MCU: what is blanked is made of whole ones, in every component */
  readonly wide: number;
  readonly high: number;
  /** a decoder that smooths shared colours lets them reach so far over the edge of an MCU */
  readonly rimX: number;
  readonly rimY: number;
}

export function gridOf({ components, isInterleaved }: SequentialJpeg): BlockGrid {
  if (!isInterleaved) return { wide: 8, high: 8, rimX: 0, rimY: 0 };
  const [h, v] = [components.map((one) => one.h), components.map((one) => one.v)];
  const [most, tallest] = [Math.max(...h), Math.max(...v)];
  return { wide: most * 8, high: tallest * 8, rimX: Math.ceil(most / Math.min(...h)) - 1, rimY: Math.ceil(tallest / Math.min(...v)) - 1 };
}

/** The MCUs that are blanked for a box: it is black then whatever a decoder smooths. In pixels, clipped to the frame. */
export function blockedBox({ x0, y0, x1, y1 }: Box, { wide, high, rimX, rimY }: BlockGrid, columns: number, rows: number): Box {
  return {
    x0: Math.floor(Math.max(0, x0 - rimX) / wide) * wide,
    y0: Math.floor(Math.max(0, y0 - rimY) / high) * high,
    x1: Math.min(columns, Math.ceil(Math.min(columns, x1 + rimX) / wide) * wide),
    y1: Math.min(rows, Math.ceil(Math.min(rows, y1 + rimY) / high) * high),
  };
}

/** Outside of this no pixel changes: the blanked MCUs with their rim. */
export function rimmedBox({ x0, y0, x1, y1 }: Box, { rimX, rimY }: BlockGrid, columns: number, rows: number): Box {
  return { x0: Math.max(0, x0 - rimX), y0: Math.max(0, y0 - rimY), x1: Math.min(columns, x1 + rimX), y1: Math.min(rows, y1 + rimY) };
}

/**
 * Blanks boxes of a sequential JPEG in its coefficients: those of other blocks stay as they are. The result is read again and compared.
 *
 * @param black of each component, as samples of the JPEG: 0 to 2^precision − 1
 * @throws NotSequential, Unwalkable
 */
export function blankBlocks(stream: Buffer, boxes: readonly Box[], black: readonly number[]): { readonly stream: Buffer; readonly grid: BlockGrid } {
  const jpeg = readSequential(stream);
  const coefficients = readCoefficients(jpeg, stream);
  const grid = gridOf(jpeg);
  for (const box of boxes) blankBox(jpeg, coefficients, blockedBox(box, grid, jpeg.columns, jpeg.rows), grid, black);
  const written = writeSequential(jpeg, coefficients);
  const again = readCoefficients(readSequential(written), written);
  const isSame = again.every((values, index) => Buffer.compare(bytesOf(values), bytesOf(coefficients[index] ?? new Int16Array(0))) === 0);
  if (!isSame) throw damaged();
  return { stream: written, grid };
}

function blankBox({ components, isInterleaved, precision, dcSteps, columns, rows }: SequentialJpeg, coefficients: Coefficients, box: Box, { wide, high }: BlockGrid, black: readonly number[]): void {
  components.forEach(({ h, v, blocksWide, blocksHigh, quantisation }, index) => {
    const values = coefficients[index] ?? new Int16Array(0);
    const [perX, perY] = isInterleaved ? [h, v] : [1, 1];
    const dc = dcOf(black[index] ?? 0, precision, dcSteps.get(quantisation) ?? 1);
    // blocks behind the right and lower edge repeat what stands at it
    const toX = box.x1 === columns ? blocksWide : (box.x1 / wide) * perX;
    const toY = box.y1 === rows ? blocksHigh : (box.y1 / high) * perY;
    for (let y = (box.y0 / high) * perY; y < toY; y += 1) {
      for (let x = (box.x0 / wide) * perX; x < toX; x += 1) {
        const offset = (y * blocksWide + x) * 64;
        values.fill(0, offset, offset + 64);
        values[offset] = dc;
      }
    }
  });
}

/** The DC coefficient of an even block: its mean times 8, less the level shift. At both ends of the range decoders clip. */
function dcOf(sample: number, precision: number, step: number): number {
  const exact = ((sample - 2 ** (precision - 1)) * 8) / Math.max(1, step);
  if (sample === 0) return Math.floor(exact);
  return sample === 2 ** precision - 1 ? Math.ceil(exact) : Math.round(exact);
}

function bytesOf({ buffer, byteOffset, byteLength }: Int16Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

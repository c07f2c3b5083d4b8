import type { Area } from './expected-regions.js';
import { areaAround } from './shown.js';

/** The values of one decoded frame, `samples` of them a pixel, pixel by pixel and row by row. */
export type FrameValues = ArrayLike<number>;

export interface FrameShape {
  readonly columns: number;
  readonly rows: number;
  readonly samples: number;
}

export interface Comparison {
  /** pixels that must be blank and do not display black */
  readonly uncovered: number;
  /** pixels that may differ by no rule, and do */
  readonly changed: number;
  /** what holds all uncovered pixels, and all changed ones; null: there is none */
  readonly uncoveredArea: Area | null;
  readonly changedArea: Area | null;
  /** pixels beyond the mask that became black, as a share of the frame */
  readonly blackenedShare: number;
}

export interface Allowance {
  /** beyond the mask a pixel may have become black as well: text was looked for */
  readonly moreBlack: boolean;
  /** so near to a blank pixel, in pixels, another may differ: blocks and shared colours of lossy JPEG */
  readonly rimPixels: number;
  /** whether the pixel at this place of a frame displays black */
  readonly isBlack: (values: FrameValues, pixel: number) => boolean;
}

/**
 * Compares a frame of the output with that of the original, where there is one. `mask` has a byte that is not 0 for each pixel that must be
 * blank.
 */
export function compareFrames(output: FrameValues, original: FrameValues | null, mask: Uint8Array, shape: FrameShape, { moreBlack, rimPixels, isBlack }: Allowance): Comparison {
  const near = new Uint8Array(rimPixels === 0 ? 0 : mask.length);
  const strange: number[] = [];
  const bare: number[] = [];
  let blackened = 0;
  for (let pixel = 0; pixel < mask.length; pixel += 1) {
    if (mask[pixel] !== 0) {
      if (!isBlack(output, pixel)) bare.push(pixel);
      near[pixel] = 1;
    } else if (original !== null && !samePixel(output, original, pixel, shape.samples)) {
      if (moreBlack && isBlack(output, pixel)) {
        blackened += 1;
        near[pixel] = 1;
      } else {
        strange.push(pixel);
      }
    }
  }
  const changed = rimPixels === 0 ? strange : strange.filter((pixel) => !hasNear(near, pixel, shape, rimPixels));
  return { uncovered: bare.length, changed: changed.length, uncoveredArea: areaAround(bare, shape), changedArea: areaAround(changed, shape), blackenedShare: blackened / Math.max(1, mask.length) };
}

function samePixel(one: FrameValues, other: FrameValues, pixel: number, samples: number): boolean {
  for (let at = pixel * samples; at < (pixel + 1) * samples; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

function hasNear(near: Uint8Array, pixel: number, { columns, rows }: FrameShape, reach: number): boolean {
  const [row, column] = [Math.floor(pixel / columns), pixel % columns];
  for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y += 1) {
    const from = y * columns + Math.max(0, column - reach);
    const to = y * columns + Math.min(columns - 1, column + reach);
    const found = near.indexOf(1, from);
    if (found !== -1 && found <= to) return true;
  }
  return false;
}

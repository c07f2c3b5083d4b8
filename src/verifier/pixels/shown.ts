import type { Area } from './expected-regions.js';

/** Where a finding is to be seen in the picture of an output. */
export interface Shown {
  /** counted from 0 */
  readonly frame: number;
  /** group of the overlay plane that the frame is of, "6000"; missing: it is one of the picture */
  readonly overlay?: string;
  /** in pixels of the frame; empty: the frame as a whole */
  readonly areas: readonly Area[];
}

/** The least area that holds all these pixels, numbered row by row; null: there are none. */
export function areaAround(pixels: readonly number[], { columns }: { readonly columns: number }): Area | null {
  if (pixels.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
  for (const pixel of pixels) {
    const [x, y] = [pixel % columns, Math.floor(pixel / columns)];
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + 1);
    bottom = Math.max(bottom, y + 1);
  }
  return { left, top, right, bottom };
}

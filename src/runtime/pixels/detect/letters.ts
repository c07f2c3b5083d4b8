import type { Box } from '../image.js';
import type { Grey } from './grey.js';
import { patchesOf } from './patches.js';
import { BRIGHT, LEVELS, type Polarity } from './top-hat.js';

/** A patch of pixels that stand out together and could be a letter. */
export interface Letter {
  readonly box: Box;
  /** mean of its pixels, 0 to 1: of dark ink that of the negative */
  readonly level: number;
  /** standard deviation of the grey of its pixels, as a part of the mean step at its edge */
  readonly spread: number;
  /** how wide its strokes are on average: twice its area over the length of its outline; pixels */
  readonly stroke: number;
  /** part of its box that is ink */
  readonly filled: number;
}

/** How much further than the pixels beside it ink must stand out at its edge, on average: text is drawn, tissue fades. */
const LEAST_EDGE = 0.17;
const SIZES = { leastHeight: 5, mostHeight: 30, mostWidth: 40 };

/** Patches of ink with the size, edge and filling of letters. @param ink see inkOf */
export function lettersOf(grey: Grey, ink: Uint8Array, polarity: Polarity): readonly Letter[] {
  const letters: Letter[] = [];
  for (const { x0, y0, x1, y1, area, level, squares, edge, edges } of patchesOf(grey, ink, polarity)) {
    const box = { x0, y0, x1, y1 };
    if (isLetter(box, area, edges) && Math.round(edge * LEVELS) >= LEAST_EDGE * edges * LEVELS) {
      const spread = Math.sqrt(Math.max(0, squares / area - (level / area) ** 2)) / (edge / edges);
      letters.push({ box, level: polarity === BRIGHT ? level / area : 1 - level / area, spread, stroke: (2 * area) / edges, filled: area / ((x1 - x0) * (y1 - y0)) });
    }
  }
  return letters;
}

function isLetter({ x0, y0, x1, y1 }: Box, area: number, edges: number): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  // strokes are thin for the height of a letter: twice the area over the length of the outline
  if ((2 * area) / edges > 0.26 * height + 0.7) return false;
  const filled = area / (width * height);
  if (height < SIZES.leastHeight || height > SIZES.mostHeight || width > SIZES.mostWidth || width > 4 * height) return false;
  // an l or a 1 may fill its box
  return width * 3 <= height ? filled > 0.3 : filled > 0.12 && filled < 0.85;
}

import type { Box } from '../image.js';
import type { Grey } from './grey.js';

/** A patch of pixels that stand out together and could be a letter. */
export interface Letter {
  readonly box: Box;
  /** mean grey of its pixels */
  readonly level: number;
}

/** What stands out by less is not taken for ink. */
const LEAST_CONTRAST = 0.15;
/** How much brighter than the pixels beside it ink must be at its edge, on average: text is drawn, tissue fades. */
const LEAST_EDGE = 0.17;
const SIZES = { leastHeight: 5, mostHeight: 30, mostWidth: 40 };

/** Patches of bright ink with the size, edge and filling of letters. @param standsOut see topHat */
export function lettersOf({ rows, columns, values }: Grey, standsOut: Float32Array): readonly Letter[] {
  const seen = new Uint8Array(values.length);
  const letters: Letter[] = [];
  const stack = new Int32Array(values.length);
  for (let start = 0; start < values.length; start += 1) {
    if (seen[start] === 1 || (standsOut[start] ?? 0) < LEAST_CONTRAST) continue;
    let [count, area, level, edge, edges] = [1, 0, 0, 0, 0];
    let [x0, y0, x1, y1] = [columns, rows, 0, 0];
    stack[0] = start;
    seen[start] = 1;
    while (count > 0) {
      count -= 1;
      const at = stack[count] ?? 0;
      const x = at % columns;
      const y = (at - x) / columns;
      area += 1;
      level += values[at] ?? 0;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          if (x + dx < 0 || x + dx >= columns || y + dy < 0 || y + dy >= rows) continue;
          const beside = at + dy * columns + dx;
          const isInk = (standsOut[beside] ?? 0) >= LEAST_CONTRAST;
          if (!isInk && (dx === 0 || dy === 0)) {
            edge += (values[at] ?? 0) - (values[beside] ?? 0);
            edges += 1;
          }
          if (!isInk || seen[beside] === 1) continue;
          seen[beside] = 1;
          stack[count] = beside;
          count += 1;
        }
      }
    }
    const box = { x0, y0, x1: x1 + 1, y1: y1 + 1 };
    if (isLetter(box, area, edges) && edge >= LEAST_EDGE * edges) letters.push({ box, level: level / area });
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

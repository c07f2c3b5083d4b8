import type { Box, Frame, Image } from '../image.js';
import { classicalLines } from './classical.js';
import { areaOf, coveredPart, isWithin } from './geometry.js';
import { greysOf, halved, type Grey } from './grey.js';
import { linesOf, type Line } from './lines.js';
import { CELL, type CellMap, type Net } from './net.js';

/** Text that was found in a frame. */
export interface Found {
  readonly box: Box;
  /** 0 to 1 */
  readonly confidence: number;
  readonly seenBy: 'net' | 'classical' | 'both';
}

export interface FindOptions {
  /** the least confidence that is reported; cells of a line have at least this one too */
  readonly floor?: number;
}

/** Below this a cell of the net is not text ("The pipeline", 2). */
export const usualFloor = 0.3;

/** Frames with a longer side are looked at in a third, smaller size: letters may be taller than what the net sees at a time. */
const largeSide = 2000;

/** Text in one decoded frame, from the top down. The same frame gives the same answer on every machine. */
export async function findText(net: Net, frame: Frame, image: Image, { floor = usualFloor }: FindOptions = {}): Promise<readonly Found[]> {
  const greys = greysOf(frame, image);
  const seen = linesOf(await cellsOf(net, greys), floor, image.rows, image.columns);
  const classical = greys.flatMap(classicalLines).filter(({ confidence }) => confidence >= floor);
  return together(seen, classical);
}

/** The most that any window and any size says of a cell. */
async function cellsOf(net: Net, greys: readonly Grey[]): Promise<CellMap> {
  let most: CellMap | null = null;
  for (const grey of greys) {
    let picture = grey;
    for (const scale of Math.max(grey.rows, grey.columns) > largeSide ? [1, 2, 4] : [1, 2]) {
      if (scale > 1) picture = halved(picture);
      const map = await net.textCells(picture);
      most = most === null ? map : raised(most, map, scale);
    }
  }
  if (most === null) throw new Error('a frame without a picture');
  return most;
}

function raised(fine: CellMap, coarse: CellMap, scale: number): CellMap {
  for (let row = 0; row < fine.rows; row += 1) {
    const from = Math.min(coarse.rows - 1, Math.floor(row / scale)) * coarse.columns;
    for (let column = 0; column < fine.columns; column += 1) {
      const at = row * fine.columns + column;
      const other = coarse.values[from + Math.min(coarse.columns - 1, Math.floor(column / scale))] ?? 0;
      if (other > (fine.values[at] ?? 0)) fine.values[at] = other;
    }
  }
  return fine;
}

/** What both ways saw is one finding, the net's; what the classical one saw besides is its own. */
function together(seen: readonly Line[], classical: readonly Line[]): readonly Found[] {
  const boxes = seen.map(({ box }) => box);
  const alone = classical.filter(({ box }) => coveredPart(box, boxes) < 0.7);
  const others = classical.map(({ box }) => box);
  return [
    ...seen.map((line): Found => ({ ...line, seenBy: coveredPart(line.box, others) >= 0.3 ? 'both' : 'net' })),
    ...withoutInner(alone).map((line): Found => ({ ...line, seenBy: 'classical' })),
  ];
}

function withoutInner(lines: readonly Line[]): readonly Line[] {
  const largestFirst = [...lines].sort((a, b) => areaOf(b.box) - areaOf(a.box));
  return largestFirst.filter((line, at) => !largestFirst.some((other, before) => before < at && isWithin(line.box, other.box) && other.confidence >= line.confidence));
}

/** Whether what was found lies in areas that are redacted anyway, or in one of them and the cells around it. */
export function isAllBut({ box }: Found, areas: readonly Box[]): boolean {
  const reach = 2 * CELL;
  return coveredPart(box, areas) === 1 || areas.some(({ x0, y0, x1, y1 }) => isWithin(box, { x0: x0 - reach, y0: y0 - reach, x1: x1 + reach, y1: y1 + reach }));
}

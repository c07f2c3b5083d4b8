import type { Box } from '../image.js';
import { areaOf, around } from './geometry.js';

/** Neighbouring cells of one row. */
export interface Run {
  readonly row: number;
  readonly from: number;
  /** behind the last cell */
  readonly to: number;
}

/** Cells that another rectangle must save at least: below it a rectangle has room to spare. */
const LEAST_SAVED = 12;
/** And the part of the length of the cut, so that a line is not cut off its own ascenders. */
const SAVED_A_CELL = 0.5;

/** A rectangle with less text than this stands around something else: a frame, a ring, a net of scratches. */
const LEAST_FILLED = 0.5;
/** What a rectangle that follows such a shape may hold, to each cell of it. */
const ROOM = 1.35;

/**
 * Rectangles in cells that cover the runs of one component: one for what is nearly one, several for lines of unlike length that touch.
 * Cut across and along until another cut would save less than it costs.
 */
export function rectanglesOf(runs: readonly Run[]): readonly Box[] {
  const byRow = bands(runs);
  if (byRow.length > 1) return byRow.flatMap(rectanglesOf);
  const byColumn = bands(turned(runs));
  if (byColumn.length > 1) return byColumn.flatMap((part) => rectanglesOf(turned(part)));
  const [box, cells] = [boxOf(runs), runs.reduce((sum, { from, to }) => sum + to - from, 0)];
  return cells >= LEAST_FILLED * areaOf(box) ? [box] : followed(runs);
}

/** Runs by whole rows, in as many bands as pay. */
function bands(runs: readonly Run[]): readonly (readonly Run[])[] {
  const { x0, x1, y0, y1 } = boxOf(runs);
  const rows = y1 - y0;
  const [from, to] = [new Int32Array(rows).fill(x1), new Int32Array(rows).fill(x0)];
  for (const run of runs) {
    from[run.row - y0] = Math.min(from[run.row - y0] ?? x1, run.from);
    to[run.row - y0] = Math.max(to[run.row - y0] ?? x0, run.to);
  }
  const price = Math.max(LEAST_SAVED, SAVED_A_CELL * (x1 - x0));
  // least[end]: what the rows before `end` cost at best; start[end]: where the last band of that begins
  const least = new Float64Array(rows + 1).fill(Infinity);
  const start = new Int32Array(rows + 1);
  least[0] = 0;
  for (let end = 1; end <= rows; end += 1) {
    let [left, right] = [x1, x0];
    for (let at = end - 1; at >= 0; at -= 1) {
      left = Math.min(left, from[at] ?? x1);
      right = Math.max(right, to[at] ?? x0);
      const cost = (least[at] ?? Infinity) + (end - at) * Math.max(0, right - left) + price;
      if (cost >= (least[end] ?? Infinity)) continue;
      least[end] = cost;
      start[end] = at;
    }
  }
  const parts: (readonly Run[])[] = [];
  for (let end = rows; end > 0; end = start[end] ?? 0) {
    const first = start[end] ?? 0;
    const part = runs.filter(({ row }) => row - y0 >= first && row - y0 < end);
    if (part.length > 0) parts.unshift(part);
  }
  return parts;
}

/** Rectangles that go along with the runs, row by row. */
function followed(runs: readonly Run[]): readonly Box[] {
  const open: { box: Box; cells: number }[] = [];
  for (const { row, from, to } of [...runs].sort((a, b) => a.row - b.row || a.from - b.from)) {
    const run: Box = { x0: from, y0: row, x1: to, y1: row + 1 };
    const fits = open.find(({ box, cells }) => box.y1 >= row && box.x0 <= to && from <= box.x1 && areaOf(around(box, run)) <= ROOM * (cells + to - from));
    if (fits === undefined) open.push({ box: run, cells: to - from });
    else {
      fits.box = around(fits.box, run);
      fits.cells += to - from;
    }
  }
  return open.map(({ box }) => box);
}

/** The same cells with rows and columns changed about, each for itself. */
function turned(runs: readonly Run[]): readonly Run[] {
  return runs.flatMap(({ row, from, to }) => Array.from({ length: to - from }, (_, at): Run => ({ row: from + at, from: row, to: row + 1 })));
}

function boxOf(runs: readonly Run[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, 0, 0];
  for (const { row, from, to } of runs) {
    x0 = Math.min(x0, from);
    x1 = Math.max(x1, to);
    y0 = Math.min(y0, row);
    y1 = Math.max(y1, row + 1);
  }
  return { x0, y0, x1, y1 };
}

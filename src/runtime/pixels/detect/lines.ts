import type { Box } from '../image.js';
import { around, isWithin } from './geometry.js';
import { CELL, type CellMap } from './net.js';
import { rectanglesOf, type Run } from './rectangles.js';

/** Where text stands, and how sure that is: 0 to 1. */
export interface Line {
  readonly box: Box;
  readonly confidence: number;
}

/** Pixels around the cells of a line that belong to it: letters reach out of their cells by less than one. */
const PADDING = 4;

/** Cells of this part of the floor belong to a line of which others reach it: the ends of lines, and letters on unquiet ground. */
const WEAKER = 1 / 3;

/**
 * Boxes of lines with a confidence of at least `floor`: of cells that touch and are text with a third of that. The confidence of a line is the highest that two neighbouring cells of it both reach.
 * Of the cells that are text, a lower floor never leaves out one that a higher floor covers, nor gives it less confidence.
 */
export function linesOf(map: CellMap, floor: number, rows: number, columns: number): readonly Line[] {
  const lines: Line[] = [];
  for (const runs of components(map, floor * WEAKER)) {
    const confidence = confidenceOf(map, runs);
    if (confidence < floor) continue;
    for (const cells of rectanglesOf(runs)) lines.push({ box: padded(cells, rows, columns), confidence });
  }
  return joined(lines);
}

/** Cells that touch, corners included, as runs by row. */
function components(map: CellMap, floor: number): readonly (readonly Run[])[] {
  const of: Run[][] = [];
  const parents: number[] = [];
  const root = (a: number): number => {
    let at = a;
    while (parents[at] !== at) at = parents[at] ?? at;
    return at;
  };
  let above: { readonly run: Run; readonly label: number }[] = [];
  for (let row = 0; row < map.rows; row += 1) {
    const here = runsOf(map, row, floor).map((run) => {
      const label = of.length;
      of.push([run]);
      parents.push(label);
      for (const other of above) if (other.run.from <= run.to && run.from <= other.run.to) parents[root(other.label)] = root(label);
      return { run, label };
    });
    above = here;
  }
  const together = new Map<number, Run[]>();
  of.forEach((runs, label) => {
    const known = together.get(root(label));
    if (known === undefined) together.set(root(label), runs);
    else known.push(...runs);
  });
  return [...together.values()].map((runs) => runs.sort((a, b) => a.row - b.row || a.from - b.from));
}

function runsOf({ columns, values }: CellMap, row: number, floor: number): readonly Run[] {
  const runs: { row: number; from: number; to: number }[] = [];
  for (let column = 0; column < columns; column += 1) {
    if ((values[row * columns + column] ?? 0) < floor) continue;
    const last = runs.at(-1);
    if (last?.to === column) last.to += 1;
    else runs.push({ row, from: column, to: column + 1 });
  }
  return runs;
}

function confidenceOf({ columns, values }: CellMap, runs: readonly Run[]): number {
  let best = 0;
  for (const { row, from, to } of runs) {
    for (let at = row * columns + from; at < row * columns + to; at += 1) {
      const here = values[at] ?? 0;
      const right = (at % columns) + 1 < columns ? (values[at + 1] ?? 0) : 0;
      best = Math.max(best, Math.min(here, Math.max(right, values[at + columns] ?? 0)));
    }
  }
  return best;
}

function padded({ x0, y0, x1, y1 }: Box, rows: number, columns: number): Box {
  return { x0: Math.max(0, x0 * CELL - PADDING), y0: Math.max(0, y0 * CELL - PADDING), x1: Math.min(columns, x1 * CELL + PADDING), y1: Math.min(rows, y1 * CELL + PADDING) };
}

/** Words of one line, with no more between them than the line is tall, become one; so do boxes that lie in another. */
function joined(lines: readonly Line[]): readonly Line[] {
  const open = [...lines];
  for (let changed = true; changed; ) {
    changed = false;
    for (let a = 0; a < open.length; a += 1) {
      for (let b = open.length - 1; b > a; b -= 1) {
        const [one, other] = [open[a], open[b]];
        if (one === undefined || other === undefined || !isOneLine(one.box, other.box)) continue;
        open[a] = { box: around(one.box, other.box), confidence: Math.max(one.confidence, other.confidence) };
        open.splice(b, 1);
        changed = true;
      }
    }
  }
  return open.sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
}

function isOneLine(a: Box, b: Box): boolean {
  const [low, high] = [Math.min(a.y1 - a.y0, b.y1 - b.y0), Math.max(a.y1 - a.y0, b.y1 - b.y0)];
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  const gap = Math.max(a.x0, b.x0) - Math.min(a.x1, b.x1);
  return (shared >= 0.7 * high && gap <= low) || isWithin(a, b) || isWithin(b, a);
}

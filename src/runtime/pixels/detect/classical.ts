import { halved, type Grey } from './grey.js';
import { lettersOf, type Letter } from './letters.js';
import { rowsOf } from './rows.js';
import { around } from './geometry.js';
import type { Line } from './lines.js';
import { BRIGHT, DARK, inkOf } from './top-hat.js';
import { isWritten } from './written.js';

/** Letters that a row needs before it is taken for a line. */
const LEAST_LETTERS = 3;
const PADDING = 3;

/**
 * Lines of text without the net: strokes brighter or darker than what is around them, patches with the size and edge of letters, rows of
 * such patches that are alike. Sees what is drawn sharply, whatever it looks like; single letters and touching ones it does not see.
 */
export function classicalLines(grey: Grey): readonly Line[] {
  const half = halved(grey);
  const found = [...bothPolarities(grey, 1), ...bothPolarities(half, 2)];
  const { rows, columns } = grey;
  return found.map(({ box, confidence }) => ({
    box: { x0: Math.max(0, box.x0 - PADDING), y0: Math.max(0, box.y0 - PADDING), x1: Math.min(columns, box.x1 + PADDING), y1: Math.min(rows, box.y1 + PADDING) },
    confidence,
  }));
}

function bothPolarities(grey: Grey, scale: number): readonly Line[] {
  const ink = inkOf(grey);
  return ([BRIGHT, DARK] as const)
    .flatMap((polarity) => rowsOf(lettersOf(grey, ink, polarity)))
    .filter((row) => row.length >= LEAST_LETTERS && isWritten(row))
    .map(lineOf)
    .filter((line) => line !== null)
    .map(({ box: { x0, y0, x1, y1 }, confidence }) => ({ box: { x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale }, confidence }));
}

/** Many letters of one level on one base line are surely text; three that are hardly alike may be anything. */
function lineOf(row: readonly Letter[]): Line | null {
  const box = row.map((letter) => letter.box).reduce(around);
  const heights = row.map((letter) => letter.box.y1 - letter.box.y0).sort((a, b) => a - b);
  // a row that climbs is no line
  if (box.y1 - box.y0 > 1.8 * (heights[heights.length >> 1] ?? 0)) return null;
  const bottoms = row.map((letter) => letter.box.y1).sort((a, b) => a - b);
  const base = bottoms[bottoms.length >> 1] ?? 0;
  const tall = box.y1 - box.y0;
  const onBase = bottoms.filter((bottom) => Math.abs(bottom - base) <= Math.max(1, 0.1 * tall)).length / row.length;
  const levels = row.map(({ level }) => level);
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  const spread = Math.sqrt(levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length);
  const many = 1 - 0.75 ** (row.length - 1);
  return { box, confidence: many * onBase * Math.max(0, 1 - 5 * spread) };
}

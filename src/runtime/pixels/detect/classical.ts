import { halved, type Grey } from './grey.js';
import { lettersOf, type Letter } from './letters.js';
import { around } from './geometry.js';
import type { Line } from './lines.js';
import { BRIGHT, DARK, inkOf } from './top-hat.js';

/** Letters that a row needs before it is taken for a line. */
const LEAST_LETTERS = 3;
const PADDING = 3;
/** Between letters of the greatest height; pixels. */
const widestGap = 40;

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
  return ([BRIGHT, DARK] as const).flatMap((polarity) => rowsOf(lettersOf(grey, ink, polarity))).map(({ box: { x0, y0, x1, y1 }, confidence }) => ({ box: { x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale }, confidence }));
}

/** Letters that follow one another on one line, with about one height and one level of grey. */
function rowsOf(letters: readonly Letter[]): readonly Line[] {
  const order = [...letters].sort((a, b) => a.box.x0 - b.box.x0 || a.box.y0 - b.box.y0);
  const rows: Letter[][] = [];
  // rows that may still go on; noise has so many that all of them cannot be asked for each letter
  let open: Letter[][] = [];
  for (const letter of order) {
    open = open.filter((row) => (row.at(-1)?.box.x1 ?? 0) + widestGap >= letter.box.x0);
    let best: Letter[] | undefined;
    let least = Infinity;
    for (const row of open) {
      const last = row.at(-1);
      if (last === undefined || !follows(last, letter)) continue;
      const gap = letter.box.x0 - last.box.x1;
      if (gap < least) [best, least] = [row, gap];
    }
    if (best !== undefined) best.push(letter);
    else {
      const row = [letter];
      rows.push(row);
      open.push(row);
    }
  }
  return rows.filter((row) => row.length >= LEAST_LETTERS).map(lineOf).filter((line) => line !== null);
}

function follows({ box: a, level: levelA }: Letter, { box: b, level: levelB }: Letter): boolean {
  const [heightA, heightB] = [a.y1 - a.y0, b.y1 - b.y0];
  const high = Math.max(heightA, heightB);
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  const gap = b.x0 - a.x1;
  return high <= 2 * Math.min(heightA, heightB) && shared >= 0.5 * high && gap >= -2 && gap <= 1.2 * high && Math.abs(levelA - levelB) <= 0.18;
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

import type { Letter } from './letters.js';

/** Between letters of the greatest height; pixels. */
const widestGap = 40;

/** Letters that follow one another on one line, with about one height and one level of grey. */
export function rowsOf(letters: readonly Letter[]): readonly (readonly Letter[])[] {
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
  return rows;
}

function follows({ box: a, level: levelA }: Letter, { box: b, level: levelB }: Letter): boolean {
  const [heightA, heightB] = [a.y1 - a.y0, b.y1 - b.y0];
  const high = Math.max(heightA, heightB);
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  const gap = b.x0 - a.x1;
  return high <= 2 * Math.min(heightA, heightB) && shared >= 0.5 * high && gap >= -2 && gap <= 1.2 * high && Math.abs(levelA - levelB) <= 0.18;
}

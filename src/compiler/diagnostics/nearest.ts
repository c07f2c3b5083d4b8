/**
 * The name most like what was written, or null where none is like it: at most one edit in three letters (at least one edit), counted
 * as optimal string alignment (Damerau-Levenshtein without edits inside a swapped pair) whatever the letter case. Another first
 * character costs a quarter of an edit more, for people seldom miss that one. Of equals the first in the list wins.
 */
export function nearest(written: string, names: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(written.length / 3)) + 0.75;
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= bestDistance) continue;
    const folded = editDistance(written.toLowerCase(), name.toLowerCase(), bestDistance);
    const distance = folded + (written[0] === name[0] ? 0 : 0.25);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = name;
    }
  }
  return best;
}

/** Edits between two words, or Infinity as soon as it cannot stay below the limit. */
function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest >= limit && row > 1) return Infinity;
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}

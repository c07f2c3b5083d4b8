/** The name most like what was written, or null where none is: at most one edit in three letters. */
export function likely(written: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const name of names) {
    const distance = edits(written.toLowerCase(), name);
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...a].entries()) {
    let left = index + 1;
    const next = [left];
    for (const [column, other] of [...b].entries()) {
      left = Math.min(left + 1, (row[column + 1] ?? 0) + 1, (row[column] ?? 0) + (letter === other ? 0 : 1));
      next.push(left);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Lines of both texts around a change that are shown with it. */
const context = 3;

interface Edit {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** What changed between two texts, as `diff -u` and `patch` write and read it; empty where nothing did. */
export function unifiedDiff(name: string, before: string, after: string): string {
  const edits = editsBetween(linesOf(before), linesOf(after));
  const hunks = hunksOf(edits);
  if (hunks.length === 0) return '';
  return [`--- ${name}\n`, `+++ ${name}\n`, ...hunks].join('');
}

/** Each with its line break; the last line may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The fewest lines taken out and put in: Myers, "An O(ND) difference algorithm" (1986). */
function editsBetween(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const limit = before.length + after.length;
  let furthest = new Map<number, number>([[1, 0]]);
  const history: ReadonlyMap<number, number>[] = [];
  for (let depth = 0; depth <= limit; depth += 1) {
    history.push(furthest);
    const next = new Map(furthest);
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      let x = comesFromAbove(next, diagonal, depth) ? at(next, diagonal + 1) : at(next, diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return tracedBack(before, after, history);
    }
    furthest = next;
  }
  return [];
}

function at(furthest: ReadonlyMap<number, number>, diagonal: number): number {
  return furthest.get(diagonal) ?? -1;
}

/** Whether the last step to this diagonal put a line in. */
function comesFromAbove(furthest: ReadonlyMap<number, number>, diagonal: number, depth: number): boolean {
  return diagonal === -depth || (diagonal !== depth && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
}

function tracedBack(before: readonly string[], after: readonly string[], history: readonly ReadonlyMap<number, number>[]): readonly Edit[] {
  const edits: Edit[] = [];
  let [x, y] = [before.length, after.length];
  for (let depth = history.length - 1; depth >= 0; depth -= 1) {
    const furthest = history[depth] ?? new Map<number, number>();
    const down = comesFromAbove(furthest, x - y, depth);
    const diagonal = down ? x - y + 1 : x - y - 1;
    const startX = at(furthest, diagonal);
    const startY = startX - diagonal;
    while (x > startX && y > startY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      edits.push({ sign: ' ', line: before[x] ?? '' });
    }
    if (depth === 0) break;
    if (down) edits.push({ sign: '+', line: after[startY] ?? '' });
    else edits.push({ sign: '-', line: before[startX] ?? '' });
    [x, y] = [startX, startY];
  }
  return edits.reverse();
}

function hunksOf(edits: readonly Edit[]): readonly string[] {
  const changed = edits.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  const ranges: { start: number; end: number }[] = [];
  for (const index of changed) {
    const last = ranges.at(-1);
    if (last !== undefined && index - context <= last.end) last.end = Math.min(edits.length, index + 1 + context);
    else ranges.push({ start: Math.max(0, index - context), end: Math.min(edits.length, index + 1 + context) });
  }
  return ranges.map(({ start, end }) => hunk(edits, start, end));
}

function hunk(edits: readonly Edit[], start: number, end: number): string {
  const shown = edits.slice(start, end);
  const range = (without: Edit['sign']): string => {
    const skipped = edits.slice(0, start).filter(({ sign }) => sign !== without).length;
    const length = shown.filter(({ sign }) => sign !== without).length;
    return `${length === 0 ? skipped : skipped + 1},${length}`;
  };
  const lines = shown.map(({ sign, line }) => (line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`));
  return `@@ -${range('+')} +${range('-')} @@\n${lines.join('')}`;
}

import { classesOf } from '../table/classes.js';
import type { Column } from '../table/column.js';

/**
 * Of each person, how many (themselves among them) match when a missing value matches anything. Never smaller than the class in which a
 * missing value is a value of its own: shown beside it, and never judged by (method, section 4, trap 3).
 *
 * Rows with the same values missing are told apart by groups; each pair of groups is compared on what neither lacks.
 */
export function wildcardMatches(columns: readonly Column[], rows: number): Uint32Array {
  const lacking = columns.map(({ values }) => values.indexOf(''));
  const flags = columns.map(({ codes }, index): Uint32Array => codes.map((code) => (code === lacking[index] ? 1 : 0)));
  const patterns = classesOf(flags.map((codes) => ({ codes, values: { length: 2 } })), rows);
  const members = rowsByClass(patterns.classOf, patterns.sizes);
  const matches = new Uint32Array(rows);
  const lacks = (pattern: Uint32Array, column: number): boolean => flags[column]?.[pattern[0] ?? 0] === 1;
  members.forEach((one, index) => {
    for (const other of members.slice(index)) {
      const shown = columns.filter((_, column) => !lacks(one, column) && !lacks(other, column));
      countAcross(shown, one, other, one === other, matches);
    }
  });
  return matches;
}

function countAcross(columns: readonly Column[], one: Uint32Array, other: Uint32Array, same: boolean, matches: Uint32Array): void {
  const both = same ? one : Uint32Array.from([...one, ...other]);
  const { classOf, sizes } = classesOf(columns.map(({ codes, values }) => ({ codes: both.map((row) => codes[row] ?? 0), values })), both.length);
  const ofOne = new Uint32Array(sizes.length);
  for (let at = 0; at < one.length; at += 1) ofOne[classOf[at] ?? 0] = (ofOne[classOf[at] ?? 0] ?? 0) + 1;
  both.forEach((row, at) => {
    const group = classOf[at] ?? 0;
    const met = same || at >= one.length ? (ofOne[group] ?? 0) : (sizes[group] ?? 0) - (ofOne[group] ?? 0);
    matches[row] = (matches[row] ?? 0) + met;
  });
}

function rowsByClass(classOf: Uint32Array, sizes: Uint32Array): readonly Uint32Array[] {
  const lists = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(sizes.length);
  classOf.forEach((number, row) => {
    const list = lists[number];
    const at = filled[number] ?? 0;
    if (list !== undefined) list[at] = row;
    filled[number] = at + 1;
  });
  return lists;
}

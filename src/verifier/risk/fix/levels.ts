import { personsBelow } from '../metrics/class-figures.js';
import { classesOf } from '../table/classes.js';
import type { Column } from '../table/column.js';
import type { Node } from './lattice.js';

/** A column at each of its levels, the finest first; null: it is left out. */
export type Hierarchy = readonly (Column | null)[];

/** The columns of a node, those left out gone. */
export function columnsAt(hierarchies: readonly Hierarchy[], node: Node): readonly Column[] {
  return hierarchies.flatMap((levels, index) => levels[node[index] ?? 0] ?? []);
}

/**
 * Persons in classes of fewer than `least` at a node.
 *
 * @param weights persons that a row stands for; one each where absent
 */
export function belowAt(hierarchies: readonly Hierarchy[], rows: number, least: number, weights?: Uint32Array): (node: Node) => number {
  return (node) => personsBelow(classesOf(columnsAt(hierarchies, node), rows, weights).sizes, least);
}

/** Bits that are lost at a node: what the values of each column said, less what they still say. */
export function lossAt(hierarchies: readonly Hierarchy[]): (node: Node) => number {
  const bits = hierarchies.map((levels) => levels.map((column) => (column === null ? 0 : entropyBits(column))));
  return (node) => node.reduce((sum, level, index) => sum + (bits[index]?.[0] ?? 0) - (bits[index]?.[level] ?? 0), 0);
}

function entropyBits({ codes, values }: Column): number {
  const counts = new Float64Array(values.length);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts.reduce((sum, count) => (count === 0 ? sum : sum - (count / codes.length) * Math.log2(count / codes.length)), 0);
}

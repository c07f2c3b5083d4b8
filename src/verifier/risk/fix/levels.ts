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

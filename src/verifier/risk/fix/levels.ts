import type { Column } from '../table/column.js';
import { SmallClasses } from '../table/small-classes.js';
import type { Node } from './lattice.js';

/** A column at each of its levels, the finest first; null: it is left out. */
export type Hierarchy = readonly (Column | null)[];

/** The columns of a node, those left out gone. */
export function columnsAt(hierarchies: readonly Hierarchy[], node: Node): readonly Column[] {
  return hierarchies.flatMap((levels, index) => levels[node[index] ?? 0] ?? []);
}

/** Persons in classes of fewer than `least` at a node; a node is counted once. */
export function belowAt(hierarchies: readonly Hierarchy[], rows: number, least: number): (node: Node) => number {
  const counter = new SmallClasses(rows);
  const known = new Map<string, number>();
  return (node) => {
    const key = node.join();
    let persons = known.get(key);
    if (persons === undefined) known.set(key, (persons = counter.personsBelow(columnsAt(hierarchies, node), least)));
    return persons;
  };
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

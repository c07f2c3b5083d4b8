import { classesOf, type Classes } from '../table/classes.js';
import type { Column } from '../table/column.js';

/** How the values of a sensitive attribute lie in the classes: rule R9 of the method. */
export interface Diversity {
  /** fewest values in a class */
  readonly distinctL: number;
  /** least exp(entropy) of a class: the number of values of equal share that would say as much */
  readonly entropyL: number;
  /**
   * largest distance of a class's shares from those of all: half the sum of differences, or, where values have an order, the sum of the
   * differences of their running totals by (values - 1)
   */
  readonly tCloseness: number;
}

/** @param ordered the values are numbers, and near ones are alike */
export function diversityOf(classes: Classes, sensitive: Column, ordered: boolean): Diversity {
  const persons = classes.classOf.length;
  if (persons === 0) return { distinctL: 0, entropyL: 0, tCloseness: 0 };
  const rank = ranksOf(sensitive.values, ordered);
  const shareOfAll = new Float64Array(sensitive.values.length);
  for (const code of sensitive.codes) shareOfAll[rank[code] ?? 0] = (shareOfAll[rank[code] ?? 0] ?? 0) + 1 / persons;
  let [distinctL, entropyL, tCloseness] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  for (const counts of countsByClass(classes, sensitive, rank)) {
    const size = counts.reduce((sum, [, count]) => sum + count, 0);
    const entropy = counts.reduce((sum, [, count]) => sum - (count / size) * Math.log(count / size), 0);
    distinctL = Math.min(distinctL, counts.length);
    entropyL = Math.min(entropyL, Math.exp(entropy));
    tCloseness = Math.max(tCloseness, distance(counts, size, shareOfAll, ordered));
  }
  return { distinctL, entropyL, tCloseness };
}

/** Position of each code among the values; in order of number where they have one. */
function ranksOf(values: readonly string[], ordered: boolean): Uint32Array {
  const positions = values.map((_, code) => code);
  if (ordered) positions.sort((a, b) => Number(values[a]) - Number(values[b]));
  const ranks = new Uint32Array(values.length);
  positions.forEach((code, rank) => (ranks[code] = rank));
  return ranks;
}

/** Of each class, the values that occur in it and how often. */
function countsByClass({ classOf, sizes }: Classes, sensitive: Column, rank: Uint32Array): readonly (readonly (readonly [rank: number, count: number])[])[] {
  const pairs = classesOf([{ codes: classOf, values: sizes }, sensitive], classOf.length);
  const first = new Uint32Array(pairs.sizes.length);
  for (let row = classOf.length - 1; row >= 0; row -= 1) first[pairs.classOf[row] ?? 0] = row;
  const counts = Array.from(sizes, (): (readonly [number, number])[] => []);
  pairs.sizes.forEach((count, pair) => {
    const row = first[pair] ?? 0;
    counts[classOf[row] ?? 0]?.push([rank[sensitive.codes[row] ?? 0] ?? 0, count]);
  });
  return counts;
}

function distance(counts: readonly (readonly [number, number])[], size: number, shareOfAll: Float64Array, ordered: boolean): number {
  const here = new Float64Array(shareOfAll.length);
  for (const [rank, count] of counts) here[rank] = count / size;
  let [sum, running] = [0, 0];
  for (let rank = 0; rank < here.length; rank += 1) {
    const difference = (here[rank] ?? 0) - (shareOfAll[rank] ?? 0);
    running += difference;
    sum += Math.abs(ordered ? running : difference);
  }
  return ordered ? (here.length < 2 ? 0 : sum / (here.length - 1)) : sum / 2;
}

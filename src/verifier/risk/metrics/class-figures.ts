/** What class sizes say of a release: rules R1 and R2 of the method. Everything counts persons. */
export interface ClassFigures {
  readonly persons: number;
  readonly classes: number;
  /** persons of the smallest class; 0 where there is nobody */
  readonly k: number;
  readonly largestClass: number;
  /** persons who share their values with nobody */
  readonly uniques: number;
  /** mean over persons of 1 by the size of their class */
  readonly averageRisk: number;
  /** 1 by k */
  readonly largestRisk: number;
  readonly smallestRisk: number;
}

export function classFigures(sizes: Uint32Array): ClassFigures {
  let [persons, k, largestClass, uniques] = [0, Number.POSITIVE_INFINITY, 0, 0];
  for (const size of sizes) {
    persons += size;
    if (size < k) k = size;
    if (size > largestClass) largestClass = size;
    if (size === 1) uniques += 1;
  }
  if (persons === 0) return { persons, classes: 0, k: 0, largestClass: 0, uniques: 0, averageRisk: 0, largestRisk: 0, smallestRisk: 0 };
  return { persons, classes: sizes.length, k, largestClass, uniques, averageRisk: sizes.length / persons, largestRisk: 1 / k, smallestRisk: 1 / largestClass };
}

/** Persons in classes of fewer than `least`. */
export function personsBelow(sizes: Uint32Array, least: number): number {
  let persons = 0;
  for (const size of sizes) if (size < least) persons += size;
  return persons;
}

/** Class size to number of classes, ascending. */
export function sizeHistogram(sizes: Uint32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => a - b));
}

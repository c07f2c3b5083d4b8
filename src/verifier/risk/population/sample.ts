import { sizeHistogram } from '../metrics/class-figures.js';

/** A sample of a population, by the sizes of its classes. */
export interface Sample {
  /** class size to number of classes */
  readonly histogram: ReadonlyMap<number, number>;
  readonly classes: number;
  /** persons of the sample */
  readonly persons: number;
  /** persons of the population */
  readonly population: number;
}

export function sampleOf(sizes: Uint32Array, population: number): Sample {
  return { histogram: sizeHistogram(sizes), classes: sizes.length, persons: sizes.reduce((sum, size) => sum + size, 0), population };
}

/** Sum over the classes, by size. */
export function sumOver({ histogram }: Sample, term: (size: number) => number): number {
  let sum = 0;
  for (const [size, count] of histogram) sum += count * term(size);
  return sum;
}

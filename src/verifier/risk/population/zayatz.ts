import { sumOver, type Sample } from './sample.js';

/**
 * Share of the population that is unique, by Zayatz: how often a class of one in the sample is a class of one in the population. For
 * information only.
 */
export function zayatzUniques(sample: Sample): number | null {
  const { histogram, classes, persons, population } = sample;
  const ones = histogram.get(1) ?? 0;
  if (ones === 0) return 0;
  const seenOnce = sumOver(sample, (size) => oneDrawn(size, sample) / classes);
  return (ones * ((ones / classes) * oneDrawn(1, sample))) / seenOnce / (persons / population) / population;
}

/** That a class of `size` in the population has exactly one person in the sample, drawn without putting back. */
function oneDrawn(size: number, { persons, population }: Sample): number {
  let chance = (size * persons) / population;
  for (let drawn = 0; drawn < size - 1; drawn += 1) chance *= Math.max(0, population - persons - drawn) / (population - 1 - drawn);
  return chance;
}

import { digamma, logGamma } from './special-functions.js';
import { solve, type Pair } from './solve.js';
import { sumOver, type Sample } from './sample.js';

/**
 * Share of the population that is unique, by Pitman's sampling formula with its two parameters at their maximum of likelihood; null where
 * none is found. It supposes a random sample, which a trial is not: for information only (method, section 4, trap 2).
 */
export function pitmanUniques(sample: Sample): number | null {
  const { histogram, classes, persons, population } = sample;
  const [ones, twos] = [histogram.get(1) ?? 0, histogram.get(2) ?? 1];
  if (ones === 0 || ones === classes) return null;
  const equations = ([theta, alpha]: Pair): Pair => {
    const sum = (digamma(classes + theta / alpha) - digamma(1 + theta / alpha)) / alpha;
    const weighted = (classes - 1 - theta * sum) / alpha;
    return [sum - (digamma(persons + theta) - digamma(theta + 1)), weighted - sumOver(sample, (size) => (size > 1 ? digamma(size - alpha) - digamma(1 - alpha) : 0))];
  };
  const c = (ones * (ones - 1)) / twos;
  const theta = (persons * classes * c - ones * (persons - 1) * (2 * classes + c)) / (2 * ones * classes + ones * c - persons * c);
  const alpha = (theta * (ones - persons) + (persons - 1) * ones) / (persons * classes);
  const starts: readonly Pair[] = [[theta, alpha], [Math.max(1, Math.abs(theta)), 0.5], [10, 0.3], [100, 0.7], [1000, 0.5], [1, 0.9]];
  const found = solve(equations, starts, 1e-4, ([t, a]) => t > 0 && a > 1e-7 && a < 1 - 1e-9);
  if (found === null) return null;
  const [t, a] = found;
  return Math.exp(logGamma(t + 1) - logGamma(t + a) + (a - 1) * Math.log(population));
}

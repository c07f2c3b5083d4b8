import { solve, type Pair } from './solve.js';
import { sumOver, type Sample } from './sample.js';

/**
 * Share of the population that is unique, by the slide negative binomial model (Chen and McNulty), its moments held to the classes of one
 * and two, its number of classes by an estimator of Shlosser's kind; null where no solution is found. For information only.
 */
export function negativeBinomialUniques(sample: Sample): number | null {
  const { histogram, classes, persons, population } = sample;
  const fraction = persons / population;
  const [ones, twos] = [histogram.get(1) ?? 0, histogram.get(2) ?? 0];
  if (ones === 0 || twos === 0 || fraction >= 1) return null;
  const q = fraction;
  const a = sumOver(sample, (size) => size * q * q * (1 - q * q) ** (size - 1));
  const b = sumOver(sample, (size) => (1 - q) ** size * ((1 + q) ** size - 1));
  const c = sumOver(sample, (size) => (1 - q) ** size);
  const e = sumOver(sample, (size) => size * q * (1 - q) ** (size - 1));
  const inPopulation = classes + ones * (a / b) * (c / e) ** 2;
  const equations = (at: Pair): Pair => {
    const [alpha, beta] = parameters(at);
    const d = (1 - fraction) * (1 - beta);
    return [
      (inPopulation * fraction * (beta / (1 - d)) ** alpha * ((alpha * d) / (1 - d) + 1)) / ones - 1,
      ((inPopulation * alpha * beta ** alpha * fraction * fraction * (1 - beta)) / 2 / (1 - d) ** (alpha + 2)) * ((2 - (1 - alpha) * d) / twos) - 1,
    ];
  };
  const starts = [-3, -1, 0, 1].flatMap((alpha) => [-4, -2, 0].map((beta): Pair => [alpha, beta]));
  const found = solve(equations, starts, 1e-6);
  if (found === null) return null;
  const [alpha, beta] = parameters(found);
  return (inPopulation * beta ** alpha) / population;
}

function parameters([x, y]: Pair): Pair {
  return [Math.exp(x), 1 / (1 + Math.exp(-y))];
}

/** Class sizes in the sample from which a class of the population can be told to have k persons. */
export interface DerivedK {
  readonly poisson: number;
  readonly zeroTruncated: number;
}

/**
 * The smallest class of a random sample that speaks, at this significance, for a class of at least k in the population: quantiles of a
 * Poisson distribution with mean k times the sampling fraction. A trial is no random sample: for information only.
 */
export function derivedK(k: number, significance: number, fraction: number): DerivedK {
  const mean = fraction * k;
  const none = Math.exp(-mean);
  let [term, cumulative, size] = [none, none, 0];
  let poisson = k;
  for (; size < k; size += 1, term *= mean / size, cumulative += term) {
    if (cumulative < 1 - significance) continue;
    poisson = size + 2;
    break;
  }
  let truncated = k;
  [term, cumulative] = [none, 0];
  for (size = 1; size < k; size += 1) {
    term *= mean / size;
    cumulative += term / (1 - none);
    if (cumulative < 1 - significance) continue;
    truncated = size + 1;
    break;
  }
  return { poisson: Math.min(k, poisson), zeroTruncated: Math.min(k, truncated) };
}

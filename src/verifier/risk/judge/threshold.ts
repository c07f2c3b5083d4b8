import type { RiskStatement } from '../../../compiler/resolve/model.js';
import { classSizeOf, releaseThreshold } from '../../../facts/risk-releases.js';

/** How many persons must share what tells them apart. */
export interface Threshold {
  readonly release: 'public' | 'controlled' | 'internal';
  readonly sensitive: boolean;
  readonly k: number;
  readonly because: string;
}

/**
 * The strictest of what the kind of release asks for and what the profile demands of k or of the largest risk, as a whole number. A profile that
 * says neither is judged as a public release.
 */
export function thresholdOf(risk: RiskStatement | null): Threshold {
  const sensitive = (risk?.sensitive.length ?? 0) > 0;
  const demanded = demandedClassSize(risk);
  const release = risk?.release ?? 'public';
  const of = { release, sensitive } as const;
  const byRelease = releaseThreshold(release, sensitive);
  if (risk?.release == null && demanded !== null) return { ...of, k: demanded, because: 'the profile demands it' };
  if (demanded !== null && demanded > byRelease.k) return { ...of, k: demanded, because: 'the profile demands more than its kind of release' };
  return { ...of, k: byRelease.k, because: risk?.release == null ? `nothing is said of the release, so it counts as public: ${byRelease.because}` : byRelease.because };
}

function demandedClassSize(risk: RiskStatement | null): number | null {
  const sizes = (risk?.require ?? []).flatMap(({ metric, operator, bound }) => {
    if (metric === 'k') return [operator === '>' ? bound + 1 : bound];
    return metric === 'largest-risk' ? [classSizeOf(bound)] : [];
  });
  return sizes.length === 0 ? null : Math.max(...sizes);
}

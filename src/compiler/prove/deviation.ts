import type { Rule } from '../resolve/model.js';

/**
 * The rule departs from what is claimed and says why: no error, but the claim goes. Options speak for what they are and depart from
 * nothing.
 */
export function isDeviation(rule: Rule | undefined): boolean {
  return rule !== undefined && rule.because !== null && (rule.override || rule.tier !== 1);
}

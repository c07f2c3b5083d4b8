import type { Condition } from '../../base/condition.js';
import type { Refutation } from './refutation.js';
import { search } from './search.js';

/** Attributes of a root dataset that make a condition hold; those that are not here are absent or of no matter. */
export interface Example {
  /** by tag; an empty list: the attribute must be absent */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** by tag: what else its value must be, in words, where a regular expression was not solved */
  readonly notes: ReadonlyMap<string, string>;
}

/**
 * "yes" with an example on which `holds` says so too, unless a note stands in it; "no" only if no dataset exists; "unknown" where the
 * search was given up.
 */
export type Satisfiability = { readonly kind: 'yes'; readonly example: Example } | { readonly kind: 'no'; readonly refutation: Refutation | null } | { readonly kind: 'unknown' };

export interface Assumptions {
  /** the attribute has at most one value, as its VM says; a file may break that, so what must hold for every file assumes nothing */
  readonly isSingleValued: (tag: string) => boolean;
}

export const assumeNothing: Assumptions = { isSingleValued: () => false };

/** Whether some dataset makes the condition hold. The attributes are independent of each other. */
export function satisfiable(condition: Condition, assumptions: Assumptions): Satisfiability {
  return togetherSatisfiable([condition], assumptions);
}

/** Whether some dataset makes all conditions hold; where none does and nothing was assumed, a refutation of them in this order. */
export function togetherSatisfiable(conditions: readonly Condition[], { isSingleValued }: Assumptions): Satisfiability {
  const found = search(conditions, isSingleValued);
  if (found.kind !== 'yes') return found;
  const values = new Map<string, readonly string[]>();
  const notes = new Map<string, string>();
  for (const [tag, { values: ofTag, note }] of found.values) {
    values.set(tag, ofTag);
    if (note !== null) notes.set(tag, note);
  }
  return { kind: 'yes', example: { values, notes } };
}

/** Whether two conditions can hold together; null: always. */
export function both(a: Condition | null, b: Condition | null): Condition {
  return { kind: 'all', of: [a, b].filter((condition) => condition !== null) };
}

export function not(condition: Condition | null): Condition {
  return condition === null ? { kind: 'any', of: [] } : { kind: 'not', of: condition };
}

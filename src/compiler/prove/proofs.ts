import type { Effect } from './effect.js';
import type { Refutation } from './refutation.js';

/**
 * What was proven of a plan, so that it can be checked again without a search: every row of every claim with the cases of what the
 * tables do, each permitted, or impossible with a refutation, or a deviation. Travels inside the plan as JSON.
 */
export interface Proofs {
  readonly claims: readonly ProvenClaim[];
  /** interned; rows name one by its index */
  readonly certificates: readonly Certificate[];
  /** interned; cases name one by its index */
  readonly refutations: readonly Refutation[];
  /** of Clean Pixel Data (PS3.15 E.3.1): index of the refutation that an image at risk leaves unseen; null: the plan does not state it */
  readonly pixels: number | null;
}

export interface ProvenClaim {
  readonly name: string;
  readonly options: readonly string[];
  /** "PS3.15 Table E.1-1 (2026d)" */
  readonly table: string;
  readonly rows: readonly ProvenRow[];
  /** rows that no rule decides, and why */
  readonly outside: readonly { readonly row: string; readonly reason: string }[];
}

/** row and code as the table has them, and the index of a certificate */
export type ProvenRow = readonly [row: string, code: string, certificate: number];

/** The distinct decisions on all elements and places that a row speaks of. */
export type Certificate = readonly (readonly ProvenCase[])[];

/** One case, in order: the first whose conditions hold acts; the last of a decision has none. */
export type ProvenCase = {
  /** indexes into `tables.conditions`; all must hold */
  readonly when: readonly number[];
  /** what can be left of the value */
  readonly leaves: readonly Effect[];
  /** "permitted", or what no file comes to, or what a rule departs from with its reason */
  readonly because: 'permitted' | { readonly refutation: number } | { readonly deviation: number };
};

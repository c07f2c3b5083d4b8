import type { Condition } from '../../base/condition.js';

/**
 * The checked model: what a profile means, with every name resolved and every rule of what it extends in one list. Pure data (it
 * travels inside the plan as JSON); the verifier judges files against this and never against the lowered tables.
 *
 * A tag is eight upper-case hex digits ("00100010"); a tag pattern may hold `x` for any digit ("60xx3000").
 */
export interface Model {
  readonly profile: ProfileHeader;
  readonly extends: { readonly name: string; readonly version: string; readonly options: readonly string[] } | null;
  /** names of the claims the profile makes: "ps3.15-basic", "hipaa-safe-harbor" */
  readonly claims: readonly Claim[];
  readonly rules: readonly Rule[];
  readonly acceptance: readonly Acceptance[];
  /** how dates move; null when no rule shifts */
  readonly shift: ShiftWindow | null;
  /** the codes of CID 7050 that the output may state, from what is extended, less what an override takes back */
  readonly methods: readonly Method[];
  /** what (0028,0303) will say, PS3.15 E.3.6 */
  readonly longitudinal: 'REMOVED' | 'MODIFIED' | 'UNMODIFIED';
}

export interface ProfileHeader {
  readonly name: string;
  readonly version: string;
  readonly doc: string;
}

export interface Claim {
  readonly name: string;
  readonly options: readonly string[];
}

/** an entry of DeidentificationMethodCodeSequence (0012,0064), scheme DCM */
export interface Method {
  readonly code: string;
  readonly meaning: string;
}

export interface Acceptance {
  readonly condition: Condition;
  readonly message: string;
  readonly origin: Origin;
}

export interface ShiftWindow {
  /** the attribute whose value names the subject, "00100020" */
  readonly per: string;
  readonly minDays: number;
  readonly maxDays: number;
  readonly direction: 'back' | 'forward';
}

/** Where a statement stands: a source name (never a machine path) and 1-based line and column. */
export interface Origin {
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

export interface Rule {
  /** position in `Model.rules`; journals and findings name rules by it */
  readonly id: number;
  /** 0 the base profile, 1 its options, 2 the profile itself */
  readonly tier: 0 | 1 | 2;
  readonly origin: Origin;
  readonly selector: Selector;
  readonly action: Action;
  readonly condition: Condition | null;
  readonly override: boolean;
  readonly because: string | null;
}

/** Selectors from the most to the least specific; design: the language, section 3. */
export type Selector =
  /** an attribute inside items of the given sequences, the last of `within` holding it directly; matches at any depth (a suffix) */
  | { readonly kind: 'path'; readonly within: readonly string[]; readonly last: LeafSelector }
  | { readonly kind: 'root'; readonly tag: string }
  | LeafSelector;

export type LeafSelector =
  | { readonly kind: 'attribute'; readonly tag: string }
  /** element is the low byte, two hex digits; the block is whichever the creator has in the same dataset */
  | { readonly kind: 'private'; readonly creator: string; readonly group: string; readonly element: string }
  /** "60xx3000", or "4008xxxx" for a whole group */
  | { readonly kind: 'mask'; readonly pattern: string }
  /**
   * every standard attribute whose dictionary VR is listed (`all PN`, `dates` = DA DT TM, `uids` = UI). It also bounds private
   * elements that another rule keeps: a kept private UI follows `uids`.
   */
  | { readonly kind: 'vr'; readonly family: string; readonly vrs: readonly string[] }
  /**
   * unlisted: standard attributes that no more specific rule of any tier names; private: private elements not named by creator
   * (those whose block has no creator are removed whatever the rules say, PS3.5 7.8.1);
   * unknown: even groups, tag not in the dictionary, so that the VR cannot be known
   */
  | { readonly kind: 'rest'; readonly which: 'unlisted' | 'private' | 'unknown' };

export type Action =
  | { readonly kind: 'remove' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'keep' }
  | { readonly kind: 'remap' }
  | { readonly kind: 'shift' }
  | { readonly kind: 'truncate'; readonly to: 'year' | 'month' | 'day' | 'hour' }
  /** what survives is what an allow-list names; without one, nothing does */
  | { readonly kind: 'clean' }
  | { readonly kind: 'replace'; readonly with: Expression }
  /**
   * compound codes of Table E.1-1 (X/Z, X/D, Z/D, X/Z/D, X/Z/U*): the first alternative that keeps the object valid for the
   * attribute's Type in this SOP class; where the Type is unknown, the last. Ordered remove, empty, then replace or remap.
   */
  | { readonly kind: 'by-type'; readonly alternatives: readonly SimpleAction[] };

export type SimpleAction = Extract<Action, { kind: 'remove' | 'empty' | 'remap' | 'replace' }>;

export type Expression =
  | { readonly kind: 'literal'; readonly text: string }
  /** the fixed, valid, non-identifying value of the VR (facts: vr-rules); for a sequence: items kept, their content replaced; for UI: remap */
  | { readonly kind: 'dummy' }
  /** prefix and `length` characters of A-Z 2-7 from HMAC over the attribute's own value; the same input gives the same output */
  | { readonly kind: 'pseudonym'; readonly prefix: string; readonly length: number }
  /** the value of a root attribute that the model keeps in every case */
  | { readonly kind: 'attribute'; readonly tag: string }
  | { readonly kind: 'template'; readonly parts: readonly Expression[] };

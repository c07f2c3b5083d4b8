import type { Condition } from '../../base/condition.js';
import type { Proofs } from '../prove/proofs.js';
import type { Action, Detection, Model, Region, RiskStatement, ShiftWindow, ValueType } from '../resolve/model.js';

/**
 * The plan: what runs, exactly. Canonical JSON; no secret, no path, no time. The runtime executes `tables`; the verifier reads
 * `model`.
 */
export interface Plan {
  readonly format: 'anonc-plan';
  /** major.minor; a reader ignores an unknown minor and refuses an unknown major */
  readonly formatVersion: '1.0';
  readonly compiler: { readonly name: 'anonc'; readonly version: string };
  /** every source the profile was made of, by name, with the SHA-256 of its bytes, in order of name */
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  /** fact table -> edition */
  readonly editions: Readonly<Record<string, string>>;
  readonly model: Model;
  readonly tables: PlanTables;
  readonly proofs: Proofs;
  /** SHA-256 over the canonical JSON of the plan without this member */
  readonly digest: string;
}

/**
 * How the decision on an element is found, in the first of these that has one:
 *
 * 1. `paths`: entries whose `within` ends the element's own path, in table order; a path that is longer stands first;
 * 2. of a private element: `privates` by creator, group and low byte, else `private`; one without a creator is removed;
 * 3. at the root: `rootAttributes`;
 * 4. `attributes`;
 * 5. `masks`, in table order;
 * 6. `unlisted` where the dictionary has the tag, else `unknown`.
 *
 * A private element that would be kept is bound by `families`: the decision on its VR holds then, where there is one.
 */
export interface PlanTables {
  /** interned; a step names one by its index */
  readonly conditions: readonly Condition[];
  /** tags that conditions, the shift, expressions and keys of tables read from the root dataset, ascending */
  readonly contextTags: readonly string[];
  readonly acceptance: readonly { readonly condition: number; readonly message: string }[];
  readonly shift: ShiftWindow | null;
  /** interned; a step names one by its index */
  readonly actions: readonly PlanAction[];
  /** at any depth: exact standard tags whose decision differs from `unlisted`, ascending */
  readonly attributes: readonly Entry[];
  /** root dataset only; decided before `attributes` */
  readonly rootAttributes: readonly Entry[];
  /** decided before everything else: `within` is a suffix of the element's path; the longest first */
  readonly paths: readonly { readonly within: readonly string[]; readonly entry: PathEntry }[];
  readonly privates: readonly PrivateEntry[];
  /** for tags that are not in `attributes`: those of repeating groups, and others that the dictionary does not have */
  readonly masks: readonly { readonly pattern: string; readonly decision: Decision }[];
  /** VR families; for private elements that are kept, and for even tags outside the dictionary never */
  readonly families: readonly { readonly vrs: readonly string[]; readonly decision: Decision }[];
  /**
   * for items of ContentSequence, by the code and scheme of their concept name; ascending. Items of no entry are walked like others; where
   * their ContentSequence is cleaned, their values are cleaned by their kind (PS3.15 E.3.4)
   */
  readonly content: readonly ContentEntry[];
  readonly unlisted: Decision;
  readonly private: Decision;
  readonly unknown: Decision;
  /** for attributes with a by-type action: tag -> SOP Class UID -> '1' | '2' | '3'; no entry: unknown */
  readonly types: Readonly<Record<string, Readonly<Record<string, '1' | '2' | '3'>>>>;
  readonly methods: readonly { readonly code: string; readonly meaning: string }[];
  readonly longitudinal: 'REMOVED' | 'MODIFIED' | 'UNMODIFIED';
  /** `condition` is an index into `conditions`, -1 for always; a template that no file meets is left out */
  readonly templates: readonly { readonly name: string; readonly condition: number; readonly columns: number | null; readonly rows: number | null; readonly regions: readonly Region[] }[];
  readonly detect: readonly (Omit<Detection, 'condition' | 'origin'> & { readonly condition: number })[];
  readonly preserve: readonly string[];
  readonly risk: Omit<RiskStatement, 'origin'> | null;
}

/**
 * What to do, in order: the first step whose condition holds acts. `when` is an index into `conditions`, or -1 for always. A
 * decision ends with a step that always holds.
 */
export type Decision = readonly Step[];
export interface Step {
  readonly when: number;
  readonly action: number;
}

export interface Entry {
  readonly tag: string;
  readonly decision: Decision;
}

export interface PathEntry {
  /** exact tag, or a pattern with x; of a private element "0019xx0C", whichever block its creator has */
  readonly tag: string;
  /** of a private element */
  readonly creator?: string;
  readonly decision: Decision;
}

export interface PrivateEntry {
  readonly creator: string;
  readonly group: string;
  readonly element: string;
  /** VR as the fact tables state it, for implicit VR; null where they do not */
  readonly vr: string | null;
  readonly decision: Decision;
}

export interface ContentEntry {
  readonly code: string;
  readonly scheme: string;
  /** an entry with the item's value type decides before one with null */
  readonly valueType: ValueType | null;
  readonly decision: Decision;
}

/** An action with the rule that orders it, for the journal's counts. */
export interface PlanAction {
  readonly rule: number;
  readonly action: Action;
}

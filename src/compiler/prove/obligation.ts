import type { Condition } from '../../base/condition.js';
import type { Element } from '../resolve/element.js';
import type { Effect } from './effect.js';

/** What a row of a claim's table asks of the elements that it speaks of. Made of the fact tables, never of rule files. */
export interface Obligation {
  /** the row: a tag "00101010", a pattern "60xx3000", "private", "private PN" for private elements of a VR, or "unknown" */
  readonly row: string;
  /** what the table says: "X", "X, clean-descriptors: C", "C" for the third of eighteen identifiers */
  readonly code: string;
  /** the row as the end of a sentence that begins with the table: "says X" */
  readonly says: string;
  readonly speaksOf: Reach;
  /** files in which the row asks for it; null: all */
  readonly when: Condition | null;
  /** what may be left of the value without a leak */
  permits(element: Reached): readonly Effect[];
  /** by the letter; what is permitted beyond it leaks nothing and is told as a warning */
  readonly asks: readonly Effect[] | null;
}

/** Which elements: an attribute, a pattern of tags, private elements of some VRs (null: of all), or those that the dictionary does not know. */
export type Reach =
  | { readonly kind: 'attribute'; readonly tag: string; readonly vrs: readonly string[] }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'private'; readonly vrs: readonly string[] | null }
  | { readonly kind: 'unknown' }
  /** the value of content items of structured reports; of a value type that has none, the items themselves */
  | { readonly kind: 'content'; readonly concept: Concept };

/** One element of a reach, wherever it stands. */
export interface Reached {
  /** "00101010", "60xx3000", or of a private element "0019xx0C" */
  readonly tag: string;
  /** of a private element that a rule names */
  readonly creator: string | null;
  /** VRs that it can have; of a private element the one that is looked at; empty: not known */
  readonly vrs: readonly string[];
  /** of the content item whose value it is: rules on such items decide before rules on elements */
  readonly concept?: Concept;
}

export type Concept = NonNullable<Element['concept']>;

/** A claim with the rows of its table. */
export interface ClaimTable {
  readonly name: string;
  readonly options: readonly string[];
  /** as a message names it: "PS3.15 Table E.1-1" */
  readonly table: string;
  readonly obligations: readonly Obligation[];
  /** rows that no rule decides, and why */
  readonly outside: readonly { readonly row: string; readonly reason: string }[];
}

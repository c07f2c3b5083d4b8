import type { Condition, Test } from '../../base/condition.js';
import type { Span } from '../ast/syntax-tree.js';
import type { Origin } from './model.js';

/**
 * A `test` of a profile with every name resolved. Its data sets are made up and hold no patient's value. Each case is one run over its
 * data sets: those of one case share the keys, so that pseudonyms and offsets answer one another.
 */
export interface ProfileTest {
  readonly name: string;
  readonly origin: Origin;
  readonly nameSpan: Span;
  readonly cases: readonly TestCase[];
}

export interface TestCase {
  readonly given: readonly GivenDataset[];
  readonly expect: readonly ExpectationGroup[];
}

/** Elements in the order of the text; one with the tag of another replaces it. */
export type GivenDataset = readonly GivenElement[];

export interface GivenElement {
  /** eight upper-case hex digits; of a private element `ggggxxee`, whose block the runner chooses */
  readonly tag: string;
  readonly creator: string | null;
  readonly value: GivenValue;
}

/** values as text, as a lookup gives them; or the items of a sequence */
export type GivenValue = { readonly kind: 'values'; readonly values: readonly string[] } | { readonly kind: 'items'; readonly items: readonly GivenDataset[] };

/** What is expected of every data set of the case whose original meets the condition; null: of all. */
export interface ExpectationGroup {
  readonly condition: Condition | null;
  readonly expectations: readonly Expectation[];
}

export type Expectation =
  /** the file does not leave */
  | { readonly kind: 'quarantined'; readonly origin: Origin }
  /** between each two successive data sets of the case, in the output */
  | { readonly kind: 'days-between'; readonly origin: Origin; readonly tag: string; readonly days: number }
  /** of the element at the root, or in the items of the sequences `within`, the outermost first; with several items, of each */
  | { readonly kind: 'element'; readonly origin: Origin; readonly within: readonly string[]; readonly tag: string; readonly creator: string | null; readonly outcome: ExpectedOutcome };

export type ExpectedOutcome =
  /** no element; an element, whatever its length; an element of zero length */
  | { readonly kind: 'absent' | 'present' | 'empty' }
  | { readonly kind: 'equals'; readonly value: GivenValue }
  | { readonly kind: 'test'; readonly test: Test; readonly negated: boolean };

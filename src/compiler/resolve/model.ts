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
  /** name of the secret whose value is the key of a run; one at most */
  readonly secrets: readonly string[];
  /** tables that expressions read, by name; their rows are read when a run starts and stand in no plan */
  readonly tables: readonly Table[];
  /** words that `clean` leaves, by the name under which actions speak of them */
  readonly vocabularies: readonly Vocabulary[];
  /** burned-in text of known devices; the regions of all that match are blacked out together */
  readonly templates: readonly Template[];
  /** where text in pixels is looked for; in a file that several speak of, all of them act */
  readonly detect: readonly Detection[];
  /** analyses that the output must still be fit for, ascending: names of the fact table `analyses` */
  readonly preserve: readonly string[];
  readonly risk: RiskStatement | null;
}

/** A CSV file with a heading; `key` is the attribute of the root dataset whose value finds the row. */
export interface Table {
  readonly name: string;
  /** the file as the profile names it, never a machine path */
  readonly source: string;
  readonly key: string;
  /** heading of the column that holds the key's values; it is among `columns` */
  readonly keyColumn: string;
  /** number: all cells are decimal numbers; date: all are days, YYYYMMDD or YYYY-MM-DD; else text */
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'number' | 'date' }[];
  /** of the file as it was when the profile was compiled */
  readonly sha256: string;
  readonly rows: number;
}

/** Words in small letters (full case folding is not applied: `toLowerCase`), ascending, each once; no word holds white space. */
export interface Vocabulary {
  /** the file as the profile names it */
  readonly name: string;
  readonly sha256: string;
  readonly words: readonly string[];
}

export interface Template {
  readonly name: string;
  readonly origin: Origin;
  readonly condition: Condition;
  /** size of the image in pixels where the condition demands one size */
  readonly columns: number | null;
  readonly rows: number | null;
  readonly regions: readonly Region[];
}

export type Region =
  /**
   * in pixels; two of x, right and width, and two of y, bottom and height are numbers, the others null. `x` and `y` count from the
   * left and top edge, `right` and `bottom` from the right and bottom edge to the rectangle's own edge.
   */
  | {
      readonly kind: 'rectangle';
      readonly x: number | null;
      readonly right: number | null;
      readonly width: number | null;
      readonly y: number | null;
      readonly bottom: number | null;
      readonly height: number | null;
    }
  /** everything that no item of SequenceOfUltrasoundRegions (0018,6011) declares as a region (PS3.3 C.8.5.5) */
  | { readonly kind: 'outside-regions' };

/** Confidences are between 0 and 1. */
export interface Detection {
  readonly origin: Origin;
  readonly condition: Condition;
  /** what is found with at least this confidence is blacked out */
  readonly redact: number;
  /** with at least this one the file goes to review; null: nothing does */
  readonly review: number | null;
  /** what only one of several ways of looking finds is redacted as well */
  readonly strict: boolean;
  /** regular expressions (u flag); text that one of them matches as a whole may stay */
  readonly allow: readonly string[];
}

/** What the release is judged by; null and empty lists: nothing is said. */
export interface RiskStatement {
  readonly origin: Origin;
  readonly release: 'public' | 'controlled' | 'internal' | null;
  /** number of persons the released ones were drawn from */
  readonly population: number | null;
  readonly quasiIdentifiers: readonly QuasiIdentifier[];
  /** tags of sensitive attributes */
  readonly sensitive: readonly string[];
  /** attributes that are no quasi-identifiers, and why */
  readonly exclude: readonly { readonly tag: string; readonly because: string }[];
  readonly require: readonly { readonly metric: string; readonly operator: '<' | '<=' | '>' | '>='; readonly bound: number }[];
}

export interface QuasiIdentifier {
  /** only this part of a date */
  readonly part: 'year' | 'month' | null;
  readonly of: { readonly kind: 'attribute'; readonly tag: string } | { readonly kind: 'column'; readonly table: string; readonly column: string };
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

/** PS3.3 Table C.17.3-7 */
export type ValueType = (typeof valueTypes)[number];
export const valueTypes = [
  'TEXT', 'NUM', 'CODE', 'DATETIME', 'DATE', 'TIME', 'UIDREF', 'PNAME', 'COMPOSITE', 'IMAGE', 'WAVEFORM', 'SCOORD', 'SCOORD3D', 'TCOORD', 'CONTAINER', 'TABLE',
] as const;

export type LeafSelector =
  | { readonly kind: 'attribute'; readonly tag: string }
  /** element is the low byte, two hex digits; the block is whichever the creator has in the same dataset */
  | { readonly kind: 'private'; readonly creator: string; readonly group: string; readonly element: string }
  /**
   * content items of structured reports (items of ContentSequence (0040,A730) at any depth) whose concept name has this code and
   * scheme, of one value type (0040,A040) or of any; it speaks of items, so that it competes with no rule on elements but decides before them inside such an item
   */
  | { readonly kind: 'content'; readonly meaning: string; readonly code: string; readonly scheme: string; readonly valueType: ValueType | null }
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
  /** `only`: a value that does not keep to it is removed and counted */
  | { readonly kind: 'keep'; readonly only?: Contract }
  | { readonly kind: 'remap' }
  | { readonly kind: 'shift' }
  | { readonly kind: 'truncate'; readonly to: 'year' | 'month' | 'day' | 'hour' }
  /** what survives is what `keeping` names; without it, nothing does */
  | { readonly kind: 'clean'; readonly keeping?: Keeping }
  /** `otherwise`: what happens where the expression has no value; without it the element is removed */
  | { readonly kind: 'replace'; readonly with: Expression; readonly otherwise?: Fallback }
  /**
   * the lower end of the band of width `by` that the number lies in; `top`: what is above or equal is one band that begins there.
   * `years`: an age in days, weeks or months counts as 0 years and gives the first band
   */
  | { readonly kind: 'band'; readonly by: number; readonly top: number | null; readonly unit: 'years' | null }
  /** the nearest multiple of `to`, a decimal number as written ("0.05"); a half goes away from zero */
  | { readonly kind: 'round'; readonly to: string }
  /**
   * compound codes of Table E.1-1 (X/Z, X/D, Z/D, X/Z/D, X/Z/U*): the first alternative that keeps the object valid for the
   * attribute's Type in this SOP class; where the Type is unknown, the last. Ordered remove, empty, then replace or remap.
   */
  | { readonly kind: 'by-type'; readonly alternatives: readonly SimpleAction[] };

export type SimpleAction = Extract<Action, { kind: 'remove' | 'empty' | 'remap' | 'replace' }>;

/** What a text may keep: words of vocabularies (names of `Model.vocabularies`), and what regular expressions (u flag) match as whole words. */
export type Keeping = Readonly<{
  vocabularies: readonly string[];
  patterns: readonly string[];
}>;

export type Fallback = { readonly kind: 'quarantine'; readonly message: string } | { readonly kind: 'remove' };

/**
 * What every value of a kept private element must be (facts: quantitative-private). `count`: how many values, least and most; bounds
 * are inclusive but for `above`; `pattern`: the regular expression (u flag) that each value matches.
 */
export type Contract = Readonly<{
  type: 'integer' | 'number' | 'enumeration' | 'pattern';
  min?: number;
  max?: number;
  above?: number;
  count?: readonly [number, number];
  values?: readonly string[];
  pattern?: string;
}>;

export type Expression =
  | { readonly kind: 'literal'; readonly text: string }
  /** the fixed, valid, non-identifying value of the VR (facts: vr-rules); for a sequence: items kept, their content replaced; for UI: remap */
  | { readonly kind: 'dummy' }
  /** prefix and `length` characters of A-Z 2-7 from HMAC over the attribute's own value; the same input gives the same output */
  | { readonly kind: 'pseudonym'; readonly prefix: string; readonly length: number }
  /** the value of a root attribute that the model keeps in every case */
  | { readonly kind: 'attribute'; readonly tag: string }
  /** the cell of the row whose key is the original value of the table's key attribute at the root; no value where there is no such row */
  | { readonly kind: 'column'; readonly table: string; readonly column: string }
  /** `length` characters of A-Z 2-7 from HMAC over what `of` gives; attributes under it are read from the original */
  | { readonly kind: 'hash'; readonly of: Expression; readonly length: number }
  /** whole years from PatientBirthDate to the date `at`, both of the original's root, as AS ("034Y"); no value where one of them is missing */
  | { readonly kind: 'age'; readonly at: string }
  /** the first four digits of a date; attributes under it are read from the original */
  | { readonly kind: 'year'; readonly of: Expression }
  | { readonly kind: 'lower'; readonly of: Expression }
  /** the first `count` characters */
  | { readonly kind: 'first'; readonly count: number; readonly of: Expression }
  | { readonly kind: 'template'; readonly parts: readonly Expression[] };

import type { Condition } from '../../base/condition.js';
import type { Span } from '../ast/syntax-tree.js';
import type { Acceptance, Detection, RiskStatement, Rule, Table, Template, Vocabulary } from './model.js';
import type { ProfileTest } from './profile-test.js';

/** A text and the name by which messages and plans speak of it: never a machine path. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** The rule files that profiles can extend, by the names that their headers state. The host does the reading. */
export interface Library {
  read(name: string): SourceText | undefined;
  names(): readonly string[];
  /**
   * The text of a file that a rule file names: a table or a list of words. `beside` is the name of that rule file's source; a file that
   * does not lie beside it may be one of the library. Undefined where there is none; a host without files leaves it out.
   */
  file?(path: string, beside: string): string | undefined;
}

/** Where the parts of a rule stand in its source, for messages. */
export interface RulePlaces {
  readonly source: string;
  readonly statement: Span;
  /** from the first verb to the last */
  readonly action: Span;
  readonly selector: Span;
  readonly override: Span | null;
  readonly expression: Span | null;
  /** the conditions of the blocks around it and its own, the outermost first, each joined with those before it */
  readonly conditions: readonly { readonly span: Span; readonly joined: Condition }[];
  readonly because: Span | null;
}

/** A rule before it has its place among the rules of all layers; one for every selector that its statement names. */
export interface DraftRule extends Omit<Rule, 'id' | 'tier'> {
  readonly places: RulePlaces;
}

export interface DraftAcceptance extends Acceptance {
  readonly span: Span;
}

/** What the shift rules of one file state about how far dates move; null where they state nothing. */
export interface ShiftStatement {
  readonly per: { readonly tag: string; readonly span: Span } | null;
  readonly window: { readonly minDays: number; readonly maxDays: number; readonly direction: 'back' | 'forward'; readonly span: Span } | null;
}

/** A table with its rows, which no plan holds. */
export interface DraftTable extends Table {
  readonly span: Span;
  readonly keySpan: Span;
  /** in the order of the file, with the 1-based line each begins at; cells in the order of `columns`, trimmed */
  readonly cells: readonly { readonly line: number; readonly values: readonly string[] }[];
}

/** A template with the places of its parts. */
export interface DraftTemplate extends Template {
  readonly span: Span;
  readonly nameSpan: Span;
  readonly regionSpans: readonly Span[];
}

export interface DraftDetection extends Detection {
  readonly span: Span;
}

/** A name as it is written in a file, with its place. */
export interface PlacedName {
  readonly text: string;
  readonly span: Span;
}

/** A list of a layer and its options: `extends …` or `claims …`. */
export interface Reference {
  readonly name: PlacedName;
  readonly options: readonly PlacedName[];
  readonly span: Span;
}

/** One rule file with every name in it resolved; what it extends is only named. */
export interface Layer {
  readonly source: SourceText;
  readonly what: 'profile' | 'option';
  readonly name: PlacedName;
  readonly version: string;
  readonly doc: string;
  /** of an option: the profile it belongs to */
  readonly of: PlacedName | null;
  readonly extends: Reference | null;
  readonly claims: readonly Reference[];
  readonly acceptance: readonly DraftAcceptance[];
  readonly rules: readonly DraftRule[];
  readonly shifts: readonly ShiftStatement[];
  readonly secrets: readonly PlacedName[];
  readonly tables: readonly DraftTable[];
  readonly vocabularies: readonly Vocabulary[];
  readonly templates: readonly DraftTemplate[];
  readonly detect: readonly DraftDetection[];
  readonly preserve: readonly PlacedName[];
  readonly risk: RiskStatement | null;
  readonly tests: readonly ProfileTest[];
}

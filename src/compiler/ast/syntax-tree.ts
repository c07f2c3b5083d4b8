/**
 * The syntax tree of one rule file: what was written, with the place of everything, nothing resolved. Printing a tree and parsing
 * it again gives an equal tree up to spans (see `format/print.ts`).
 */
export interface Span {
  /** 0-based offsets into the source text, end exclusive */
  readonly start: number;
  readonly end: number;
}

export interface Node {
  readonly span: Span;
}

export interface Comment extends Node {
  /** `## …` is printed in reports and in the certificate, `# …` is for the reader of the file; text without the marks, one line */
  readonly kind: 'doc' | 'line';
  readonly text: string;
  /** a blank line stood between the comment before it and this one; for the first of `closing`, between the last statement and this */
  readonly blankBefore: boolean;
}

/** What stands before a statement and after it on its line; the printer keeps all of it. */
export interface Trivia {
  readonly leading: readonly Comment[];
  /** a blank line stood before the statement (and its leading comments) */
  readonly blankBefore: boolean;
  readonly trailing: Comment | null;
}

export interface SourceFile extends Node {
  readonly kind: 'file';
  readonly statements: readonly Statement[];
  /** comments after the last statement */
  readonly closing: readonly Comment[];
}

export interface Name extends Node {
  readonly text: string;
}
/** double-quoted; `\"`, `\\`, `\n`, `\t` and `\u{…}` are the escapes; `text` is unescaped */
export interface StringLiteral extends Node {
  readonly text: string;
}
export interface NumberLiteral extends Node {
  /** as written, so that printing keeps it */
  readonly text: string;
  readonly value: number;
}

export type Statement = Header | Extends | Claims | Secret | Table | Accept | Rule | WhenBlock | Template | Detect | Preserve | Risk | Test;

interface Stated extends Node {
  readonly trivia: Trivia;
}

/** `profile "name" version "1.0"`, or `option "name" of ps3.15-basic version "2026d"` (a layer that profiles name after `with`) */
export interface Header extends Stated {
  readonly kind: 'header';
  readonly what: 'profile' | 'option';
  readonly name: StringLiteral;
  readonly of: Name | null;
  readonly version: StringLiteral;
}

/** `extends ps3.15-basic with clean-descriptors, retain-uids` */
export interface Extends extends Stated {
  readonly kind: 'extends';
  readonly base: Name;
  readonly options: readonly Name[];
}

/** `claims ps3.15-basic with retain-uids` */
export interface Claims extends Stated {
  readonly kind: 'claims';
  readonly claim: Name;
  readonly options: readonly Name[];
}

/** `secret study-key` */
export interface Secret extends Stated {
  readonly kind: 'secret';
  readonly name: Name;
}

/** `table subjects from "subjects.csv" key PatientID` */
export interface Table extends Stated {
  readonly kind: 'table';
  readonly name: Name;
  readonly file: StringLiteral;
  readonly key: AttributeNode;
}

/** `accept when … otherwise quarantine "why"` */
export interface Accept extends Stated {
  readonly kind: 'accept';
  readonly condition: ConditionNode;
  readonly message: StringLiteral;
}

/** `when … { … }`; statements inside are rules or further blocks */
export interface WhenBlock extends Stated {
  readonly kind: 'when';
  readonly condition: ConditionNode;
  readonly statements: readonly (Rule | WhenBlock)[];
  /** comments before the closing brace */
  readonly closing: readonly Comment[];
}

/**
 * `override keep DeviceSerialNumber when Modality is PT because "…"`. Several action words joined by `or` are a compound action
 * decided by the attribute's Type: `remove or empty or replace InstitutionName with dummy`.
 */
export interface Rule extends Stated {
  readonly kind: 'rule';
  readonly override: Span | null;
  readonly actions: readonly ActionWord[];
  readonly selectors: readonly SelectorNode[];
  /** `to 0.05` behind each selector, for round; null where none stands there: then the next one holds. As many as selectors */
  readonly multiples: readonly (NumberLiteral | null)[];
  /** `with E`, for replace */
  readonly expression: ExpressionNode | null;
  /** `otherwise quarantine "…"` or `otherwise remove`, for replace */
  readonly fallback: FallbackNode | null;
  /** `keeping words "…", patterns /…/`, for clean */
  readonly keeping: KeepingNode | null;
  /** `by 5 years, top 90`, for band */
  readonly step: StepNode | null;
  /** `to year`, for truncate */
  readonly precision: Name | null;
  /** `per PatientID`, for shift */
  readonly per: Name | null;
  /** `by 30..365 days back`, for shift */
  readonly window: WindowNode | null;
  readonly condition: ConditionNode | null;
  readonly because: StringLiteral | null;
}

export interface ActionWord extends Node {
  readonly word: 'remove' | 'empty' | 'keep' | 'replace' | 'remap' | 'shift' | 'truncate' | 'clean' | 'band' | 'round';
}

export type FallbackNode = (Node & { readonly kind: 'quarantine'; readonly message: StringLiteral }) | (Node & { readonly kind: 'remove' });

/** The vocabularies and patterns in the order in which they were written; all words before all patterns when printed. */
export interface KeepingNode extends Node {
  readonly vocabularies: readonly StringLiteral[];
  readonly patterns: readonly PatternNode[];
}

/** `/T[12]w?/`, without its slashes */
export interface PatternNode extends Node {
  readonly source: string;
}

export interface StepNode extends Node {
  readonly by: NumberLiteral;
  readonly unit: 'years' | null;
  readonly top: NumberLiteral | null;
}

export interface WindowNode extends Node {
  readonly min: NumberLiteral;
  readonly max: NumberLiteral;
  readonly direction: 'back' | 'forward';
}

export type SelectorNode = PathSelector | LeafSelectorNode;

/** One attribute, by keyword or tag. */
export type AttributeNode = KeywordSelector | TagSelector;

/** `A > B > C` */
export interface PathSelector extends Node {
  readonly kind: 'path';
  readonly within: readonly AttributeNode[];
  readonly last: LeafSelectorNode;
}

export type LeafSelectorNode = KeywordSelector | TagSelector | GroupSelector | PrivateSelector | ContentSelector | RootSelector | FamilySelector | RestSelector;

/** `PatientName` */
export interface KeywordSelector extends Node {
  readonly kind: 'keyword';
  readonly keyword: string;
}
/** `(0010,0010)`, `(60xx,3000)`, `(gggg,xx10)`; digits upper case, wildcards as written: x, or g and e for "any" */
export interface TagSelector extends Node {
  readonly kind: 'tag';
  readonly group: string;
  readonly element: string;
}
/** `group 0x4008` */
export interface GroupSelector extends Node {
  readonly kind: 'group';
  /** four hex digits, upper case */
  readonly group: string;
}
/** `private "SIEMENS MR HEADER" (0019,xx0C), (0019,xx0E)`: one node with all its tags */
export interface PrivateSelector extends Node {
  readonly kind: 'private';
  readonly creator: StringLiteral;
  readonly tags: readonly TagSelector[];
}
/** `content PNAME "Person Observer Name" (121008, DCM)`: content items of structured reports with this concept name */
export interface ContentSelector extends Node {
  readonly kind: 'content';
  readonly valueType: Name | null;
  readonly meaning: StringLiteral;
  readonly code: string;
  readonly scheme: string;
}
/** `root PatientName` */
export interface RootSelector extends Node {
  readonly kind: 'root';
  readonly of: AttributeNode;
}
/** `all PN`, `dates`, `uids` */
export interface FamilySelector extends Node {
  readonly kind: 'family';
  /** a VR in upper case after `all`, else the family's name */
  readonly name: string;
}
/** `unlisted`, `private` (without a creator), `unknown` */
export interface RestSelector extends Node {
  readonly kind: 'rest';
  readonly which: 'unlisted' | 'private' | 'unknown';
}

export type ExpressionNode =
  | (Node & { readonly kind: 'literal'; readonly text: string })
  | (Node & { readonly kind: 'dummy' })
  | (Node & { readonly kind: 'pseudonym'; readonly prefix: StringLiteral; readonly length: NumberLiteral })
  | (Node & { readonly kind: 'attribute'; readonly keyword: string })
  | ColumnNode
  /** `hash(PatientID, 8)` */
  | (Node & { readonly kind: 'hash'; readonly of: ExpressionNode; readonly length: NumberLiteral })
  /** `age at StudyDate` */
  | (Node & { readonly kind: 'age'; readonly at: Name })
  /** `year of StudyDate` */
  | (Node & { readonly kind: 'year'; readonly of: ExpressionNode })
  /** `lower Modality` */
  | (Node & { readonly kind: 'lower'; readonly of: ExpressionNode })
  /** `first 3 of PatientID` */
  | (Node & { readonly kind: 'first'; readonly count: NumberLiteral; readonly of: ExpressionNode })
  /** a string holding `{…}`; `{{` and `}}` stand for braces */
  | (Node & { readonly kind: 'template'; readonly parts: readonly ExpressionNode[] });

/** `sites.region` */
export interface ColumnNode extends Node {
  readonly kind: 'column';
  readonly table: string;
  readonly column: string;
}

export type ConditionNode =
  | (Node & { readonly kind: 'or' | 'and'; readonly parts: readonly ConditionNode[] })
  | (Node & { readonly kind: 'not'; readonly of: ConditionNode })
  | (Node & { readonly kind: 'comparison'; readonly attribute: AttributeNode; readonly test: TestNode });

export type TestNode =
  | (Node & { readonly kind: 'is' | 'is-not'; readonly value: ValueNode })
  | (Node & { readonly kind: 'in'; readonly values: readonly ValueNode[] })
  | (Node & { readonly kind: 'like'; readonly pattern: StringLiteral })
  /** `matches /…/` */
  | (Node & { readonly kind: 'matches'; readonly source: string })
  | (Node & { readonly kind: 'present' | 'absent' })
  | (Node & { readonly kind: 'order'; readonly operator: '<' | '<=' | '>' | '>='; readonly bound: NumberLiteral });

/** a defined term bare (`MR`, `DERIVED`), a string, or a number */
export interface ValueNode extends Node {
  readonly kind: 'term' | 'string' | 'number';
  readonly text: string;
}

/** A statement with sentences of its own between braces. */
interface Block<Item> extends Stated {
  readonly items: readonly Item[];
  /** comments before the closing brace */
  readonly closing: readonly Comment[];
}

/** `template "…" for Modality US, Columns 1024 { black … }` */
export interface Template extends Block<RegionNode> {
  readonly kind: 'template';
  readonly name: StringLiteral;
  /** all of them must hold; a value alone is an `is` */
  readonly devices: readonly (Node & { readonly attribute: AttributeNode; readonly test: TestNode })[];
}

/** `black x 0 y 0 width 1024 height 72`, `black outside regions` */
export type RegionNode = Stated & { readonly kind: 'region' } & ({ readonly outside: true } | { readonly outside: false; readonly sides: readonly SideNode[] });

export interface SideNode extends Node {
  /** x, y, right, bottom, width or height, if it is well written */
  readonly name: Name;
  readonly value: NumberLiteral;
}

/** `detect text when … { redact at confidence 0.80 … }` */
export interface Detect extends Block<DetectItem> {
  readonly kind: 'detect';
  readonly condition: ConditionNode;
}

export type DetectItem = Stated &
  (
    | { readonly kind: 'threshold'; readonly what: 'redact' | 'review' | 'leave'; readonly confidence: NumberLiteral }
    | { readonly kind: 'strict' }
    | { readonly kind: 'allow'; readonly patterns: readonly PatternNode[] }
  );

/** `preserve quantitative diffusion, pet-suv` */
export interface Preserve extends Stated {
  readonly kind: 'preserve';
  readonly names: readonly Name[];
}

/** `risk { quasi-identifiers PatientSex, month of StudyDate … }` */
export interface Risk extends Block<RiskItem> {
  readonly kind: 'risk';
}

export type RiskItem = Stated &
  (
    | { readonly kind: 'quasi-identifiers'; readonly of: readonly QuasiIdentifierNode[] }
    | { readonly kind: 'sensitive'; readonly attributes: readonly AttributeNode[] }
    | { readonly kind: 'exclude'; readonly attributes: readonly AttributeNode[]; readonly because: StringLiteral }
    | { readonly kind: 'release'; readonly level: Name }
    | { readonly kind: 'population'; readonly size: NumberLiteral }
    | { readonly kind: 'require'; readonly metric: Name; readonly operator: '<' | '<=' | '>' | '>='; readonly bound: NumberLiteral }
  );

export interface QuasiIdentifierNode extends Node {
  readonly part: 'year' | 'month' | null;
  readonly of: AttributeNode | ColumnNode;
}

/** `test "…" { given { … } expect { … } }` */
export interface Test extends Block<TestItem> {
  readonly kind: 'test';
  readonly name: StringLiteral;
}

/** Several data sets make one run: what is expected holds for each that meets the condition. */
export type TestItem = Stated &
  (
    | { readonly kind: 'given'; readonly datasets: readonly DatasetNode[] }
    | { readonly kind: 'expect'; readonly condition: ConditionNode | null; readonly expectations: readonly ExpectationNode[] }
  );

export interface DatasetNode extends Node {
  readonly entries: readonly (Node & { readonly element: ElementNode; readonly value: ElementValueNode })[];
}

/** An attribute, or `private "CREATOR" (gggg,xxee)` with its one tag */
export type ElementNode = AttributeNode | PrivateSelector;

/** `MR`, `["A", "B"]`, `[{ … }]`; `[]` is a sequence without items */
export type ElementValueNode =
  | ValueNode
  | (Node & { readonly kind: 'values'; readonly values: readonly ValueNode[] })
  | (Node & { readonly kind: 'items'; readonly items: readonly DatasetNode[] });

export type ExpectationNode =
  | (Node & { readonly kind: 'quarantined' })
  /** `days between StudyDate = 14` */
  | (Node & { readonly kind: 'days-between'; readonly attribute: AttributeNode; readonly days: NumberLiteral })
  | (Node & { readonly kind: 'element'; readonly within: readonly AttributeNode[]; readonly element: ElementNode; readonly outcome: OutcomeNode });

export type OutcomeNode = TestNode | (Node & { readonly kind: 'empty' }) | (Node & { readonly kind: 'equals'; readonly value: ElementValueNode });

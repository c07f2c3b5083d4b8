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

export type Statement = Header | Extends | Claims | Accept | Rule | WhenBlock;

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
  /** `with E`, for replace */
  readonly expression: ExpressionNode | null;
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
  readonly word: 'remove' | 'empty' | 'keep' | 'replace' | 'remap' | 'shift' | 'truncate' | 'clean';
}

export interface WindowNode extends Node {
  readonly min: NumberLiteral;
  readonly max: NumberLiteral;
  readonly direction: 'back' | 'forward';
}

export type SelectorNode = PathSelector | LeafSelectorNode;

/** `A > B > C` */
export interface PathSelector extends Node {
  readonly kind: 'path';
  readonly within: readonly (KeywordSelector | TagSelector)[];
  readonly last: LeafSelectorNode;
}

export type LeafSelectorNode = KeywordSelector | TagSelector | GroupSelector | PrivateSelector | RootSelector | FamilySelector | RestSelector;

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
/** `root PatientName` */
export interface RootSelector extends Node {
  readonly kind: 'root';
  readonly of: KeywordSelector | TagSelector;
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
  /** a string holding `{…}`; `{{` and `}}` stand for braces */
  | (Node & { readonly kind: 'template'; readonly parts: readonly ExpressionNode[] });

export type ConditionNode =
  | (Node & { readonly kind: 'or' | 'and'; readonly parts: readonly ConditionNode[] })
  | (Node & { readonly kind: 'not'; readonly of: ConditionNode })
  | (Node & { readonly kind: 'comparison'; readonly attribute: KeywordSelector | TagSelector; readonly test: TestNode });

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

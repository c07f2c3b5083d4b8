/** What an importer makes of a script of another program. Lines are those of the script, from 1; 0 is the script as a whole. */
export interface Imported {
  /** a rule file: it parses, is canonical and compiles */
  readonly text: string;
  /** how many lines of the script were carried over whole, counting where a statement begins */
  readonly carried: number;
  readonly losses: readonly Loss[];
  readonly faults: readonly Fault[];
}

/** What the script says and the rule file does not: there it is stricter, or a comment. */
export interface Loss {
  readonly line: number;
  /** the script's own words, shortened, on one line */
  readonly said: string;
  readonly why: string;
  /** what stands in the rule file instead */
  readonly became: string;
  /** what a person must decide */
  readonly decide: string;
}

/** Something that is wrong with the script itself, carried over or not. */
export interface Fault {
  readonly line: number;
  readonly kind: FaultKind;
  readonly message: string;
}

export type FaultKind =
  | 'unsalted-hash'
  | 'constant-shift'
  | 'several-shifts'
  | 'shadowed'
  | 'said-twice'
  | 'contradiction'
  | 'unreachable'
  | 'unbounded-keep'
  | 'identifying-remainder'
  | 'secret-in-the-script'
  | 'region'
  | 'digits-compared'
  | 'unclear-joining'
  | 'misspelt'
  | 'never-matches'
  | 'weakens';

/** Why a script is no script: nothing is made of it. */
export interface Unreadable {
  readonly line: number | null;
  readonly message: string;
}

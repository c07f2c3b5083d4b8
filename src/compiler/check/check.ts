import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ModelDraft } from '../resolve/model-draft.js';
import type { RuleBook } from '../resolve/rule-book.js';

/** What a check looks at. */
export interface Subject {
  readonly draft: ModelDraft;
  readonly book: RuleBook;
  /** the profile is a file of the library: it states every row of a table, those that no file can hold included */
  readonly isLibrary: boolean;
}

/** One kind of mistake in one file, named after it; `checks.ts` lists them. */
export type Check = (subject: Subject) => readonly Diagnostic[];

import type { SourceFile } from '../ast/syntax-tree.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../resolve/layer.js';
import type { ModelDraft } from '../resolve/model-draft.js';
import type { RuleBook } from '../resolve/rule-book.js';

/** What a lint rule looks at: a file that has no errors, as it is written and as it is understood. */
export interface LintSubject {
  readonly source: SourceText;
  readonly tree: SourceFile;
  readonly draft: ModelDraft;
  readonly book: RuleBook;
  /** the file is one of the library, whose version is the standard's edition */
  readonly isLibrary: boolean;
}

/** One thing that a reviewer would ask, in one file, named after it; `lint-rules.ts` lists them. */
export type LintRule = (subject: LintSubject) => readonly Diagnostic[];

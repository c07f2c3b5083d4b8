import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.js';
import { parse } from '../parse/parse.js';
import type { Library, SourceText } from '../resolve/layer.js';
import { load } from '../resolve/load.js';
import { RuleBook } from '../resolve/rule-book.js';
import { lintRules } from './lint-rules.js';

/**
 * What a reviewer would ask about a file that `check` finds no error in, in the order of the text. Of a file with errors nothing is
 * said: `check` says it.
 */
export function lint(source: SourceText, library: Library): readonly Diagnostic[] {
  const { draft, diagnostics } = load(source, library);
  if (draft === null || hasErrors(diagnostics)) return [];
  const subject = { source, tree: parse(source.text, source.name).tree, draft, book: new RuleBook(draft.rules), isLibrary: library.names().includes(draft.profile.name.text) };
  return lintRules.flatMap((rule) => rule(subject)).sort((a, b) => a.span.start - b.span.start || (a.code < b.code ? -1 : 1));
}

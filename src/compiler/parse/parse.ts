import { lexer } from '../../../grammar/tokens.js';
import type { SourceFile } from '../ast/syntax-tree.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { balance } from './balance.js';
import { buildTree } from './build-tree.js';
import { mendSigns } from './mend-signs.js';
import { readStatements } from './read-statements.js';
import { reportHiddenSigns } from './report-hidden-signs.js';
import { Source } from './source.js';

/**
 * Reads the text of one rule file. There is always a tree: it holds every statement that could be read, and where there are errors, not
 * the others. The diagnostics come in the order of the text. Never throws, whatever the text is.
 */
export function parse(text: string, sourceName: string): { readonly tree: SourceFile; readonly diagnostics: readonly Diagnostic[] } {
  const source = new Source(text, sourceName);
  // A byte order mark at the very beginning is no sign of the text; a space keeps every offset.
  const { tokens, groups } = lexer.tokenize(text.replace(/^\uFEFF/, ' '));
  const comments = groups['comments'] ?? [];
  reportHiddenSigns(tokens, comments, source);
  const sentences = balance(mendSigns(tokens, source), source);
  const { file, unread } = readStatements(sentences, source);
  const tree = buildTree(file, comments, unread, source);
  return { tree, diagnostics: source.found() };
}

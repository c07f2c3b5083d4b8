import { CompletionItemKind, type CompletionList, type Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { complete, type Suggestion } from '../compiler/index.js';
import { rangeOf } from './ranges.js';
import type { Workspace } from './workspace.js';

const kinds: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  attribute: CompletionItemKind.Field,
  tag: CompletionItemKind.Constant,
  creator: CompletionItemKind.Module,
  profile: CompletionItemKind.Class,
  option: CompletionItemKind.Interface,
  claim: CompletionItemKind.Interface,
  term: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Variable,
};

/** What may be written at a position; asked for again with every letter, for not all attributes are sent at once. */
export function completionAt(document: TextDocument, position: Position, workspace: Workspace): CompletionList {
  const suggestions = complete({ name: workspace.nameOf(document), text: document.getText() }, document.offsetAt(position), workspace.libraryFor(document));
  return {
    isIncomplete: true,
    items: suggestions.map(({ label, kind, insert, span, filter, detail }, index) => ({
      label,
      kind: kinds[kind],
      detail,
      filterText: filter,
      sortText: String(index).padStart(4, '0'),
      textEdit: { range: rangeOf(document, span), newText: insert },
    })),
  };
}

import type { Location, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { definitionsOf, subjectAt } from '../compiler/index.js';
import type { Workspace } from './workspace.js';

/** The file that a name is defined in, or the rules of lower layers on an attribute. */
export function definitionAt(document: TextDocument, position: Position, workspace: Workspace): Location[] {
  const subject = subjectAt(document.getText(), document.offsetAt(position));
  if (subject === null) return [];
  return definitionsOf(subject, workspace.nameOf(document), document.getText(), workspace.libraryFor(document), workspace.examine(document).rules).flatMap(({ source, line, column }) => {
    const file = workspace.source(source, document);
    const start = { line: line - 1, character: column - 1 };
    return file === null ? [] : [{ uri: file.uri, range: { start, end: start } }];
  });
}

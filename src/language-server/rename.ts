import { ErrorCodes, ResponseError, type Position, type Range, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { referencesTo, refusalOfName, renamableAt, type Renamable } from '../compiler/index.js';
import { rangeOf } from './ranges.js';
import type { Workspace } from './workspace.js';

/** The name that would be changed. @throws {ResponseError} with the reason where there is none */
export function prepareRename(document: TextDocument, position: Position): { readonly range: Range; readonly placeholder: string } {
  const { name, span } = renamable(document, position);
  return { range: rangeOf(document, span), placeholder: name };
}

/** Changes a name where it is defined and in every file beside it that uses it. @throws {ResponseError} with the reason where that cannot be */
export function rename(document: TextDocument, position: Position, newName: string, workspace: Workspace): WorkspaceEdit {
  const found = renamable(document, position);
  const refusal = refusalOfName(newName, found, document.getText(), workspace.libraryFor(document));
  if (refusal !== null) throw new ResponseError(ErrorCodes.InvalidParams, refusal);
  const changes: Record<string, TextEdit[]> = found.kind === 'header' ? { [document.uri]: [{ range: rangeOf(document, found.span), newText: newName }] } : {};
  // Tables and secrets belong to one file, profiles to all that extend them.
  for (const file of found.kind === 'header' ? workspace.files(document) : [document]) {
    const uses = referencesTo(found, file.getText()).map((use) => ({ range: rangeOf(file, use), newText: newName }));
    if (uses.length > 0) changes[file.uri] = [...(changes[file.uri] ?? []), ...uses];
  }
  return { changes };
}

function renamable(document: TextDocument, position: Position): Renamable {
  const found = renamableAt(document.getText(), document.offsetAt(position));
  if (!found.ok) throw new ResponseError(ErrorCodes.InvalidParams, found.error);
  return found.value;
}

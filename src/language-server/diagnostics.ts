import { DiagnosticSeverity, type Diagnostic as Shown, type DiagnosticRelatedInformation } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { groupBy } from '../base/group-by.js';
import type { Diagnostic } from '../compiler/index.js';
import { rangeOf } from './ranges.js';
import type { Workspace } from './workspace.js';

const severities: Readonly<Record<Diagnostic['severity'], DiagnosticSeverity>> = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning };

/** What is wrong with a document. Mistakes in what it extends stand at its beginning, with the places they are at. */
export function diagnosticsOf(document: TextDocument, workspace: Workspace): Shown[] {
  const name = workspace.nameOf(document);
  const { diagnostics } = workspace.examine(document);
  const own = diagnostics.filter(({ source }) => source === name).map((diagnostic) => shown(diagnostic, document, workspace));
  const foreign = groupBy(diagnostics.filter(({ source }) => source !== name), ({ source }) => source);
  return [...own, ...[...foreign].map(([source, found]) => elsewhere(source, found, document, workspace))];
}

function shown(diagnostic: Diagnostic, document: TextDocument, workspace: Workspace): Shown {
  const { severity, code, span, related } = diagnostic;
  return {
    range: rangeOf(document, span),
    severity: severities[severity],
    code,
    source: 'anonc',
    message: messageOf(diagnostic),
    relatedInformation: related.flatMap(({ source, span: place, message }) => placeIn(source, place, message, document, workspace)),
  };
}

/** The message, the way out, and the data set that shows it. */
function messageOf({ message, help, witness }: Diagnostic): string {
  return [message, ...(help === null ? [] : [`help: ${help}`]), ...(witness === null ? [] : ['for example:', ...witness.map((line) => `  ${line}`)])].join('\n');
}

function elsewhere(source: string, found: readonly Diagnostic[], document: TextDocument, workspace: Workspace): Shown {
  const start = /^[ \t]*extends\b/m.exec(document.getText())?.index ?? 0;
  const end = /[\n\r]|$/.exec(document.getText().slice(start))?.index ?? 0;
  return {
    range: rangeOf(document, { start, end: start + end }),
    severity: found.some(({ severity }) => severity === 'error') ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: 'anonc',
    message: `\`${source}\` has ${found.length === 1 ? 'a mistake' : `${found.length} mistakes`}`,
    relatedInformation: found.flatMap(({ span, message }) => placeIn(source, span, message, document, workspace)),
  };
}

function placeIn(source: string, span: Diagnostic['span'], message: string, document: TextDocument, workspace: Workspace): readonly DiagnosticRelatedInformation[] {
  const file = workspace.source(source, document);
  return file === null ? [] : [{ location: { uri: file.uri, range: rangeOf(file, span) }, message }];
}

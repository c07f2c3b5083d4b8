import { MarkupKind, type Hover, type Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, subjectAt } from '../compiler/index.js';
import { rangeOf } from './ranges.js';
import type { Workspace } from './workspace.js';

/** What stands at a position, and what these rules do to it in all cases. */
export function hoverAt(document: TextDocument, position: Position, workspace: Workspace): Hover | null {
  const subject = subjectAt(document.getText(), document.offsetAt(position));
  if (subject === null) return null;
  const description = describe(subject, workspace.libraryFor(document), workspace.examine(document).rules);
  if (description === null) return null;
  const { title, lines, outcome } = description;
  const text = [`**${plain(title)}**`, lines.map(plain).join('  \n'), ...(outcome === null ? [] : [`\`\`\`text\n${outcome}\n\`\`\``])].join('\n\n');
  return { contents: { kind: MarkupKind.Markdown, value: text }, range: rangeOf(document, subject.span) };
}

/** Signs that Markdown would take for its own; backticks stay, for they mean the same here. */
function plain(text: string): string {
  return text.replace(/[\\*_[\]<>#]/g, '\\$&');
}

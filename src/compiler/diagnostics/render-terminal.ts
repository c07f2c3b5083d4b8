import type { Span } from '../ast/syntax-tree.js';
import type { Diagnostic } from './diagnostic.js';
import { excerpt } from './excerpt.js';
import { lineStarts, positionAt } from './position.js';

export interface TerminalOptions {
  readonly color: boolean;
}

/**
 * The diagnostics for a person at a terminal: message, place, the lines in question with the place underlined, the way out, other
 * places that play a part, and the dataset that shows the mistake. `sources` maps a source's name to its text.
 */
export function renderTerminal(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>, { color }: TerminalOptions): string {
  const paint = color ? painted : plain;
  return diagnostics.map((diagnostic) => `${renderOne(diagnostic, sources, paint).join('\n')}\n`).join('\n');
}

type Style = 'error' | 'warning' | 'bold' | 'dim' | 'help';
type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, string>> = { error: '1;31', warning: '1;33', bold: '1', dim: '2', help: '36' };
const painted: Paint = (style, text) => `\u001B[${codes[style]}m${text}\u001B[0m`;
const plain: Paint = (_, text) => text;

function renderOne(diagnostic: Diagnostic, sources: ReadonlyMap<string, string>, paint: Paint): readonly string[] {
  const { code, severity, message, source, span, help, fix, related, witness } = diagnostic;
  const lines = [`${paint(severity, `${severity}[${code}]`)}: ${paint('bold', message)}`, ...place(source, span, sources, severity, paint)];
  if (help !== null) lines.push(`  ${paint('help', 'help')}: ${help}`);
  else if (fix !== null) lines.push(`  ${paint('help', 'help')}: ${fix.title}`);
  for (const other of related) lines.push(`  ${paint('bold', 'see also')}: ${other.message}`, ...place(other.source, other.span, sources, 'help', paint));
  if (witness !== null) lines.push(`  ${paint('bold', 'a dataset that shows it')}:`, ...witness.map((line) => `      ${line}`));
  return lines;
}

function place(source: string, span: Span, sources: ReadonlyMap<string, string>, style: Style, paint: Paint): readonly string[] {
  const text = sources.get(source);
  if (text === undefined) return [`  --> ${source}`];
  const { line, column } = positionAt(lineStarts(text), span.start);
  const shown = excerpt(text, span);
  const width = String(shown.at(-1)?.line ?? line).length;
  const lines = shown.flatMap((row) => [
    `${paint('dim', `${String(row.line).padStart(width + 1)} |`)} ${row.text}`,
    `${paint('dim', `${' '.repeat(width + 1)} |`)} ${' '.repeat(row.indent)}${paint(style, '^'.repeat(row.length))}`,
  ]);
  return [`  --> ${source}:${line}:${column}`, ...lines];
}

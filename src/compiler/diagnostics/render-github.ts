import type { Diagnostic } from './diagnostic.js';
import { lineStarts, positionAt } from './position.js';

/** The diagnostics as workflow commands, one a line: GitHub shows them at their place in the change. */
export function renderGithub(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): string {
  const starts = new Map([...sources].map(([name, text]) => [name, lineStarts(text)]));
  return diagnostics
    .map(({ code, severity, message, source, span, help }) => {
      const lines = starts.get(source) ?? [0];
      const start = positionAt(lines, span.start);
      const end = positionAt(lines, Math.max(span.start, span.end - 1));
      const columns = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : '';
      const text = help === null ? message : `${message}\nhelp: ${help}`;
      return `::${severity} file=${property(source)},line=${start.line},endLine=${end.line}${columns},title=${property(code)}::${data(text)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

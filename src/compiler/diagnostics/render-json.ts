import { canonicalJson, type Json } from '../../base/canonical-json.js';
import type { Span } from '../ast/syntax-tree.js';
import type { Diagnostic } from './diagnostic.js';
import { lineStarts, positionAt } from './position.js';

/**
 * The diagnostics as one JSON document, for other programs. A place has 0-based offsets and 1-based line and column of its start and
 * end; the end is exclusive. `sources` maps a source's name to its text.
 */
export function renderJson(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): string {
  const starts = new Map([...sources].map(([name, text]) => [name, lineStarts(text)]));
  const place = (source: string, span: Span): Json => {
    const lines = starts.get(source) ?? [0];
    return { source, start: { offset: span.start, ...positionAt(lines, span.start) }, end: { offset: span.end, ...positionAt(lines, span.end) } };
  };
  const list = diagnostics.map((diagnostic): Json => {
    const { code, severity, message, help, fix, witness, related } = diagnostic;
    return {
      code,
      severity,
      message,
      place: place(diagnostic.source, diagnostic.span),
      help,
      fix: fix === null ? null : { title: fix.title, replacement: fix.replacement, place: place(diagnostic.source, fix.span) },
      related: related.map((other): Json => ({ message: other.message, place: place(other.source, other.span) })),
      witness: witness === null ? null : [...witness],
    };
  });
  return canonicalJson({ format: 'anonc-diagnostics', formatVersion: '1.0', diagnostics: list });
}

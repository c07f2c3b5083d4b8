import type { Span } from '../ast/syntax-tree.js';
import { lineStarts, positionAt } from './position.js';

/** A line of the source and what of it is underlined. */
export interface ExcerptLine {
  /** 1-based */
  readonly line: number;
  /** tabulators as spaces, other signs that would spoil the picture as a dot, cut at 160 columns around the place */
  readonly text: string;
  /** in columns */
  readonly indent: number;
  /** in columns, at least one */
  readonly length: number;
}

const lineLimit = 3;
const columnLimit = 160;

/** The lines that a span covers, three at most. */
export function excerpt(source: string, span: Span): readonly ExcerptLine[] {
  const starts = lineStarts(source);
  const first = positionAt(starts, span.start).line;
  const last = Math.min(positionAt(starts, Math.max(span.start, span.end - 1)).line, first + lineLimit - 1);
  const lines: ExcerptLine[] = [];
  for (let line = first; line <= last; line += 1) {
    const lineStart = starts[line - 1] ?? 0;
    const raw = source.slice(lineStart, starts[line] ?? source.length).replace(/[\n\r]+$/, '');
    const leadingSpace = line === first ? 0 : raw.length - raw.trimStart().length;
    const from = Math.max(span.start - lineStart, leadingSpace);
    const to = Math.max(from, Math.min(span.end - lineStart, raw.length));
    const cut = from > columnLimit / 2 && raw.length > columnLimit ? from - columnLimit / 2 : 0;
    const before = shown(raw.slice(cut, from));
    const marked = shown(raw.slice(from, to));
    const text = (before + marked + shown(raw.slice(to))).slice(0, columnLimit).trimEnd();
    lines.push({ line, text, indent: before.length, length: Math.max(1, Math.min(marked.length, columnLimit - before.length)) });
  }
  return lines;
}

function shown(text: string): string {
  return text.replace(/\t/g, '    ').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '·');
}

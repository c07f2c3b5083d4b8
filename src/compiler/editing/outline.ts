import { CloseBrace, OpenBrace } from '../../../grammar/tokens.js';
import type { SourceFile, Span, Statement } from '../ast/syntax-tree.js';
import { spanOf } from '../parse/source.js';
import { tokensOf } from './tokens-of.js';

/** A statement of a file, for lists of what stands in it. */
export interface OutlineEntry {
  readonly label: string;
  readonly kind: Statement['kind'];
  readonly span: Span;
  /** the part of it that the label stands for */
  readonly head: Span;
  readonly children: readonly OutlineEntry[];
}

const labelLimit = 80;

export function outline(tree: SourceFile, text: string): readonly OutlineEntry[] {
  return entries(tree.statements, text);
}

function entries(statements: readonly Statement[], text: string): readonly OutlineEntry[] {
  return statements.map((statement) => {
    const { span, kind } = statement;
    const head = headOf(text, span);
    const label = text.slice(head.start, head.end);
    return { label: label.length > labelLimit ? `${label.slice(0, labelLimit - 1)}…` : label, kind, span, head, children: statement.kind === 'when' ? entries(statement.statements, text) : [] };
  });
}

/** Its first line, without the brace that opens a block. */
function headOf(text: string, { start, end }: Span): Span {
  const line = /^[^\n\r]*?(?=\s*(?:\{\s*)?(?:#[^\n\r]*)?(?:[\n\r]|$))/.exec(text.slice(start, end))?.[0] ?? '';
  return { start, end: start + Math.max(1, line.length) };
}

/** Parts of a text that can be folded: blocks, and comments of several lines. Empty where nothing stands between two lines. */
export function foldings(text: string): readonly (Span & { readonly what: 'block' | 'comment' })[] {
  const { tokens, comments } = tokensOf(text);
  const open: number[] = [];
  const blocks = tokens.flatMap((token) => {
    if (token.tokenType === OpenBrace) open.push(token.startOffset);
    if (token.tokenType !== CloseBrace) return [];
    const start = open.pop();
    return start === undefined ? [] : [{ start, end: token.startOffset, what: 'block' as const }];
  });
  const runs: { start: number; end: number; what: 'comment' }[] = [];
  for (const comment of comments) {
    const { start, end } = spanOf(comment);
    const last = runs.at(-1);
    if (last !== undefined && /^[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(text.slice(last.end, start))) last.end = end;
    else runs.push({ start, end, what: 'comment' });
  }
  return [...blocks, ...runs].filter(({ start, end }) => /[\n\r]/.test(text.slice(start, end)));
}

import type { CstNode, IRecognitionException, IToken } from 'chevrotain';
import { MismatchedTokenException } from '../../../grammar/chevrotain.js';
import * as t from '../../../grammar/tokens.js';
import type { Span } from '../ast/syntax-tree.js';
import { explainMistake } from './explain-mistake.js';
import { nearestStatement } from './mistakes/unknown-statement.js';
import { anonParser } from './parser-instance.js';
import type { Situation } from './situation.js';
import { mistakeLimit, spanOf, type Source } from './source.js';
import { closingBrace, endOfFile, endOfStatement, findStatementStarts, opensBlockAt } from './statement-starts.js';

/**
 * Parses; where a statement cannot be read, reports why, takes it out and parses again, so that one mistake hides no other. A block
 * whose condition cannot be read loses its head and its braces: what stands in it is read for its mistakes, and its place is in `unread`.
 */
export function readStatements(sentences: readonly IToken[], source: Source): { readonly file: CstNode; readonly unread: readonly Span[] } {
  const parser = anonParser();
  const unread: Span[] = [];
  let tokens = sentences;
  for (let mistakes = 0; ; mistakes += 1) {
    parser.input = [...tokens];
    const file = parser.file();
    const [error] = parser.errors;
    if (error === undefined) return { file, unread };
    const situation = situationOf(error, tokens, source);
    const { wholeStatement } = explainMistake(situation, source);
    tokens = mistakes < mistakeLimit ? withoutBrokenStatement(situation, wholeStatement, unread, source) : [];
  }
}

/** What the parser was at when it could not go on. */
function situationOf(error: IRecognitionException, tokens: readonly IToken[], source: Source): Situation {
  const isStart = findStatementStarts(tokens);
  const found = tokens.indexOf(error.token);
  const index = found === -1 ? tokens.length : found;
  const last = tokens.at(-1);
  const end = last === undefined ? source.text.length : spanOf(last).end;
  const { ruleStack } = error.context;
  const rule = ruleStack.at(-1) ?? 'file';
  const expected = error instanceof MismatchedTokenException ? error.message : null;
  return {
    tokens,
    index,
    token: tokens[index] ?? { ...endOfFile, startOffset: end, endOffset: end - 1 },
    rule,
    ruleStack,
    expected,
    between: rule === 'file' || (rule === 'whenBlock' && expected === t.CloseBrace.name),
    statement: Math.max(0, isStart.lastIndexOf(true, Math.max(0, index - 1))),
  };
}

function withoutBrokenStatement(situation: Situation, wholeStatement: boolean, unread: Span[], source: Source): readonly IToken[] {
  const { tokens, index, between, statement } = situation;
  const brace = between ? null : headBrace(tokens, statement);
  if (brace !== null) {
    const close = closingBrace(tokens, brace);
    const [head, closing] = [tokens[statement], tokens[close]];
    if (head !== undefined && closing !== undefined) unread.push({ start: head.startOffset, end: spanOf(closing).end });
    return tokens.filter((_, at) => at < statement || (at > brace && at !== close));
  }
  const start = between && !wholeStatement ? index : statement;
  const isStart = findStatementStarts(tokens).map((starts, at) => starts || (at > index && looksLikeStatement(tokens, at, source)));
  const end = endOfStatement(tokens, isStart, between ? index : statement);
  return tokens.filter((_, at) => at < start || at >= end);
}

/** A word that begins a line, goes on with no list and is much like a verb: it is read as a statement, so that its mistake shows too. */
function looksLikeStatement(tokens: readonly IToken[], index: number, source: Source): boolean {
  const token = tokens[index];
  if (token?.tokenType !== t.Word || !source.isFirstOnLine(token.startOffset)) return false;
  const before = tokens[index - 1]?.tokenType;
  return before !== t.Comma && before !== t.Or && before !== t.And && nearestStatement(token.image) !== null;
}

/** The brace that the `when` at this index opens its block with, or null. */
function headBrace(tokens: readonly IToken[], start: number): number | null {
  if (tokens[start]?.tokenType !== t.When || !opensBlockAt(tokens, start)) return null;
  let index = start + 1;
  while (tokens[index]?.tokenType !== t.OpenBrace || tokens[index - 1]?.tokenType === t.In) index += 1;
  return index;
}

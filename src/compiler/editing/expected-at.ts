import type { IToken, TokenType } from 'chevrotain';
import * as t from '../../../grammar/tokens.js';
import type { Span } from '../ast/syntax-tree.js';
import { anonParser } from '../parse/parser-instance.js';
import { spanOf } from '../parse/source.js';
import { findStatementStarts } from '../parse/statement-starts.js';
import { tokensOf } from './tokens-of.js';

/** Where somebody is writing, and what the grammar takes there. */
export interface Expected {
  /** what is written of the word so far, up to the offset; of a text or tag, all of it with its marks */
  readonly span: Span;
  /** without quotation marks */
  readonly written: string;
  readonly within: 'word' | 'text' | 'tag' | 'hole';
  /** the tokens of the statement before the span */
  readonly before: readonly IToken[];
  readonly next: readonly Next[];
}

/** A token that fits, and the rules of the grammar it stands in, outermost first. */
export interface Next {
  readonly token: TokenType;
  readonly rules: readonly string[];
}

/** What may stand at an offset of a text that need not be right; null inside a comment. */
export function expectedAt(text: string, offset: number): Expected | null {
  const { tokens, comments } = tokensOf(text);
  if (comments.some((comment) => comment.startOffset < offset && offset <= spanOf(comment).end)) return null;
  const writing = inText(tokens, text, offset) ?? inTag(text, offset) ?? inWord(text, offset);
  const before = openStatement(tokens.filter((token) => spanOf(token).end <= writing.span.start));
  return { ...writing, before, next: nextAfter(before, isInsideBlock(tokens, writing.span.start)) };
}

type Writing = Pick<Expected, 'span' | 'written' | 'within'>;

function inText(tokens: readonly IToken[], text: string, offset: number): Writing | null {
  const token = tokens.find((each) => (each.tokenType === t.Text || each.tokenType === t.UnclosedText) && each.startOffset < offset && offset < spanOf(each).end + (each.tokenType === t.Text ? 0 : 1));
  if (token === undefined) return null;
  const { start, end } = spanOf(token);
  const hole = /\{([A-Za-z][A-Za-z0-9_.-]*|)$/.exec(text.slice(start + 1, offset).replaceAll('{{', '  '));
  if (hole !== null) return { span: { start: offset - (hole[1] ?? '').length, end: offset }, written: hole[1] ?? '', within: 'hole' };
  return { span: { start, end: token.tokenType === t.Text ? end : offset }, written: text.slice(start + 1, offset), within: 'text' };
}

function inTag(text: string, offset: number): Writing | null {
  const written = /\([ \t]*[0-9A-Fa-fxXgG]{0,4}(?:[ \t]*,[ \t]*[0-9A-Fa-fxX]{0,4})?$/.exec(text.slice(Math.max(0, offset - 20), offset))?.[0];
  if (written === undefined) return null;
  const rest = /^[0-9A-Fa-fxX, \t]*\)/.exec(text.slice(offset, offset + 12))?.[0] ?? '';
  return { span: { start: offset - written.length, end: offset + rest.length }, written, within: 'tag' };
}

function inWord(text: string, offset: number): Writing {
  let start = offset;
  while (start > 0 && /[A-Za-z0-9_.-]/.test(text[start - 1] ?? '')) start -= 1;
  return { span: { start, end: offset }, written: text.slice(start, offset), within: 'word' };
}

/** The tokens of the statement that is being written, or that ends before; none behind the end of a block. */
function openStatement(tokens: readonly IToken[]): readonly IToken[] {
  const start = findStatementStarts(tokens).lastIndexOf(true);
  const statement = tokens.slice(Math.max(0, start));
  let depth = 0;
  for (const { tokenType } of statement) {
    if (tokenType === t.OpenBrace) depth += 1;
    if (tokenType === t.CloseBrace) depth -= 1;
    if (depth < 0) return [];
  }
  return statement;
}

/** Whether the offset stands inside a block, where only rules begin. */
function isInsideBlock(tokens: readonly IToken[], offset: number): boolean {
  const open: boolean[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.startOffset >= offset) break;
    if (token.tokenType === t.OpenBrace) open.push(tokens[index - 1]?.tokenType !== t.In);
    if (token.tokenType === t.CloseBrace) open.pop();
  }
  return open.includes(true);
}

/** statements that stand in a block */
const inBlocks: ReadonlySet<string> = new Set(['rule', 'whenBlock']);

function nextAfter(statement: readonly IToken[], insideBlock: boolean): readonly Next[] {
  const found = anonParser()
    .computeContentAssist('file', [...statement])
    .map(({ nextTokenType, ruleStack }) => ({ token: nextTokenType, rules: ruleStack }));
  if (!insideBlock) return found;
  const begins = ({ token, rules }: Next): boolean => rules[1] === 'statement' && rules.length === 3 && t.statementStarts.includes(token);
  return found.filter((next) => !begins(next) || inBlocks.has(next.rules[2] ?? ''));
}

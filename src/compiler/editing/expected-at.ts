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

/** What may stand at an offset of a text that need not be right, in every way in which it can be read; none inside a comment. */
export function expectedAt(text: string, offset: number): readonly Expected[] {
  const { tokens, comments } = tokensOf(text);
  if (comments.some((comment) => comment.startOffset < offset && offset <= spanOf(comment).end)) return [];
  return writings(tokens, text, offset).map((writing) => {
    const before = openStatement(tokens.filter((token) => spanOf(token).end <= writing.span.start));
    return { ...writing, before, next: nextAfter(before, isInsideBlock(tokens, writing.span.start)) };
  });
}

type Writing = Pick<Expected, 'span' | 'written' | 'within'>;

/** A parenthesis alone begins a tag, or a condition or list. */
function writings(tokens: readonly IToken[], text: string, offset: number): readonly Writing[] {
  const inside = inText(tokens, text, offset);
  if (inside !== null) return [inside];
  const tag = inTag(text, offset);
  if (tag === null) return [inWord(text, offset)];
  return tag.written.trim() === '(' ? [tag, inWord(text, offset)] : [tag];
}

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

/**
 * The tokens of the statement that is being written, or that ends before. A `when` whose brace is still to come looks like a clause of the
 * rule before it; behind the end of a block it is none.
 */
function openStatement(tokens: readonly IToken[]): readonly IToken[] {
  const start = findStatementStarts(tokens).lastIndexOf(true);
  const statement = tokens.slice(Math.max(0, start));
  let depth = 0;
  let from = 0;
  for (const [index, { tokenType }] of statement.entries()) {
    if (tokenType === t.OpenBrace) depth += 1;
    if (tokenType === t.CloseBrace) depth -= 1;
    if (depth < 0) [depth, from] = [0, index + 1];
  }
  return statement.slice(from);
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

/** Whether the token would begin another statement: it stands where the first of a file may stand, and no verb is owed. */
export function beginsStatement({ token, rules }: Next, before: readonly IToken[]): boolean {
  const last = before.at(-1)?.tokenType;
  return firstRules().get(token) === rules.join() && last !== t.Override && last !== t.Or;
}

let first: ReadonlyMap<TokenType, string> | null = null;

/** The rules around each token that a file can begin with. */
function firstRules(): ReadonlyMap<TokenType, string> {
  first ??= new Map(
    anonParser()
      .computeContentAssist('file', [])
      .map(({ nextTokenType, ruleStack }) => [nextTokenType, ruleStack.join()]),
  );
  return first;
}

/** statements that stand in a block */
const inBlocks: ReadonlySet<string> = new Set(['rule', 'whenBlock']);

function nextAfter(statement: readonly IToken[], insideBlock: boolean): readonly Next[] {
  const found = anonParser()
    .computeContentAssist('file', [...statement])
    .map(({ nextTokenType, ruleStack }) => ({ token: nextTokenType, rules: ruleStack }));
  if (!insideBlock) return found;
  return found.filter((next) => !beginsStatement(next, statement) || inBlocks.has(next.rules[2] ?? ''));
}

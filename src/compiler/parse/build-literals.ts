import type { CstNode, IToken } from 'chevrotain';
import type { Name, NumberLiteral, PatternNode, StringLiteral } from '../ast/syntax-tree.js';
import { tokensOf } from './cst.js';
import { spanOf, type Source } from './source.js';
import { superLinear } from './super-linear.js';
import { unescape } from './text.js';

export function buildText(token: IToken, source: Source): StringLiteral {
  return { span: spanOf(token), text: unescape(token.image.slice(1, -1), token.startOffset + 1, source) };
}

export function buildName(token: IToken): Name {
  return { span: spanOf(token), text: token.image };
}

export function buildNumber(token: IToken): NumberLiteral {
  return { span: spanOf(token), text: token.image, value: Number(token.image) };
}

/** What stands after `patterns`. */
export function buildPatterns(node: CstNode, source: Source): readonly PatternNode[] {
  return tokensOf(node, 'RegularExpression').map((token) => ({ span: spanOf(token), source: regularExpression(token, source) }));
}

/** The expression without its slashes; one that the regular expressions of ECMAScript do not have, or that can run too long, is reported. */
export function regularExpression(token: IToken, source: Source): string {
  const expression = token.image.slice(1, -1);
  try {
    new RegExp(expression, 'u');
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*: /s, '').toLowerCase() : 'it cannot be read';
    source.report('ANC1022', { reason }, spanOf(token));
    return expression;
  }
  const slow = superLinear(expression);
  if (slow !== null) source.report(slow.growth === 'exponential' ? 'ANC3019' : 'ANC3021', { pattern: expression, reason: slow.reason }, spanOf(token));
  return expression;
}

import type { IToken } from 'chevrotain';
import type { Name, NumberLiteral, StringLiteral } from '../ast/syntax-tree.js';
import { spanOf, type Source } from './source.js';
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

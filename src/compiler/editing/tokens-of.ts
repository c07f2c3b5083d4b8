import type { IToken } from 'chevrotain';
import { tokenMatcher } from '../../../grammar/chevrotain.js';
import { lexer, Word } from '../../../grammar/tokens.js';
import { spanOf } from '../parse/source.js';
import type { Span } from '../ast/syntax-tree.js';

export interface Tokens {
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
}

/** The tokens of a text as the parser is given them, whatever is wrong with it. */
export function tokensOf(text: string): Tokens {
  const { tokens, groups } = lexer.tokenize(text.replace(/^\uFEFF/, ' '));
  return { tokens, comments: groups['comments'] ?? [] };
}

/** A name, words included that are reserved only before certain others. */
export function isWord(token: IToken | undefined): boolean {
  return token !== undefined && tokenMatcher(token, Word);
}

/** Index of the token that the offset stands in or right behind, the one that begins there before the one that ends there; -1 where none does. */
export function tokenAt(tokens: readonly IToken[], offset: number): number {
  const touches = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const found = tokens.findIndex((token) => touches(spanOf(token)));
  const next = tokens[found + 1];
  return found !== -1 && next !== undefined && next.startOffset === offset ? found + 1 : found;
}

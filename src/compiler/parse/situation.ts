import type { IToken } from 'chevrotain';
import type { Span } from '../ast/syntax-tree.js';
import { spanOf, type Source } from './source.js';
import { findStatementStarts } from './statement-starts.js';

/** Where and how the parser could not go on. */
export interface Situation {
  readonly tokens: readonly IToken[];
  /** of the token that does not fit; the number of tokens where the text ends too soon */
  readonly index: number;
  readonly token: IToken;
  /** the innermost rule of the grammar that was being read, and all around it, outermost first */
  readonly rule: string;
  readonly ruleStack: readonly string[];
  /** name of the one token that would fit, null where several would */
  readonly expected: string | null;
  /** a statement is complete, and the token begins no other */
  readonly between: boolean;
  /** index of the token with which the statement begins that is being read, or that was read last */
  readonly statement: number;
}

/** What a recogniser of a common mistake found out. */
export interface Explained {
  /** the statement before the token is part of the mistake and must not be read either */
  readonly wholeStatement: boolean;
}

/** A recogniser reports the mistake it knows and says so, or gives null. */
export type Mistake = (situation: Situation, source: Source) => Explained | null;

/** The token in the words of a message. */
export function describe(token: IToken): string {
  if (token.image === '') return 'the end of the file';
  const image = token.image.length > 60 ? `${token.image.slice(0, 57)}…` : token.image;
  return image.includes('`') ? image : `\`${image}\``;
}

/** As `describe`; where the statement is over too soon, that. */
export function found(situation: Situation): string {
  return situation.token.image !== '' && isOver(situation) ? 'the next statement' : describe(situation.token);
}

/** Where the text or the statement is over too soon: behind the last token of it. */
export function spanOfFound(situation: Situation): Span {
  const before = situation.tokens[situation.index - 1];
  if (before === undefined || !(situation.token.image === '' || isOver(situation))) return spanOf(situation.token);
  const { end } = spanOf(before);
  return { start: end, end };
}

function isOver({ tokens, index, between }: Situation): boolean {
  return !between && findStatementStarts(tokens)[index] === true;
}

import type { IToken, TokenType } from 'chevrotain';
import * as t from '../../../grammar/tokens.js';

/** Clauses that only some verbs have a use for, and the number behind a target. */
const verbsOf: Readonly<Record<string, readonly string[]>> = {
  withClause: ['replace'],
  toClause: ['truncate'],
  perClause: ['shift'],
  byClause: ['shift', 'band'],
  keepingClause: ['clean'],
  otherwiseClause: ['replace'],
  target: ['round'],
};

/** Whether the clause that would begin with the token fits the verbs of the statement. */
export function clauseFits(token: TokenType, rules: readonly string[], before: readonly IToken[]): boolean {
  const verbs = verbsOf[rules.at(-1) ?? ''];
  return verbs === undefined || !clauseWords.includes(token) || before.some(({ image }) => verbs.includes(image));
}

const clauseWords: readonly TokenType[] = [t.With, t.To, t.Per, t.By, t.Keeping, t.Otherwise];

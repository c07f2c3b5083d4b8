import type { IToken } from 'chevrotain';
import * as t from '../../../grammar/tokens.js';

/** clauses that only some verbs have a use for */
const verbsOf: Readonly<Record<string, readonly string[]>> = { withClause: ['replace'], toClause: ['truncate'], perClause: ['shift'], byClause: ['shift'] };

/** Whether the clause that would begin fits the verbs of the statement, and does not stand in it already. */
export function clauseFits(rules: readonly string[], before: readonly IToken[]): boolean {
  const clause = rules.findIndex((rule) => rule.endsWith('Clause'));
  if (clause === -1 || clause !== rules.length - 1) return true;
  const word = (rules[clause] ?? '').replace(/Clause$/, '');
  const isBegun = before.at(-1)?.image === word || (before.findLast(({ tokenType }) => clauseWords.has(tokenType.name))?.image === word && before.at(-1)?.tokenType !== t.Text);
  const verbs = verbsOf[rules[clause] ?? ''];
  return isBegun || verbs === undefined || before.some(({ image }) => verbs.includes(image));
}

const clauseWords: ReadonlySet<string> = new Set(['With', 'To', 'Per', 'By', 'When', 'Because']);

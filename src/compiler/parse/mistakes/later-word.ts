import { EOF } from 'chevrotain';
import { Clean, LaterStatement, LaterWord, Otherwise, OpenParenthesis, Word } from '../../../../grammar/tokens.js';
import type { Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** first words of expressions to come: `hash(PatientID)`, `year of StudyDate`, `age at StudyDate`, `lower …`, `first 3 of …` */
const expressions: ReadonlySet<string> = new Set(['hash', 'year', 'month', 'age', 'lower', 'first']);

/** A word of the language that is not carried out yet, inside a statement that is. */
export const laterWord: Mistake = ({ tokens, index, token, between, statement }, source) => {
  const before = tokens[index - 1];
  const isExpression =
    between &&
    before?.tokenType === Word &&
    expressions.has(before.image) &&
    tokens[index - 2]?.image === 'with' &&
    (token.tokenType === OpenParenthesis || token.tokenType === Word || token.tokenType !== EOF);
  const isFallback = between && token.tokenType === Otherwise;
  const isStatement = token.tokenType === LaterStatement && between;
  if (!(token.tokenType === LaterWord || isExpression || isFallback || isStatement)) return null;
  const found = isExpression ? before : token;
  source.report('ANC1003', { word: found.image }, spanOf(found), {
    ...(tokens[statement]?.tokenType === Clean && token.image === 'keeping' ? { help: 'without `keeping`, `clean` keeps nothing of the value' } : {}),
  });
  return { wholeStatement: true };
};

import { Absent, Empty, Greater, GreaterOrEqual, In, Is, Less, LessOrEqual, Like, Matches, Not, Present } from '../../../../grammar/tokens.js';
import { describe, type Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** `Modality is present`, `is in {…}`, `is like "…"`, and `Modality not in {…}`: everyday English, one word too many or out of place. */
export const conditionOfAnotherKind: Mistake = ({ tokens, index, token, rule }, source) => {
  const before = tokens[index - 1];
  if (before === undefined) return null;
  const comparisons = [In, Like, Matches, Present, Absent, Less, LessOrEqual, Greater, GreaterOrEqual];
  const after = tokens[index + 1]?.tokenType;
  if (rule === 'value' && before.tokenType === Is && (comparisons.includes(token.tokenType) || token.tokenType === Empty)) {
    const word = token.tokenType === Empty ? 'absent' : token.image;
    const span = { start: before.startOffset, end: spanOf(token).end };
    source.report('ANC1001', { expected: 'a value after `is`', found: describe(token) }, spanOf(token), {
      help: `write \`${word}\` without \`is\``,
      fix: { span, replacement: word, title: `write \`${word}\`` },
    });
    return { wholeStatement: true };
  }
  const negatedTest = rule === 'value' && before.tokenType === Not && comparisons.includes(token.tokenType);
  const misplacedNot = rule === 'test' && token.tokenType === Not && after !== undefined && comparisons.includes(after);
  if (!negatedTest && !misplacedNot) return null;
  source.report('ANC1001', { expected: negatedTest ? 'a value after `is not`' : 'a comparison', found: describe(token) }, spanOf(token), {
    help: 'write `not` before the attribute: `not Modality in {MR, CT}`',
  });
  return { wholeStatement: true };
};

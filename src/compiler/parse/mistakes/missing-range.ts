import { By, Days, NumberToken } from '../../../../grammar/tokens.js';
import { describe, type Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** `by 30 days back`: a shift by one number of days. */
export const missingRange: Mistake = ({ tokens, index, token, between }, source) => {
  if (!between || token.tokenType !== Days || tokens[index - 1]?.tokenType !== NumberToken || tokens[index - 2]?.tokenType !== By) return null;
  source.report('ANC1001', { expected: '`..`', found: describe(token) }, spanOf(token), {
    help: 'a shift has a least and a greatest number of days: `by 30..365 days back`',
  });
  return { wholeStatement: true };
};

import { Dummy, Pseudonym, Replace, Text, When, With } from '../../../../grammar/tokens.js';
import { describe, type Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** `replace PatientID "x"`: a value follows the attributes, and nothing says so. Other signs for it (`=`, `by`) count too. */
export const missingWith: Mistake = ({ tokens, index, token, between, statement }, source) => {
  const read = tokens.slice(statement, index);
  if (!between || !read.some(({ tokenType }) => tokenType === Replace) || read.some(({ tokenType }) => tokenType === With || tokenType === When)) return null;
  const { start, end } = spanOf(token);
  const isValue = [Text, Dummy, Pseudonym].includes(token.tokenType);
  if (!isValue && token.image !== '=') return null;
  source.report('ANC1010', { found: describe(token) }, { start, end }, {
    fix: isValue ? { span: { start, end: start }, replacement: 'with ', title: 'write `with` before the value' } : { span: { start, end }, replacement: 'with', title: 'write `with`' },
  });
  return { wholeStatement: true };
};

import { Dummy, Pseudonym, Replace, Text, When, With } from '../../../../grammar/tokens.js';
import { describe, type Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** `replace PatientID "x"`: a value follows the attributes, and nothing says so. Other signs and words for it (`=`, `by`, `to`) count too. */
export const missingWith: Mistake = ({ tokens, index, token, between, statement, rule }, source) => {
  const read = tokens.slice(statement, index);
  if (!read.some(({ tokenType }) => tokenType === Replace) || read.some(({ tokenType }) => tokenType === With || tokenType === When)) return null;
  const isValue = [Text, Dummy, Pseudonym].includes(token.tokenType);
  const before = tokens[index - 1];
  if (!between) {
    if (before === undefined || !isValue || (rule !== 'byClause' && rule !== 'toClause')) return null;
    const span = spanOf(before);
    source.report('ANC1010', { found: describe(before) }, span, { fix: { span, replacement: 'with', title: 'write `with`' } });
    return { wholeStatement: true };
  }
  const { start, end } = spanOf(token);
  if (!isValue && token.image !== '=') return null;
  source.report('ANC1010', { found: describe(token) }, { start, end }, {
    fix: isValue ? { span: { start, end: start }, replacement: 'with ', title: 'write `with` before the value' } : { span: { start, end }, replacement: 'with', title: 'write `with`' },
  });
  return { wholeStatement: true };
};

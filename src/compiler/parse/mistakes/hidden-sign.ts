import { Stray } from '../../../../grammar/tokens.js';
import type { Mistake } from '../situation.js';
import { codePointOf, hiddenSigns } from '../report-hidden-signs.js';
import { spanOf } from '../source.js';

/** An invisible sign, or a space of another kind, among the words. */
export const hiddenSign: Mistake = ({ token }, source) => {
  if (token.tokenType !== Stray) return null;
  const span = spanOf(token);
  const isSpace = token.image.trim() === '' && token.image !== '';
  if (!isSpace && token.image.replace(hiddenSigns, '') !== '') return null;
  source.report('ANC1024', { found: codePointOf(token.image) }, span, {
    help: isSpace ? 'write a plain space in its place' : 'delete it',
    fix: { span, replacement: isSpace ? ' ' : '', title: isSpace ? 'write a plain space' : 'delete the sign' },
  });
  return { wholeStatement: true };
};

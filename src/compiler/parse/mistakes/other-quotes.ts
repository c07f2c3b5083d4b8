import { Stray } from '../../../../grammar/tokens.js';
import type { Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** One quotation mark of another kind, without its partner. */
export const otherQuotes: Mistake = ({ token }, source) => {
  const mark = /['\u2018-\u201F\u00AB\u00BB\u2033]/.exec(token.image)?.[0];
  if (token.tokenType !== Stray || mark === undefined) return null;
  source.report('ANC1005', { found: `\`${mark}\`` }, spanOf(token));
  return { wholeStatement: true };
};

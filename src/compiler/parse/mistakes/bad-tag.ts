import { MalformedTag } from '../../../../grammar/tokens.js';
import type { Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** `(0010,010)` and `(00100010)`. */
export const badTag: Mistake = ({ token }, source) => {
  if (token.tokenType !== MalformedTag) return null;
  const span = spanOf(token);
  const digits = /^\(\s*([0-9A-Fa-fxX]{4})([0-9A-Fa-fxX]{4})\s*\)$/.exec(token.image);
  const replacement = digits === null ? null : `(${digits[1] ?? ''},${digits[2] ?? ''})`;
  source.report('ANC1013', { found: token.image }, span, {
    fix: replacement === null ? null : { span, replacement, title: `write \`${replacement}\`` },
  });
  return { wholeStatement: true };
};

import { HexNumber } from '../../../../grammar/tokens.js';
import { describe, type Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** `group 4008` and `group 0x408`. */
export const badGroup: Mistake = ({ rule, expected, token }, source) => {
  if (rule !== 'groupSelector' || expected !== HexNumber.name || token.image === '') return null;
  const span = spanOf(token);
  const replacement = /^[0-9A-Fa-f]{4}$/.test(token.image) ? `0x${token.image.toUpperCase()}` : null;
  source.report('ANC1014', { found: describe(token).replaceAll('`', '') }, span, {
    fix: replacement === null ? null : { span, replacement, title: `write \`${replacement}\`` },
  });
  return { wholeStatement: true };
};

import type { IToken } from 'chevrotain';
import { Stray } from '../../../grammar/tokens.js';
import type { Source } from './source.js';

/** Signs that are not shown, or that turn the direction in which text is shown: rules would read otherwise than they are. */
export const hiddenSigns = /[\p{Cf}\p{Zl}\p{Zp}]|(?![\t\n\r])\p{Cc}/gu;

/** Reports every hidden sign in texts and comments; elsewhere one is a stray token, which the parser reports. */
export function reportHiddenSigns(tokens: readonly IToken[], comments: readonly IToken[], source: Source): void {
  for (const token of [...tokens, ...comments]) {
    if (token.tokenType === Stray) continue;
    for (const found of token.image.matchAll(hiddenSigns)) {
      const start = token.startOffset + found.index;
      source.report('ANC1024', { found: codePointOf(found[0]) }, { start, end: start + found[0].length }, {
        fix: { span: { start, end: start + found[0].length }, replacement: '', title: 'delete the sign' },
      });
    }
  }
}

/** `U+200B` */
export function codePointOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

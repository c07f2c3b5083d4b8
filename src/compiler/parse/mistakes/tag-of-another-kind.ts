import { AnyTag, Private, PrivateTag, Tag } from '../../../../grammar/tokens.js';
import type { Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** `remove private (0019,xx0C)`, a private number and nobody who gave it, and `remove private "ACME" (0018,xx0C)`, a number that is not private. */
export const tagOfAnotherKind: Mistake = ({ tokens, index, token, between, expected }, source) => {
  if (between && token.tokenType === PrivateTag && tokens[index - 1]?.tokenType === Private) {
    source.report('ANC2006', { tag: token.image }, spanOf(token));
    return { wholeStatement: true };
  }
  if (expected !== PrivateTag.name || (token.tokenType !== Tag && token.tokenType !== AnyTag)) return null;
  source.report('ANC2007', { tag: token.image }, spanOf(token));
  return { wholeStatement: true };
};

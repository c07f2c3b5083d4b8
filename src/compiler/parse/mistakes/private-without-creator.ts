import { Private, PrivateTag } from '../../../../grammar/tokens.js';
import type { Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** `remove private (0019,xx0C)`: the number of a private element, and nobody who gave it. */
export const privateWithoutCreator: Mistake = ({ tokens, index, token, between }, source) => {
  if (!between || token.tokenType !== PrivateTag || tokens[index - 1]?.tokenType !== Private) return null;
  source.report('ANC2006', { tag: token.image }, spanOf(token));
  return { wholeStatement: true };
};

import { Accept, Claims, Extends, Option, Profile } from '../../../../grammar/tokens.js';
import type { Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** A statement that holds for every file, under a condition. */
export const misplacedStatement: Mistake = ({ token, between, rule }, source) => {
  if (!between || rule !== 'whenBlock' || ![Profile, Option, Extends, Claims, Accept].includes(token.tokenType)) return null;
  source.report('ANC1020', { word: token.image }, spanOf(token));
  return { wholeStatement: false };
};

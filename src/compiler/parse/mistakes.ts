import type { Mistake } from './situation.js';
import { badGroup } from './mistakes/bad-group.js';
import { badTag } from './mistakes/bad-tag.js';
import { conditionOfAnotherKind } from './mistakes/condition-of-another-kind.js';
import { hiddenSign } from './mistakes/hidden-sign.js';
import { keywordInWords } from './mistakes/keyword-in-words.js';
import { missingComma } from './mistakes/missing-comma.js';
import { missingRange } from './mistakes/missing-range.js';
import { missingQuotes } from './mistakes/missing-quotes.js';
import { missingWith } from './mistakes/missing-with.js';
import { misplacedStatement } from './mistakes/misplaced-statement.js';
import { otherJoint } from './mistakes/other-joint.js';
import { otherQuotes } from './mistakes/other-quotes.js';
import { tagOfAnotherKind } from './mistakes/tag-of-another-kind.js';
import { unknownStatement } from './mistakes/unknown-statement.js';

/** Common mistakes, in the order in which they are tried: what the token itself gives away before what its place does. */
export const mistakes: readonly Mistake[] = [
  hiddenSign,
  otherQuotes,
  badTag,
  badGroup,
  missingRange,
  missingWith,
  missingQuotes,
  conditionOfAnotherKind,
  misplacedStatement,
  tagOfAnotherKind,
  otherJoint,
  keywordInWords,
  missingComma,
  unknownStatement,
];

import { conditionRepeated } from './condition-repeated.js';
import type { LintRule } from './lint-rule.js';
import { manufacturerToTheLetter } from './manufacturer-to-the-letter.js';
import { maskLetsMuchThrough } from './mask-lets-much-through.js';
import { optionWithoutEffect } from './option-without-effect.js';
import { overrideReason } from './override-reason.js';
import { profileWithoutDoc } from './profile-without-doc.js';
import { refusalSaysNothing } from './refusal-says-nothing.js';
import { statementsCouldBeOne } from './statements-could-be-one.js';
import { tableUnread } from './table-unread.js';
import { tagWithKeyword } from './tag-with-keyword.js';
import { unlistedKept } from './unlisted-kept.js';
import { versionForm } from './version-form.js';

/** Every lint rule, in the order of its code; none depends on another. */
export const lintRules: readonly LintRule[] = [
  profileWithoutDoc, // ANC8001
  overrideReason, // ANC8002
  tagWithKeyword, // ANC8003
  statementsCouldBeOne, // ANC8004
  versionForm, // ANC8005
  maskLetsMuchThrough, // ANC8006
  unlistedKept, // ANC8007
  optionWithoutEffect, // ANC8008
  conditionRepeated, // ANC8009
  manufacturerToTheLetter, // ANC8010
  refusalSaysNothing, // ANC8011
  tableUnread, // ANC8012
];

import { placeOf } from '../check/places.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { LintRule } from './lint-rule.js';

/** ANC8007: a profile that claims a standard and itself keeps what no rule names. */
export const unlistedKept: LintRule = ({ draft, isLibrary }) =>
  isLibrary || draft.profile.claims.length === 0
    ? []
    : draft.rules.flatMap((rule) =>
        rule.tier === 2 && rule.selector.kind === 'rest' && rule.selector.which === 'unlisted' && rule.action.kind === 'keep' ? [diagnostic('ANC8007', {}, placeOf(draft, rule))] : [],
      );

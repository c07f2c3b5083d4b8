import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './check.js';
import { placeOf } from './places.js';

/** ANC4012, a warning: `keep private` and `keep unknown` keep whatever it is, and no table says what that can be. */
export const keepWithoutBounds: Check = ({ draft }) =>
  draft.rules.flatMap((rule): readonly Diagnostic[] => {
    const { tier, selector, action, because } = rule;
    if (tier !== 2 || action.kind !== 'keep' || because !== null) return [];
    if (selector.kind !== 'rest' || selector.which === 'unlisted') return [];
    return [diagnostic('ANC4012', { which: selector.which }, placeOf(draft, rule))];
  });

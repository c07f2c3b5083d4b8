import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './check.js';

/** ANC3013, a warning: nothing says what happens to attributes that no rule names, so they are removed. */
export const restIsDecided: Check = ({ draft }) => {
  const decides = draft.rules.some(({ selector, condition }) => selector.kind === 'rest' && selector.which === 'unlisted' && condition === null);
  return decides ? [] : [diagnostic('ANC3013', {}, { source: draft.profile.source.name, span: draft.profile.name.span })];
};

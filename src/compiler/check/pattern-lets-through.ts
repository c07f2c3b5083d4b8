import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { isDeviation } from '../prove/deviation.js';
import { opennessOf } from '../prove/open-pattern.js';
import type { Check } from './check.js';
import { placeOf } from './places.js';

/** ANC4014: a pattern of an allow-list lets through what nobody has listed (PS3.15 E.3.5: what stays is known not to identify). */
export const patternLetsThrough: Check = ({ draft }) =>
  draft.rules.flatMap((rule): readonly Diagnostic[] => {
    const { action } = rule;
    if (action.kind !== 'clean' || isDeviation(rule)) return [];
    return (action.keeping?.patterns ?? []).flatMap((pattern): readonly Diagnostic[] => {
      const openness = opennessOf(pattern);
      return openness === null ? [] : [diagnostic('ANC4014', { pattern, openness }, placeOf(draft, rule))];
    });
  });

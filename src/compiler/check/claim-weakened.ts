import { deidentificationMethod } from '../../facts/methods.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { isDeviation } from '../prove/deviation.js';
import { breakagesOf } from './breakages.js';
import type { Check } from './check.js';
import { placeOf, ruleInWords } from './places.js';

/** ANC4005, a warning: an override takes back what a layer promises, and the output says so (PS3.15 E.1.1, E.2). */
export const claimWeakened: Check = ({ draft, book }) =>
  [...breakagesOf(draft, book)].flatMap(([id, names]): readonly Diagnostic[] => {
    const rule = draft.rules[id];
    // without a reason it is an error, and nothing is given up
    if (rule?.tier !== 2 || !isDeviation(rule)) return [];
    const layers = [...names];
    const codes = layers.flatMap((name) => deidentificationMethod(name) ?? []).map(({ code, meaning }) => `${code} (${meaning})`);
    const claims = draft.profile.claims.filter(({ name, options }) => [name, ...options].some(({ text }) => names.has(text)));
    const related = claims.map(({ span }) => ({ source: draft.profile.source.name, span, message: 'so the plan does not state this claim' }));
    return [diagnostic('ANC4005', { rule: ruleInWords(rule), layers, codes }, placeOf(draft, rule), { related })];
  });

import { deidentificationMethod } from '../../facts/methods.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './check.js';
import { placeOf, ruleInWords } from './places.js';
import { brokenBy, weakeningsOf } from './weakenings.js';

/** ANC4005, a warning: an override takes back what a layer promises, and the output says so (PS3.15 E.1.1, E.2). */
export const claimWeakened: Check = ({ draft, book }) => {
  const found = new Map<number, Diagnostic>();
  for (const weakening of weakeningsOf(draft, book)) {
    const { rule } = weakening;
    const broken = brokenBy(weakening, draft, book);
    if (found.has(rule.id) || broken.length === 0) continue;
    const codes = broken.flatMap((name) => deidentificationMethod(name) ?? []).map(({ code, meaning }) => `${code} (${meaning})`);
    const claims = draft.profile.claims.filter(({ name, options }) => [name, ...options].some(({ text }) => broken.includes(text)));
    const related = claims.map(({ span }) => ({ source: draft.profile.source.name, span, message: 'so the plan does not state this claim' }));
    found.set(rule.id, diagnostic('ANC4005', { rule: ruleInWords(rule), layers: broken, codes }, placeOf(draft, rule), { related }));
  }
  return [...found.values()];
};

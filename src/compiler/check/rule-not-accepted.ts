import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { byVm } from '../prove/reach.js';
import { satisfiable, togetherSatisfiable } from '../prove/satisfiable.js';
import { conditionInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { placesOf } from './places.js';

/** ANC4011, a warning: no file that is let in meets the condition, so what stands under it never happens. */
export const ruleNotAccepted: Check = ({ draft }) => {
  const accepted = draft.acceptance.map(({ condition }) => condition);
  if (accepted.length === 0 || togetherSatisfiable(accepted, byVm).kind === 'no') return [];
  const found = new Map<string, Diagnostic>();
  for (const rule of draft.rules) {
    if (rule.tier !== 2) continue;
    const { source, conditions } = placesOf(draft, rule);
    const refused = conditions.find(({ joined }) => satisfiable(joined, byVm).kind !== 'no' && togetherSatisfiable([...accepted, joined], byVm).kind === 'no');
    if (refused === undefined) continue;
    const related = draft.profile.acceptance.map(({ span }) => ({ source: draft.profile.source.name, span, message: 'only these files are accepted' }));
    found.set(`${source} ${refused.span.start}`, diagnostic('ANC4011', { condition: conditionInWords(refused.joined) }, { source, span: refused.span }, { related }));
  }
  return [...found.values()];
};

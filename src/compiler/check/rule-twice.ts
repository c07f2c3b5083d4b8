import { canonicalJson } from '../../base/canonical-json.js';
import { groupBy } from '../../base/group-by.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './check.js';
import { placeOf, placesOf, relatedRule, ruleInWords } from './places.js';

/** ANC3004, a warning: a file says the same thing twice. */
export const ruleTwice: Check = ({ draft }) => {
  const groups = groupBy(draft.rules, (rule) => canonicalJson([placesOf(draft, rule).source, rule.tier, rule.selector, rule.action, rule.condition]));
  return [...groups.values()].flatMap(([first, ...others]): readonly Diagnostic[] =>
    first === undefined
      ? []
      : others.map((rule) => diagnostic('ANC3004', { rule: ruleInWords(rule) }, placeOf(draft, rule), { related: [relatedRule(draft, first, 'it is said here first')] })),
  );
};

import { placesOf } from '../check/places.js';
import { acts } from '../prove/reach.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { elementsOf } from '../resolve/elements-of.js';
import type { Rule } from '../resolve/model.js';
import type { RuleBook } from '../resolve/rule-book.js';
import type { LintRule } from './lint-rule.js';

/** ANC8008: an option that is chosen, and no rule of it ever acts. */
export const optionWithoutEffect: LintRule = ({ source, draft, book }) =>
  (draft.profile.extends?.options ?? []).flatMap(({ text, span }) => {
    const layer = draft.options.find(({ name }) => name.text === text);
    const rules = layer === undefined ? [] : draft.rules.filter((rule) => rule.tier === 1 && placesOf(draft, rule).source === layer.source.name);
    return rules.length === 0 || rules.some((rule) => everActs(rule, book)) ? [] : [diagnostic('ANC8008', { option: text }, { source: source.name, span })];
  });

function everActs(rule: Rule, book: RuleBook): boolean {
  // A family also bounds what is kept of private elements.
  const { selector } = rule;
  if (selector.kind === 'vr' && selector.vrs.some((vr) => book.boundsOf(vr).includes(rule))) return true;
  for (const element of elementsOf(selector, book)) if (acts(rule, element, book).kind !== 'no') return true;
  return false;
}

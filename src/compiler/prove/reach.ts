import type { Condition } from '../../base/condition.js';
import { attributeOfTag } from '../../facts/dictionary.js';
import type { Element } from '../resolve/element.js';
import type { Rule } from '../resolve/model.js';
import type { RuleBook } from '../resolve/rule-book.js';
import { both, not, satisfiable, type Assumptions, type Satisfiability } from './satisfiable.js';

/** Values are as many as the dictionary's VM allows: what a rule means for files that keep to the standard. */
export const byVm: Assumptions = { isSingleValued: (tag) => attributeOfTag(Number.parseInt(tag, 16))?.vm === '1' };

/** The files in which the rule acts on the element: its condition holds and none of the rules above it does. */
export function contextOf(rule: Rule, above: readonly Rule[]): Condition {
  return { kind: 'all', of: [both(rule.condition, null), ...above.map(({ condition }) => not(condition))] };
}

/** Whether there is a file in which the rule acts on the element. */
export function acts(rule: Rule, element: Element, book: RuleBook): Satisfiability {
  const rules = book.rulesOn(element);
  const above = rules.slice(0, rules.findIndex(({ id }) => id === rule.id));
  return above.some(({ condition }) => condition === null) ? { kind: 'no', refutation: null } : satisfiable(contextOf(rule, above), byVm);
}

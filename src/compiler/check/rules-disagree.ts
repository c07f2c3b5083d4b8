import { canonicalJson } from '../../base/canonical-json.js';
import { groupBy } from '../../base/group-by.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { covers } from '../resolve/element.js';
import { elementsOf } from '../resolve/elements-of.js';
import type { Rule } from '../resolve/model.js';
import { leafOf, rankOf } from '../resolve/rank.js';
import type { Check, Subject } from './check.js';
import { placeOf, placesOf, relatedRule, ruleInWords } from './places.js';
import { byVm } from '../prove/reach.js';
import { not, satisfiable } from '../prove/satisfiable.js';
import { witnessLines } from '../prove/witness.js';

/** ANC3001: two rules of one file and of equal rank speak of one element, say different things of it and can hold together. */
export const rulesDisagree: Check = (subject) =>
  [...groupBy(subject.draft.rules, (rule) => groupOf(rule, subject)).values()].flatMap((rules) => pairs(rules).flatMap(([a, b]) => disagreement(a, b, subject) ?? []));

/** Rules that can disagree: one file, one rank, and where the selector names one attribute, that attribute. */
function groupOf(rule: Rule, { draft }: Subject): string {
  const leaf = leafOf(rule.selector);
  const named = leaf.kind === 'mask' || leaf.kind === 'vr' ? (rule.selector.kind === 'path' ? rule.selector.within : []) : rule.selector;
  return canonicalJson([placesOf(draft, rule).source, [...rankOf(rule)], named]);
}

function pairs(rules: readonly Rule[]): readonly (readonly [Rule, Rule])[] {
  return rules.flatMap((a, index) => rules.slice(index + 1).map((b): readonly [Rule, Rule] => [a, b]));
}

function disagreement(a: Rule, b: Rule, { draft, book }: Subject): Diagnostic | null {
  if (canonicalJson(a.action) === canonicalJson(b.action)) return null;
  for (const element of elementsOf(a.selector, book)) {
    if (!covers(b.selector, element)) continue;
    const above = rulesAbove(a, book.rulesOn(element));
    if (above.some(({ condition }) => condition === null)) continue;
    const together = satisfiable({ kind: 'all', of: [...[a, b].flatMap(({ condition }) => condition ?? []), ...above.map(({ condition }) => not(condition))] }, byVm);
    if (together.kind === 'no') continue;
    return diagnostic('ANC3001', { one: ruleInWords(b), other: ruleInWords(a) }, placeOf(draft, b), {
      related: [relatedRule(draft, a, `\`${ruleInWords(a)}\` stands here`)],
      witness: together.kind === 'yes' ? witnessLines(together.example, element) : null,
    });
  }
  return null;
}

/** Rules that win over both: where they act, the disagreement is of no matter. */
function rulesAbove(rule: Rule, rules: readonly Rule[]): readonly Rule[] {
  const rank = canonicalJson([...rankOf(rule)]);
  return rules.slice(0, rules.findIndex((other) => canonicalJson([...rankOf(other)]) === rank));
}

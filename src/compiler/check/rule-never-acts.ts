import { canonicalJson } from '../../base/canonical-json.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Element } from '../resolve/element.js';
import { elementsOf } from '../resolve/elements-of.js';
import type { Rule } from '../resolve/model.js';
import { rankOf } from '../resolve/rank.js';
import { conditionInWords } from '../resolve/wording.js';
import type { Check, Subject } from './check.js';
import { layerOf, placeOf, placesOf, relatedRule, ruleInWords } from './places.js';
import { acts, byVm } from '../prove/reach.js';
import { satisfiable } from '../prove/satisfiable.js';

/** ANC3002, ANC3003: a rule of the profile whose condition cannot hold, or over which others win wherever it speaks. */
export const ruleNeverActs: Check = (subject) => {
  const found = new Map<string, Diagnostic>();
  for (const rule of subject.draft.rules) {
    if (rule.tier !== 2) continue;
    const diagnosed = impossibleCondition(rule, subject) ?? outdone(rule, subject);
    // the condition of a block is reported once, not once a rule in it
    if (diagnosed !== null) found.set(`${diagnosed.code}|${diagnosed.span.start}|${diagnosed.span.end}`, diagnosed);
  }
  return [...found.values()];
};

function impossibleCondition(rule: Rule, { draft }: Subject): Diagnostic | null {
  const { source, conditions } = placesOf(draft, rule);
  const index = conditions.findIndex(({ joined }) => satisfiable(joined, byVm).kind === 'no');
  const impossible = conditions[index];
  if (impossible === undefined) return null;
  const outer = conditions.slice(0, index).map(({ span }) => ({ source, span, message: 'together with this condition' }));
  return diagnostic('ANC3002', { condition: conditionInWords(impossible.joined) }, { source, span: impossible.span }, { related: outer });
}

function outdone(rule: Rule, subject: Subject): Diagnostic | null {
  const { draft, book } = subject;
  // A family also bounds what is kept of private elements.
  const { selector } = rule;
  if (selector.kind === 'vr' && selector.vrs.some((vr) => book.boundsOf(vr).includes(rule))) return null;
  let element: Element | null = null;
  for (const each of elementsOf(rule.selector, book)) {
    if (acts(rule, each, book).kind !== 'no') return null;
    element ??= each;
  }
  if (element === null) return null;
  const rules = book.rulesOn(element);
  const above = rules.slice(0, rules.findIndex(({ id }) => id === rule.id));
  const winner = above.find(({ condition }) => condition === null);
  const winners = winner === undefined ? above : [winner];
  // A rule that says the same thing twice has a warning of its own, and one that another of its rank contradicts an error.
  if (winners.some((other) => isSame(other, rule) || isPeer(other, rule, subject))) return null;
  return diagnostic('ANC3003', { rule: ruleInWords(rule), winners: winners.map(ruleInWords) }, placeOf(draft, rule), {
    related: winners.map((other) => relatedRule(draft, other, `\`${ruleInWords(other)}\` of ${layerOf(draft, other)}`)),
  });
}

function isPeer(a: Rule, b: Rule, { draft }: Subject): boolean {
  return placesOf(draft, a).source === placesOf(draft, b).source && canonicalJson([...rankOf(a)]) === canonicalJson([...rankOf(b)]);
}

function isSame(a: Rule, b: Rule): boolean {
  return JSON.stringify([a.tier, a.selector, a.condition, a.action]) === JSON.stringify([b.tier, b.selector, b.condition, b.action]);
}

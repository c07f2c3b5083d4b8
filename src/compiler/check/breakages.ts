import { derivedFlowsAgainst } from '../prove/derived-flows.js';
import { isDeviation } from '../prove/deviation.js';
import { departedFrom } from '../prove/recheck.js';
import { contextOf } from '../prove/reach.js';
import { assumeNothing, togetherSatisfiable } from '../prove/satisfiable.js';
import { elementsOf } from '../resolve/elements-of.js';
import type { Rule } from '../resolve/model.js';
import type { ModelDraft } from '../resolve/model-draft.js';
import { RuleBook } from '../resolve/rule-book.js';
import { brokenByFailure, claimProofs } from './claim-proofs.js';
import { brokenBy, weakeningsOf } from './weakenings.js';

/** Names of layers and claims that a rule breaks, by the rule's id: what it weakens, and the rows of claims that it does not keep. */
export function breakagesOf(draft: ModelDraft, book: RuleBook): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  const add = (rule: number, names: readonly string[]): void => {
    const known = found.get(rule) ?? new Set();
    for (const name of names) known.add(name);
    if (known.size > 0) found.set(rule, known);
  };
  for (const weakening of weakeningsOf(draft, book)) add(weakening.rule.id, brokenBy(weakening, draft, book));
  for (const { table, failures } of claimProofs(draft, book)) {
    for (const failure of failures) if (isDeviation(draft.rules[failure.step.rule])) add(failure.step.rule, brokenByFailure(failure, table));
    for (const rule of draft.rules) {
      if (isDeviation(rule)) for (const { obligation } of derivedFlowsAgainst(rule.action, table)) add(rule.id, departedFrom(table, obligation));
    }
  }
  return found;
}

/** Layers and claims whose promise a rule of the profile breaks, or one of a profile below it that still acts in some file. */
export function brokenLayers(draft: ModelDraft, book: RuleBook): ReadonlySet<string> {
  return new Set(allBreakages(draft, book).flatMap(({ names }) => [...names]));
}

interface Breakage {
  readonly rule: Rule;
  readonly names: ReadonlySet<string>;
}

function allBreakages(draft: ModelDraft, book: RuleBook): readonly Breakage[] {
  const own = [...breakagesOf(draft, book)].flatMap(([id, names]): readonly Breakage[] => {
    const rule = draft.rules[id];
    return rule === undefined ? [] : [{ rule, names }];
  });
  const below = draft.base === null ? [] : allBreakages(draft.base, new RuleBook(draft.base.rules));
  return [...own, ...below.flatMap(({ rule, names }): readonly Breakage[] => {
    const above = draft.rules.find((other) => isFrom(other, rule));
    return above !== undefined && stillActs(above, draft, book) ? [{ rule: above, names }] : [];
  })];
}

/** The same rule, one layer up. */
function isFrom({ tier, origin, selector }: Rule, below: Rule): boolean {
  return tier === 0 && JSON.stringify([origin, selector]) === JSON.stringify([below.origin, below.selector]);
}

function stillActs(rule: Rule, { acceptance }: ModelDraft, book: RuleBook): boolean {
  for (const element of elementsOf(rule.selector, book)) {
    const rules = book.rulesOn(element);
    const above = rules.slice(0, rules.findIndex(({ id }) => id === rule.id));
    if (togetherSatisfiable([...acceptance.map(({ condition }) => condition), contextOf(rule, above)], assumeNothing).kind !== 'no') return true;
  }
  return false;
}

import { isDeviation } from '../prove/deviation.js';
import type { ModelDraft } from '../resolve/model-draft.js';
import type { RuleBook } from '../resolve/rule-book.js';
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
  }
  return found;
}

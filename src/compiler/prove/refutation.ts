import type { Condition, Test } from '../../base/condition.js';
import { excludes } from './excludes.js';

/**
 * Why conditions cannot hold together in any file: a tree that is checked by walking it once. `clash`: of the tests that must hold or
 * must not hold so far, in the order in which `Facts` gathers them, the first named one must hold and is excluded by the others, which
 * must not. `split`: of the alternatives gathered so far, this one; each of its branches is refuted in turn.
 */
export type Refutation = { readonly clash: readonly number[] } | { readonly split: number; readonly branches: readonly Refutation[] };

/** A condition that holds, or one that does not. */
export interface Signed {
  readonly condition: Condition;
  readonly wanted: boolean;
}

export interface Literal {
  readonly tag: string;
  readonly test: Test;
  readonly wanted: boolean;
}

/** What follows from signed conditions without a choice: tests that hold or do not, and alternatives of which one holds. */
export interface Facts {
  readonly literals: readonly Literal[];
  readonly alternatives: readonly (readonly Signed[])[];
}

export const noFacts: Facts = { literals: [], alternatives: [] };

export function withSigned(facts: Facts, signed: readonly Signed[]): Facts {
  const literals = [...facts.literals];
  const alternatives = [...facts.alternatives];
  const add = ({ condition, wanted }: Signed): void => {
    if (condition.kind === 'test') literals.push({ tag: condition.tag, test: condition.test, wanted });
    else if (condition.kind === 'not') add({ condition: condition.of, wanted: !wanted });
    else if ((condition.kind === 'all') === wanted || condition.of.length === 1) for (const part of condition.of) add({ condition: part, wanted });
    else alternatives.push(condition.of.map((part) => ({ condition: part, wanted })));
  };
  for (const each of signed) add(each);
  return { literals, alternatives };
}

/** Whether the tree shows that the conditions cannot all hold; no search, one visit of each node. */
export function refutes(refutation: Refutation, conditions: readonly Condition[]): boolean {
  return closes(refutation, withSigned(noFacts, conditions.map((condition) => ({ condition, wanted: true }))));
}

function closes(refutation: Refutation, facts: Facts): boolean {
  if ('clash' in refutation) return clashes(refutation.clash, facts.literals);
  const alternative = facts.alternatives[refutation.split];
  if (alternative?.length !== refutation.branches.length) return false;
  return alternative.every((signed, index) => {
    const branch = refutation.branches[index];
    return branch !== undefined && closes(branch, withSigned(facts, [signed]));
  });
}

function clashes(named: readonly number[], literals: readonly Literal[]): boolean {
  const [first, ...others] = named.map((index) => literals[index]);
  if (first?.wanted !== true) return false;
  const excluding = others.flatMap((literal) => (literal?.tag === first.tag && !literal.wanted ? [literal.test] : []));
  return excluding.length === others.length && excludes(first.test, excluding);
}

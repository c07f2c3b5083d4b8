import { canonicalJson } from '../../base/canonical-json.js';
import type { Condition } from '../../base/condition.js';
import { findValues, type Demand, type Values } from './find-values.js';

/** Attributes of a root dataset that make a condition hold; those that are not here are absent or of no matter. */
export interface Example {
  /** by tag; an empty list: the attribute must be absent */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** by tag: what else its value must be, in words, where a regular expression was not solved */
  readonly notes: ReadonlyMap<string, string>;
}

/**
 * "yes" with an example on which `holds` says so too, unless a note stands in it; "no" only if no dataset exists; "unknown" where the
 * search was given up.
 */
export type Satisfiability = { readonly kind: 'yes'; readonly example: Example } | { readonly kind: 'no' } | { readonly kind: 'unknown' };

export interface Assumptions {
  /** the attribute has at most one value, as its VM says; a file may break that, so what must hold for every file assumes nothing */
  readonly isSingleValued: (tag: string) => boolean;
}

export const assumeNothing: Assumptions = { isSingleValued: () => false };

/** Whether some dataset makes the condition hold. The attributes are independent of each other. */
export function satisfiable(condition: Condition, assumptions: Assumptions): Satisfiability {
  return new Search(assumptions).run(condition);
}

/** Whether two conditions can hold together; null: always. */
export function both(a: Condition | null, b: Condition | null): Condition {
  return { kind: 'all', of: [a, b].filter((condition) => condition !== null) };
}

export function not(condition: Condition | null): Condition {
  return condition === null ? { kind: 'any', of: [] } : { kind: 'not', of: condition };
}

type Demands = ReadonlyMap<string, readonly Demand[]>;
type Pending = { readonly condition: Condition; readonly wanted: boolean; readonly rest: Pending } | null;

const stepLimit = 20_000;

/** Depth first through the alternatives; a branch ends as soon as the tests of one attribute exclude each other. */
class Search {
  private steps = 0;
  private isComplete = true;
  private readonly solved = new Map<string, Values>();

  constructor(private readonly assumptions: Assumptions) {}

  run(condition: Condition): Satisfiability {
    const demands = this.search({ condition, wanted: true, rest: null }, new Map());
    if (demands === null) return { kind: this.isComplete ? 'no' : 'unknown' };
    const values = new Map<string, readonly string[]>();
    const notes = new Map<string, string>();
    for (const [tag, list] of demands) {
      const found = this.solve(tag, list);
      if (found.kind !== 'values') continue;
      values.set(tag, found.values);
      if (found.note !== null) notes.set(tag, found.note);
    }
    return { kind: 'yes', example: { values, notes } };
  }

  private search(pending: Pending, demands: Demands): Demands | null {
    this.steps += 1;
    if (this.steps > stepLimit) {
      this.isComplete = false;
      return null;
    }
    if (pending === null) return demands;
    const { condition, wanted, rest } = pending;
    if (condition.kind === 'not') return this.search({ condition: condition.of, wanted: !wanted, rest }, demands);
    if (condition.kind === 'test') return this.withTest(condition.tag, { test: condition.test, wanted }, rest, demands);
    if ((condition.kind === 'all') === wanted) {
      return this.search(
        condition.of.reduceRight<Pending>((tail, part) => ({ condition: part, wanted, rest: tail }), rest),
        demands,
      );
    }
    for (const part of condition.of) {
      const found = this.search({ condition: part, wanted, rest }, demands);
      if (found !== null) return found;
    }
    return null;
  }

  private withTest(tag: string, demand: Demand, rest: Pending, demands: Demands): Demands | null {
    const list = [...(demands.get(tag) ?? []), demand];
    const found = this.solve(tag, list);
    if (found.kind === 'none') return null;
    if (found.kind === 'unknown') {
      this.isComplete = false;
      return null;
    }
    return this.search(rest, new Map(demands).set(tag, list));
  }

  private solve(tag: string, demands: readonly Demand[]): Values {
    const key = `${tag}${demands.map(({ test, wanted }) => `${wanted}${canonicalJson(test)}`).join()}`;
    let found = this.solved.get(key);
    if (found === undefined) {
      found = findValues(demands, this.assumptions.isSingleValued(tag));
      this.solved.set(key, found);
    }
    return found;
  }
}

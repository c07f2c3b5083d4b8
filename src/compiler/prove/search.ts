import { canonicalJson } from '../../base/canonical-json.js';
import type { Condition, Test } from '../../base/condition.js';
import { groupBy } from '../../base/group-by.js';
import { excludes } from './excludes.js';
import { findValues, type Values } from './find-values.js';
import { noFacts, withSigned, type Facts, type Literal, type Refutation, type Signed } from './refutation.js';

/** What a search comes to: values by tag that make the conditions hold, a refutation, or neither. */
export type Found =
  | { readonly kind: 'yes'; readonly values: ReadonlyMap<string, Extract<Values, { kind: 'values' }>> }
  /** `refutation` is null where the conditions fail only for files that keep to the VM of their attributes */
  | { readonly kind: 'no'; readonly refutation: Refutation | null }
  | { readonly kind: 'unknown' };

const stepLimit = 20_000;

/**
 * Whether conditions can hold together. What follows without a choice is followed first, then the alternative with the fewest open
 * branches is tried; a branch ends as soon as the tests of one attribute exclude each other. Attributes are independent.
 */
export function search(conditions: readonly Condition[], isSingleValued: (tag: string) => boolean): Found {
  return new Search(isSingleValued).run(conditions);
}

type Outcome = { readonly kind: 'closed'; readonly refutation: Refutation | null } | { readonly kind: 'open'; readonly facts: Facts } | { readonly kind: 'given-up' };

class Search {
  private steps = 0;

  constructor(private readonly isSingleValued: (tag: string) => boolean) {}

  run(conditions: readonly Condition[]): Found {
    const facts = withSigned(noFacts, conditions.map((condition) => ({ condition, wanted: true })));
    const outcome = this.solve(facts, new Set(facts.literals.map(({ tag }) => tag)), new Set());
    if (outcome.kind === 'closed') return { kind: 'no', refutation: outcome.refutation };
    if (outcome.kind === 'given-up') return { kind: 'unknown' };
    const values = new Map<string, Extract<Values, { kind: 'values' }>>();
    for (const [tag, literals] of groupBy(outcome.facts.literals, ({ tag }) => tag)) {
      const found = valuesOf(literals, this.isSingleValued(tag));
      if (found.kind === 'values') values.set(tag, found);
    }
    return { kind: 'yes', values };
  }

  /** `changed`: tags whose tests were not looked at yet; `done`: alternatives one branch of which was taken. */
  private solve(facts: Facts, changed: ReadonlySet<string>, done: ReadonlySet<number>): Outcome {
    this.steps += 1;
    if (this.steps > stepLimit) return { kind: 'given-up' };
    for (const tag of changed) {
      const clash = this.clashOn(tag, facts.literals);
      if (clash !== null) return clash;
    }
    const next = this.nextSplit(facts, done);
    return next === null ? this.leaf(facts) : this.split(facts, next, done);
  }

  private clashOn(tag: string, all: readonly Literal[]): Outcome | null {
    const indexes = all.flatMap((literal, index) => (literal.tag === tag ? [index] : []));
    const clash = clashAmong(indexes, all);
    if (clash !== null) return { kind: 'closed', refutation: { clash } };
    if (!this.isSingleValued(tag)) return null;
    return valuesOf(indexes.flatMap((index) => all[index] ?? []), true).kind === 'none' ? { kind: 'closed', refutation: null } : null;
  }

  /** Every test of every attribute has values: those that the search for texts did not find make the branch doubtful. */
  private leaf(facts: Facts): Outcome {
    const groups = groupBy(facts.literals, ({ tag }) => tag);
    for (const [tag, literals] of groups) if (valuesOf(literals, this.isSingleValued(tag)).kind !== 'values') return { kind: 'given-up' };
    return { kind: 'open', facts };
  }

  private split(facts: Facts, on: number, done: ReadonlySet<number>): Outcome {
    const alternative = facts.alternatives[on] ?? [];
    const branches: (Refutation | null)[] = [];
    let isDoubtful = false;
    for (const signed of alternative) {
      const extended = withSigned(facts, [signed]);
      const added = extended.literals.slice(facts.literals.length);
      const outcome = this.solve(extended, new Set(added.map(({ tag }) => tag)), new Set(done).add(on));
      if (outcome.kind === 'open') return outcome;
      if (outcome.kind === 'given-up') isDoubtful = true;
      else branches.push(outcome.refutation);
    }
    if (isDoubtful) return { kind: 'given-up' };
    const refuted = branches.filter((branch) => branch !== null);
    return { kind: 'closed', refutation: refuted.length < branches.length ? null : { split: on, branches: refuted } };
  }

  /** Of the alternatives none of which holds already, the one with the fewest branches that do not end at once. */
  private nextSplit(facts: Facts, done: ReadonlySet<number>): number | null {
    const known = new Set(facts.literals.map((literal) => `${literal.tag}${literal.wanted}${textOf(literal.test)}`));
    let best: number | null = null;
    let fewest = Infinity;
    for (const [index, alternative] of facts.alternatives.entries()) {
      if (done.has(index) || alternative.some((signed) => isKnown(signed, known))) continue;
      const open = alternative.filter((signed) => !this.endsAtOnce(signed, facts)).length;
      if (open < fewest) [best, fewest] = [index, open];
      if (open <= 1) break;
    }
    return best;
  }

  private endsAtOnce(signed: Signed, facts: Facts): boolean {
    const { literals } = withSigned(noFacts, [signed]);
    return literals.some(({ tag }) => {
      const all = [...facts.literals.filter((literal) => literal.tag === tag), ...literals.filter((literal) => literal.tag === tag)];
      return clashAmong([...all.keys()], all) !== null;
    });
  }
}

function isKnown({ condition, wanted }: Signed, known: ReadonlySet<string>): boolean {
  if (condition.kind === 'not') return isKnown({ condition: condition.of, wanted: !wanted }, known);
  return condition.kind === 'test' && known.has(`${condition.tag}${wanted}${textOf(condition.test)}`);
}

/** A test that must hold and those that must not and exclude it, the fewest, by their places; null where none is excluded. */
function clashAmong(indexes: readonly number[], literals: readonly Literal[]): readonly number[] | null {
  const unwanted = indexes.filter((index) => literals[index]?.wanted === false);
  if (unwanted.length === 0) return null;
  for (const index of indexes) {
    const literal = literals[index];
    if (literal?.wanted !== true || !excluded(literal.test, unwanted, literals)) continue;
    let needed = unwanted;
    for (const other of unwanted) {
      const fewer = needed.filter((each) => each !== other);
      if (excluded(literal.test, fewer, literals)) needed = fewer;
    }
    return [index, ...needed];
  }
  return null;
}

function excluded(wanted: Test, unwanted: readonly number[], literals: readonly Literal[]): boolean {
  const tests = unwanted.flatMap((index) => literals[index]?.test ?? []);
  return remembered(excluding, `${textOf(wanted)}|${tests.map(textOf).join()}`, () => excludes(wanted, tests));
}

function valuesOf(literals: readonly Literal[], single: boolean): Values {
  return remembered(solved, `${single}${literals.map(({ test, wanted }) => `${wanted}${textOf(test)}`).join()}`, () => findValues(literals, single));
}

/** Answers depend on nothing but the tests, so they are kept; a compiler that runs for long drops them now and then. */
const solved = new Map<string, Values>();
const excluding = new Map<string, boolean>();
const rememberedLimit = 50_000;

function remembered<T>(answers: Map<string, T>, key: string, answer: () => T): T {
  let found = answers.get(key);
  if (found === undefined) {
    found = answer();
    if (answers.size >= rememberedLimit) answers.clear();
    answers.set(key, found);
  }
  return found;
}

const texts = new WeakMap<Test, string>();

function textOf(test: Test): string {
  let text = texts.get(test);
  if (text === undefined) {
    text = canonicalJson(test);
    texts.set(test, text);
  }
  return text;
}

import { canonicalKey } from './canonical-key.js';
import type { Action, Expression, LeafSelector, Rule, Selector } from './model.js';

/**
 * Which of two rules that speak of one element wins (the language, section 5). Greater wins, compared from the left: longer path,
 * root, kind of selector, detail of masks and families, conditional over unconditional, tier, and of two on
 * one concept the one for items of a value type: a base has a rule for each of them, and a profile says it once for all.
 */
export type Rank = readonly [depth: number, root: number, kind: number, detail: number, conditional: number, tier: number, typed: number];

type Ranked = Pick<Rule, 'selector' | 'condition' | 'tier'>;

export function rankOf({ selector, condition, tier }: Ranked): Rank {
  const leaf = leafOf(selector);
  return [...specificityOf(selector), condition === null ? 0 : 1, tier, leaf.kind === 'content' && leaf.valueType !== null ? 1 : 0];
}

/** How specific a selector is; two selectors of equal specificity can speak of one element only if they are equal, masks or families. */
export function specificityOf(selector: Selector): readonly [depth: number, root: number, kind: number, detail: number] {
  const leaf = leafOf(selector);
  const depth = selector.kind === 'path' ? selector.within.length : 0;
  return [depth, selector.kind === 'root' ? 1 : 0, kinds[leaf.kind], detailOf(leaf)];
}

const kinds: Readonly<Record<LeafSelector['kind'] | 'root', number>> = { root: 4, attribute: 4, content: 4, private: 3, mask: 2, vr: 1, rest: 0 };

/** Among masks the one with more fixed digits, among families the one with fewer VRs. */
function detailOf(leaf: LeafSelector | Extract<Selector, { kind: 'root' }>): number {
  if (leaf.kind === 'mask') return leaf.pattern.replaceAll('x', '').length;
  if (leaf.kind === 'vr') return -leaf.vrs.length;
  return 0;
}

export function leafOf(selector: Selector): LeafSelector | Extract<Selector, { kind: 'root' }> {
  return selector.kind === 'path' ? selector.last : selector;
}

function compareRanks(a: Rank, b: Rank): number {
  for (let index = 0; index < a.length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Sorts the winner first. Rules of equal rank are two options of one `extends`, of which the stricter wins (PS3.15 leaves the choice
 * open), or a mistake that the checks report; of equal strictness the order of actions decides, never the order of the text.
 */
export function byPrecedence(a: Rule, b: Rule): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  return (
    compareRanks(other.rank, one.rank) ||
    one.strictness - other.strictness ||
    one.order - other.order ||
    compareText(canonicalKey(a.action), canonicalKey(b.action)) ||
    compareText(canonicalKey(a.selector), canonicalKey(b.selector)) ||
    a.id - b.id
  );
}

/** What rules are sorted by, worked out once: a thousand rules are compared ten thousand times. Texts only where the rest is equal. */
interface Key {
  readonly rank: Rank;
  readonly strictness: number;
  readonly order: number;
}

const keys = new WeakMap<Rule, Key>();

function keyOf(rule: Rule): Key {
  let key = keys.get(rule);
  if (key === undefined) {
    key = { rank: rankOf(rule), strictness: strictness(rule.action), order: actionOrder.indexOf(rule.action.kind) };
    keys.set(rule, key);
  }
  return key;
}

const actionOrder: readonly Action['kind'][] = ['remove', 'empty', 'by-type', 'replace', 'remap', 'shift', 'truncate', 'band', 'round', 'clean', 'keep'];

/** In order of code units, whatever the language of the machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * How much of the original can survive: 0 nothing, 4 everything. A compound action counts as its weakest alternative.
 */
export function strictness(action: Action): number {
  switch (action.kind) {
    case 'remove':
    case 'empty':
      return 0;
    case 'remap':
      return 1;
    case 'shift':
      return 2;
    case 'truncate':
    case 'band':
    case 'round':
    case 'clean':
      return 3;
    case 'keep':
      return 4;
    case 'replace':
      return letsThrough(action.with);
    case 'by-type':
      return Math.max(...action.alternatives.map(strictness));
  }
}

/** Texts, pseudonyms, hashes and columns of tables let nothing through; a year or an age is a date made coarser. */
function letsThrough(expression: Expression): number {
  switch (expression.kind) {
    case 'attribute':
    case 'age':
      return 3;
    case 'year':
    case 'lower':
    case 'first':
      return letsThrough(expression.of);
    case 'template':
      return Math.max(0, ...expression.parts.map(letsThrough));
    default:
      return 0;
  }
}

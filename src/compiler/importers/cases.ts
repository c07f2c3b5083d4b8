import type { Comparison, TestTree } from './test-tree.js';

/** A case in which a tree holds: all of the tests at once. */
export interface Case {
  readonly tests: readonly Comparison[];
  /** tests that a template cannot make: without them it acts on more images */
  readonly widened: readonly string[];
}

/** more are no longer readable */
const most = 32;

/** The cases in which a tree holds, one template each; null where they are too many. An empty list: it never holds. */
export function casesOf(tree: TestTree): readonly Case[] | null {
  switch (tree.kind) {
    case 'always':
      return [{ tests: [], widened: [] }];
    case 'never':
      return [];
    case 'opaque':
      return [{ tests: [], widened: [tree.said] }];
    case 'comparison':
      return [{ tests: [tree], widened: [] }];
    case 'not':
      return negated(tree.of);
    case 'or':
      return capped(tree.of.map(casesOf));
    case 'and':
      return product(tree.of.map(casesOf));
  }
}

function negated(tree: TestTree): readonly Case[] | null {
  switch (tree.kind) {
    case 'always':
      return [];
    case 'never':
      return [{ tests: [], widened: [] }];
    case 'opaque':
      return [{ tests: [], widened: [`not ${tree.said}`] }];
    case 'not':
      return casesOf(tree.of);
    case 'and':
      return capped(tree.of.map(negated));
    case 'or':
      return product(tree.of.map(negated));
    case 'comparison':
      return [negatedComparison(tree)];
  }
}

function negatedComparison({ attribute, test }: Comparison): Case {
  const one = (other: Comparison['test']): Case => ({ tests: [{ kind: 'comparison', attribute, test: other }], widened: [] });
  if (test.kind === 'present') return one({ kind: 'absent' });
  if (test.kind === 'absent') return one({ kind: 'present' });
  // `is not` tells letter case apart: it holds of more images, which is the safe side
  if (test.kind === 'equals') return one({ kind: 'is-not', text: test.text });
  if (test.kind === 'is-not') return one({ kind: 'equals', text: test.text, exact: true });
  return { tests: [], widened: [`not ${attribute} ${test.kind}`] };
}

function capped(lists: readonly (readonly Case[] | null)[]): readonly Case[] | null {
  let all: readonly Case[] = [];
  for (const list of lists) {
    if (list === null) return null;
    all = [...all, ...list];
    if (all.length > most) return null;
  }
  return all;
}

function product(lists: readonly (readonly Case[] | null)[]): readonly Case[] | null {
  let all: readonly Case[] = [{ tests: [], widened: [] }];
  for (const list of lists) {
    if (list === null) return null;
    all = all.flatMap((one) => list.map((other) => ({ tests: [...one.tests, ...other.tests], widened: [...one.widened, ...other.widened] })));
    if (all.length > most) return null;
  }
  return all;
}

/** Whether every image of the second case is one of the first: each test of the first is made by the second, or a narrower one is. */
export function covers(first: Case, second: Case): boolean {
  if (first.widened.length > 0) return false;
  return first.tests.every((wide) => second.tests.some((narrow) => narrow.attribute === wide.attribute && implies(narrow.test, wide.test)));
}

function implies(narrow: Comparison['test'], wide: Comparison['test']): boolean {
  if (JSON.stringify(narrow) === JSON.stringify(wide)) return true;
  if (wide.kind === 'present') return narrow.kind !== 'absent' && narrow.kind !== 'is-not';
  if (!('text' in wide) || !('text' in narrow) || wide.kind === 'is-not' || narrow.kind === 'is-not') return false;
  const [part, whole] = wide.exact ? [wide.text, narrow.text] : [wide.text.toLowerCase(), narrow.text.toLowerCase()];
  if (wide.exact && !narrow.exact) return false;
  if (wide.kind === 'contains') return whole.includes(part);
  if (wide.kind === 'starts') return (narrow.kind === 'starts' || narrow.kind === 'equals') && whole.startsWith(part);
  if (wide.kind === 'ends') return (narrow.kind === 'ends' || narrow.kind === 'equals') && whole.endsWith(part);
  return narrow.kind === 'equals' && whole === part;
}

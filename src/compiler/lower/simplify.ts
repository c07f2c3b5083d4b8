import { canonicalJson } from '../../base/canonical-json.js';
import type { Condition } from '../../base/condition.js';
import { assumeNothing, not, satisfiable } from '../prove/satisfiable.js';

/** A condition in one form whatever the order in which it was written; "always" and "never" where it is constant for every file. */
export function simplify(condition: Condition | null): Condition | 'always' | 'never' {
  if (condition === null) return 'always';
  // A file may break the VM of its attributes, so nothing is assumed of it.
  if (satisfiable(condition, assumeNothing).kind === 'no') return 'never';
  if (satisfiable(not(condition), assumeNothing).kind === 'no') return 'always';
  return inOneForm(condition);
}

/** Nothing nested that need not be, parts in order and each once. */
function inOneForm(condition: Condition): Condition {
  switch (condition.kind) {
    case 'test':
      return condition;
    case 'not': {
      const of = inOneForm(condition.of);
      return of.kind === 'not' ? of.of : { kind: 'not', of };
    }
    case 'all':
    case 'any': {
      const { kind } = condition;
      const parts = condition.of.map(inOneForm).flatMap((part) => (part.kind === kind ? part.of : [part]));
      const distinct = [...new Map(parts.map((part) => [canonicalJson(part), part])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
      const [only] = distinct;
      return distinct.length === 1 && only !== undefined ? only : { kind, of: distinct };
    }
  }
}

/** Tags of the root dataset that the condition reads. */
export function tagsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'test':
      return [condition.tag];
    case 'not':
      return tagsOf(condition.of);
    case 'all':
    case 'any':
      return condition.of.flatMap(tagsOf);
  }
}

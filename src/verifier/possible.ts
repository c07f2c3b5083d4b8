import { testHolds, type Condition } from '../base/condition.js';

/** Values of a root attribute of the original, or undefined where nothing tells them. */
export type PartialLookup = (tag: string) => readonly string[] | undefined;

export type Truth = 'yes' | 'no' | 'maybe';

/** Whether a condition holds, as far as the attributes that are known decide it (Kleene's three values). */
export function possible(condition: Condition, lookup: PartialLookup): Truth {
  switch (condition.kind) {
    case 'all': {
      const parts = condition.of.map((part) => possible(part, lookup));
      return parts.includes('no') ? 'no' : parts.includes('maybe') ? 'maybe' : 'yes';
    }
    case 'any': {
      const parts = condition.of.map((part) => possible(part, lookup));
      return parts.includes('yes') ? 'yes' : parts.includes('maybe') ? 'maybe' : 'no';
    }
    case 'not': {
      const inner = possible(condition.of, lookup);
      return inner === 'maybe' ? 'maybe' : inner === 'yes' ? 'no' : 'yes';
    }
    case 'test': {
      const values = lookup(condition.tag);
      return values === undefined ? 'maybe' : testHolds(condition.test, values) ? 'yes' : 'no';
    }
  }
}

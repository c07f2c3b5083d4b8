import { globToRegExp, testHolds, type Condition, type Lookup, type Test } from '../../base/condition.js';

/** A condition made ready: its patterns are compiled once and not for each file. */
export type Decided = (lookup: Lookup) => boolean;

/** The same truth as `holds` of base/condition.ts. */
export function ready(condition: Condition): Decided {
  switch (condition.kind) {
    case 'all': {
      const parts = condition.of.map(ready);
      return (lookup) => parts.every((part) => part(lookup));
    }
    case 'any': {
      const parts = condition.of.map(ready);
      return (lookup) => parts.some((part) => part(lookup));
    }
    case 'not': {
      const part = ready(condition.of);
      return (lookup) => !part(lookup);
    }
    case 'test': {
      const test = readyTest(condition.test);
      return (lookup) => test(lookup(condition.tag));
    }
  }
}

function readyTest(test: Test): (values: readonly string[]) => boolean {
  if (test.kind !== 'like' && test.kind !== 'matches') return (values) => testHolds(test, values);
  const pattern = test.kind === 'like' ? globToRegExp(test.pattern) : new RegExp(test.source, 'u');
  return (values) => values.some((value) => value !== '' && pattern.test(value));
}

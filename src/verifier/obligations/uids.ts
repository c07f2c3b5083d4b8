import { bytesOf, emptyValue, isStandardUid, isValidUid, originalOf, valuesOf } from './compare.js';
import { elementObligation, type Entry, type Obligation, type Problem } from './obligation.js';

/**
 * U of Table E.1-1: every UID of an instance or entity is a new one, the same one wherever the original stood, and no two become
 * one. So a reference that resolved among the originals resolves among the outputs. UIDs that the standard registers stay.
 */
export function uids(): Obligation {
  const newOf = new Map<string, string>();
  const oldOf = new Map<string, string>();

  function one(value: string, old: string | undefined): Problem | null {
    if (old === undefined) return isValidUid(value) ? null : invalid(value);
    if (isStandardUid(old)) {
      return value === old ? null : { grade: 'fitness', kind: 'standard-uid-changed', message: 'a UID that the standard registers was replaced', value };
    }
    if (value === old) return { grade: 'leak', kind: 'not-remapped', message: 'a UID that must be remapped is the original one', value };
    if (!isValidUid(value)) return invalid(value);
    if (isStandardUid(value)) return { grade: 'fitness', kind: 'standard-uid-used', message: 'a remapped UID is one that the standard registers', value };
    const known = newOf.get(old);
    if (known !== undefined && known !== value) {
      return { grade: 'fitness', kind: 'reference-broken', message: 'one original UID has two new ones, so that a reference no longer resolves', value };
    }
    const origin = oldOf.get(value);
    if (origin !== undefined && origin !== old) return { grade: 'fitness', kind: 'not-injective', message: 'two original UIDs became one', value };
    newOf.set(old, value);
    oldOf.set(value, old);
    return null;
  }

  function element(entry: Entry): Problem | null {
    const original = originalOf(entry);
    const [output] = entry.output;
    if (output?.element.items !== undefined && output.element.items !== null) return null;
    const olds = original === undefined ? [] : valuesOf(original);
    // fail closed: a value that is no UID may go
    const malformed = olds.some((old) => !isValidUid(old));
    if (output === undefined || emptyValue(output)) {
      if (entry.original === null || original === undefined || malformed) return null;
      return { grade: 'fitness', kind: 'gone', message: 'an element that must be remapped has no UID' };
    }
    const values = valuesOf(output);
    if (original !== undefined && values.length !== olds.length) {
      return { grade: 'suspect', kind: 'count-differs', message: 'UIDs do not answer those of the original one by one', value: bytesOf(output) };
    }
    for (const [index, value] of values.entries()) {
      const problem = one(value, olds[index]);
      if (problem !== null) return problem;
    }
    return null;
  }

  return elementObligation({ name: 'uids', clause: 'PS3.15 E.1.1, code U and E.3.9', judges: ['remap'], element });
}

function invalid(value: string): Problem {
  return { grade: 'fitness', kind: 'invalid-uid', message: 'a remapped value is no valid UID', value };
}

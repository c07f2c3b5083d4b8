import { bytesOf, emptyValue, sameValue } from './compare.js';
import { elementObligation, type Entry, type Obligation, type Problem } from './obligation.js';

/** K of Table E.1-1: what may stay stays as it was. Pixel data has its own obligation; the items of a sequence are judged one by one. */
export function kept(): Obligation {
  return elementObligation({ name: 'kept', clause: 'PS3.15 E.1.1, code K', judges: ['keep'], element: judge });
}

function judge(entry: Entry): Problem | null {
  if (entry.original === null) return null;
  const [output] = entry.output;
  if (output === undefined) return { grade: 'fitness', kind: 'gone', message: 'an element that must be kept is gone' };
  if (output.element.items !== null) {
    // its items are compared one by one
    return null;
  }
  const changed = entry.output.find((occurrence) => !entry.original?.some((original) => sameValue(original, occurrence)));
  if (changed === undefined) return null;
  const message = emptyValue(changed) ? 'an element that must be kept has lost its value' : 'an element that must be kept has another value';
  return { grade: 'fitness', kind: 'changed', message, value: bytesOf(changed) };
}

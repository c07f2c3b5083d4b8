import { bytesOf, emptyValue, sameValue } from './compare.js';
import { elementObligation, type Obligation } from './obligation.js';

/** Z of Table E.1-1: the element is there with zero length. */
export function emptied(): Obligation {
  return elementObligation({
    name: 'emptied',
    clause: 'PS3.15 E.1.1, code Z',
    judges: ['empty'],
    element(entry) {
      const [output] = entry.output;
      if (output === undefined) return { grade: 'fitness', kind: 'gone', message: 'an element that must stay empty is gone' };
      if (entry.output.every((occurrence) => emptyValue(occurrence) && bytesOf(occurrence).length === 0)) return null;
      const leaks = entry.original === null || entry.original.some((original) => sameValue(original, output) || output.element.items !== null);
      return { grade: leaks ? 'leak' : 'suspect', kind: 'not-empty', message: 'an element that must be empty has a value', value: bytesOf(output) };
    },
  });
}

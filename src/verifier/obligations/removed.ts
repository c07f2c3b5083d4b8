import { emptyValue, bytesOf, sameValue } from './compare.js';
import { elementObligation, type Entry, type Obligation, type Problem } from './obligation.js';

/** X of Table E.1-1: the element is not there, whatever it holds. */
export function removed(): Obligation {
  return elementObligation({
    name: 'removed',
    clause: 'PS3.15 E.1.1, code X',
    judges: ['remove'],
    element: (entry) => (entry.output.length === 0 ? null : stillThere(entry)),
  });
}

function stillThere(entry: Entry): Problem {
  const [output] = entry.output;
  if (output === undefined || emptyValue(output)) {
    return { grade: 'suspect', kind: 'still-there', message: 'an element that must be removed is there, without a value' };
  }
  const sameAsOriginal = entry.original === null || entry.original.some((original) => output.element.items !== null || sameValue(original, output));
  return {
    grade: sameAsOriginal ? 'leak' : 'suspect',
    kind: 'still-there',
    message: sameAsOriginal ? 'an element that must be removed is there with its original value' : 'an element that must be removed is there with another value',
    value: bytesOf(output),
  };
}

import { bytesOf, emptyValue, identifyingLeaves, isDummy, valuesOf } from './compare.js';
import { elementObligation, type Entry, type Obligation, type Occurrence, type Problem } from './obligation.js';

/** C of Table E.1-1 without an allow-list: nothing of the original value survives; gone, empty or a dummy are all right. */
export function cleaned(): Obligation {
  return elementObligation({ name: 'cleaned', clause: 'PS3.15 E.1.1, code C', judges: ['clean'], element: judge });
}

function judge(entry: Entry): Problem | null {
  const survivor = entry.output.find((output) => !emptyValue(output) && !isDummy(output) && survives(entry, output));
  if (survivor === undefined) return null;
  return { grade: 'leak', kind: 'not-cleaned', message: 'an element that must be cleaned still has a value no allow-list names', value: bytesOf(survivor) };
}

function survives(entry: Entry, output: Occurrence): boolean {
  if (output.element.items === null) return true;
  if (entry.original === null) return identifyingLeaves(output.data, output.element).some((leaf) => !isDummy(leaf));
  const originals = new Set(entry.original.flatMap((original) => identifyingLeaves(original.data, original.element).flatMap((leaf) => leaf.values)));
  return identifyingLeaves(output.data, output.element).some((leaf) => !isDummy(leaf) && valuesOf(leaf).some((value) => originals.has(value)));
}

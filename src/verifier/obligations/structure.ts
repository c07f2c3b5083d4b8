import { secondReading } from '../read/second-reader.js';
import { tagPathText } from '../place.js';
import { bytesOf } from './compare.js';
import type { Entry, Obligation, Pair, Problem } from './obligation.js';

/** The output is DICOM that another reader reads the same way, and nothing is in it that has no input. */
export function structure(): Obligation {
  return {
    name: 'structure',
    clause: 'PS3.5 section 7, read a second time with dcmjs; design: verification, section 2',
    judges: [],
    element: withoutInput,
    instance: secondReader,
  };
}

function withoutInput(entry: Entry): Problem | null {
  const [output] = entry.output;
  if (output === undefined) return null;
  return { grade: 'suspect', kind: 'no-input', message: 'an element is in the output that the original does not have', value: bytesOf(output) };
}

function secondReader({ output, original }: Pair): readonly Problem[] {
  const outcome = secondReading(output);
  if (outcome.kind === 'differs') {
    return [{ grade: 'review', kind: 'readers-differ', tagPath: outcome.tagPath, message: 'dcmjs sees other elements than this verifier' }];
  }
  // what dcmjs cannot read in the original (character sets it does not know, UN sequences) is no fault of the output
  if (outcome.kind === 'declines' && original !== null && secondReading(original).kind === 'agrees') {
    return [{ grade: 'fitness', kind: 'second-reader', message: 'dcmjs reads the original and does not read the output' }];
  }
  if (outcome.kind === 'declines' && original === null) {
    return [{ grade: 'review', kind: 'second-reader', message: 'dcmjs does not read the output' }];
  }
  return [];
}

/** An item more than the original has. */
export function extraItem(entry: Entry, item: number): Problem {
  return {
    grade: 'suspect',
    kind: 'no-input',
    tagPath: tagPathText([...entry.within, { tag: entry.tag, item }], null),
    message: 'an item is in the output that the original does not have',
  };
}

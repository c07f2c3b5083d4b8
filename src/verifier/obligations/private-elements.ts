import { tagPathText, type Step } from '../place.js';
import { creatorTagOf, elementsOf, isCreatorTag, isPrivateTag, type Dataset } from '../read/element.js';
import { textValues } from '../read/values.js';
import { bytesOf, emptyValue } from './compare.js';
import type { Entry, Obligation, Pair, Problem } from './obligation.js';

/**
 * Private elements: only those that the model keeps, each under its creator in the same dataset; a creator stands only where
 * something of its block does; nothing in the numbers that PS3.5 reserves.
 */
export function privateElements(): Obligation {
  return {
    name: 'private',
    clause: 'PS3.15 E.3.10; PS3.5 7.8',
    judges: [],
    element: notAllowed,
    instance: (pair) => datasetProblems(pair, pair.output.dataset, pair.original?.dataset ?? null, []),
  };
}

/** A private element that the model removes. */
function notAllowed(entry: Entry): Problem | null {
  const [output] = entry.output;
  if (output === undefined) return null;
  const grade = emptyValue(output) ? 'suspect' : 'leak';
  return { grade, kind: 'not-allowed', message: 'a private element that the model does not keep is there', value: bytesOf(output) };
}

function datasetProblems(pair: Pair, dataset: Dataset, original: Dataset | null, within: readonly Step[]): readonly Problem[] {
  const problems: Problem[] = [];
  const used = new Set(dataset.elements.map((element) => creatorTagOf(element.tag)));
  for (const element of dataset.elements) {
    const { tag } = element;
    const at = { tagPath: tagPathText(within, tag), grade: 'suspect' as const };
    if (isPrivateTag(tag) && (tag & 0xffff) !== 0) {
      const creatorTag = creatorTagOf(tag);
      if (isCreatorTag(tag)) {
        if (!used.has(tag)) problems.push({ ...at, kind: 'creator-alone', message: 'a private creator stands without any element of its block' });
        else if (creatorDiffers(pair, dataset, original, tag)) problems.push({ ...at, kind: 'creator-differs', message: 'a private creator is not the one of the original' });
      } else if (creatorTag === undefined || isReserved(tag)) {
        problems.push({ ...at, kind: 'reserved', message: 'a private element has a number that PS3.5 7.8.1 reserves' });
      } else if (elementsOf(dataset, creatorTag).length === 0) {
        problems.push({ ...at, kind: 'no-creator', message: 'a private element has no creator in its dataset' });
      }
    }
    const source = original === null ? undefined : elementsOf(original, tag)[0];
    element.items?.forEach((item, index) => {
      problems.push(...datasetProblems(pair, item, source?.items?.[index] ?? null, [...within, { tag, item: index }]));
    });
  }
  return problems;
}

/** (gggg,0100-0FFF), and the groups that no private element may have */
function isReserved(tag: number): boolean {
  const group = tag >>> 16;
  return [0x0001, 0x0003, 0x0005, 0x0007, 0xffff].includes(group) || (tag & 0xffff) < 0x1000;
}

function creatorDiffers(pair: Pair, dataset: Dataset, original: Dataset | null, tag: number): boolean {
  if (original === null || pair.original === null) return false;
  const now = creatorText(pair.output.data, dataset, tag);
  return now !== creatorText(pair.original.data, original, tag);
}

/** asked for every private element by each who walks a dataset */
const creators = new WeakMap<Dataset, Map<number, string | null>>();

/** The creator that stands at a creator tag; null where none does. `data` is what the dataset was read of. */
export function creatorText(data: Uint8Array, dataset: Dataset, tag: number): string | null {
  let known = creators.get(dataset);
  if (known === undefined) {
    known = new Map();
    creators.set(dataset, known);
  }
  let text = known.get(tag);
  if (text === undefined) {
    text = readCreator(data, dataset, tag);
    known.set(tag, text);
  }
  return text;
}

function readCreator(data: Uint8Array, dataset: Dataset, tag: number): string | null {
  const [element] = elementsOf(dataset, tag);
  if (element === undefined) return null;
  return textValues(data, { ...element, vr: 'LO' }, dataset)[0] ?? null;
}

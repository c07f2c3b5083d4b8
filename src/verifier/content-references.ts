import type { Entry, Problem } from './obligations/obligation.js';
import { bytesOf, valuesOf } from './obligations/compare.js';
import { firstOf, type Dataset } from './read/element.js';

/** Referenced Content Item Identifier, PS3.3 C.17.3.2.5: positions of content items from the root, which is 1, downwards. */
const REFERENCED_CONTENT_ITEM = 0x0040db73;
const CONTENT_SEQUENCE = 0x0040a730;

/** The element is a reference by position within the tree of the report, not in a sequence of another kind. */
export function isReference({ tag, within }: Entry): boolean {
  return tag === REFERENCED_CONTENT_ITEM && within.length > 0 && within.every((step) => step.tag === CONTENT_SEQUENCE);
}

/** A kept reference means the item that it meant in the original: its positions are counted without the items that had to go. */
export function referenceProblem(entry: Entry, root: Dataset, hasGone: (item: Dataset) => boolean): Problem | null {
  const [output] = entry.output;
  const [original] = entry.original ?? [];
  if (output === undefined || original === undefined) return null;
  const wanted = follow(valuesOf(original).map(Number), root, hasGone);
  if (wanted !== null && wanted.join('\\') === valuesOf(output).join('\\')) return null;
  return { grade: 'fitness', kind: 'item-reference', message: 'a reference to a content item no longer names the item that it named', value: bytesOf(output) };
}

/** Goes down the original's tree; null where an item on the way had to go. */
function follow([first, ...rest]: readonly number[], root: Dataset, hasGone: (item: Dataset) => boolean): readonly number[] | null {
  const path = first === undefined ? [] : [first];
  let at: Dataset | undefined = root;
  for (const position of rest) {
    const siblings: readonly Dataset[] = (at === undefined ? undefined : firstOf(at, CONTENT_SEQUENCE))?.items ?? [];
    at = siblings[position - 1];
    if (at !== undefined && hasGone(at)) return null;
    path.push(position - siblings.slice(0, Math.max(0, position - 1)).filter(hasGone).length);
  }
  return path;
}

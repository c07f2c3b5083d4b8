import { valueTagOf, valueTypeOf } from '../../facts/content-items.js';
import { vrsOfTag } from '../resolve/element.js';
import { insideItems } from '../resolve/elements-of.js';
import type { DecisionStep, PlacedElement } from './decisions.js';
import type { Concept, Reached } from './obligation.js';

export const CONTENT_SEQUENCE = '0040A730';
/** TextValue has no row of its own: it is what the row of its sequence speaks of. */
export const contentText: Reached = { tag: '0040A160', creator: null, vrs: vrsOfTag('0040A160') };
/** an item of a ContentSequence that no path names */
const insideContent: readonly string[] = [...insideItems, CONTENT_SEQUENCE];

/** The element as the value of items of each of these concepts; none where it is the value of no content item (PS3.3 Table C.17-5). */
export function* asContent(element: Reached, concepts: readonly Concept[]): Generator<PlacedElement> {
  const type = element.creator === null ? valueTypeOf(element.tag) : undefined;
  if (type === undefined) return;
  const seen = new Set<string>();
  for (const { code, scheme, valueType } of concepts) {
    if (seen.has(`${scheme}|${code}`) || (valueType !== null && valueType !== type)) continue;
    seen.add(`${scheme}|${code}`);
    yield { ...element, within: insideContent, concept: { code, scheme, valueType: type } };
  }
}

/** What stands for the items of a concept: their value, or the items where their value is no attribute of theirs. */
export function contentOf(concept: Concept): PlacedElement {
  const tag = valueTagOf(concept.valueType ?? '');
  if (tag === undefined) return { tag: CONTENT_SEQUENCE, creator: null, vrs: ['SQ'], within: insideItems, concept };
  return { tag, creator: null, vrs: vrsOfTag(tag), within: insideContent, concept };
}

/** Rules on the item decide first; where none of them holds, those on the element do. */
export function contentFirst(onItem: readonly DecisionStep[], onElement: () => readonly DecisionStep[]): readonly DecisionStep[] {
  return onItem.at(-1)?.conditions.length === 0 ? onItem : [...onItem, ...onElement()];
}

/** The element without its concept, as rules on elements see it. */
export function plain({ tag, creator, vrs, within }: PlacedElement): PlacedElement {
  return { tag, creator, vrs, within };
}

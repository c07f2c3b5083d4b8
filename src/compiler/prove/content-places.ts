import { valueTagOf, valueTypeOf } from '../../facts/content-items.js';
import { vrsOfTag } from '../resolve/element.js';
import type { Action } from '../resolve/model.js';
import type { DecisionStep, PlacedElement } from './decisions.js';
import type { Concept, Reached } from './obligation.js';

export const CONTENT_SEQUENCE = '0040A730';
/** TextValue has no row of its own: it is what the row of its sequence speaks of. */
export const contentText: Reached = { tag: '0040A160', creator: null, vrs: vrsOfTag('0040A160') };
type Within = PlacedElement['within'];

/**
 * The element as the value of items of each of these concepts, in each place of their ContentSequence; none where it is the value of no
 * content item (PS3.3 Table C.17-5).
 */
export function* asContent(element: Reached, concepts: readonly Concept[], places: readonly Within[]): Generator<PlacedElement> {
  const type = element.creator === null ? valueTypeOf(element.tag) : undefined;
  if (type === undefined) return;
  const seen = new Set<string>();
  for (const { code, scheme, valueType } of concepts) {
    if (seen.has(`${scheme}|${code}`) || (valueType !== null && valueType !== type)) continue;
    seen.add(`${scheme}|${code}`);
    for (const place of places) yield { ...element, within: [...place, CONTENT_SEQUENCE], concept: { code, scheme, valueType: type } };
  }
}

/** What stands for the items of a concept, in each place of their ContentSequence: their value, or the items where their value is no attribute of theirs. */
export function* contentOf(concept: Concept, places: readonly Within[]): Generator<PlacedElement> {
  const tag = valueTagOf(concept.valueType ?? '');
  for (const place of places) {
    if (tag === undefined) yield { tag: CONTENT_SEQUENCE, creator: null, vrs: ['SQ'], within: place, concept };
    else yield { tag, creator: null, vrs: vrsOfTag(tag), within: [...place, CONTENT_SEQUENCE], concept };
  }
}

/**
 * The steps on the value of items of a concept. Their ContentSequence decides first: where it goes or is replaced, so is what it holds;
 * where it stays, rules on the item decide, then those on the element; where it is cleaned, the same, but that what no rule on items
 * names is cleaned (PS3.15 E.3.4).
 *
 * @param onItem steps that rules on the item order; may end without one that always holds
 * @param stepsOn steps on an element that is looked at without its concept
 */
export function contentSteps(element: PlacedElement, onItem: readonly DecisionStep[], stepsOn: (plain: PlacedElement) => readonly DecisionStep[]): readonly DecisionStep[] {
  const { tag, creator, vrs, within } = element;
  const isItem = tag === CONTENT_SEQUENCE;
  const own = isItem ? null : stepsOn({ tag, creator, vrs, within });
  return stepsOn({ tag: CONTENT_SEQUENCE, creator: null, vrs: ['SQ'], within: isItem ? within : within.slice(0, -1) }).flatMap((sequence) => {
    const items = itemsUnder(sequence.action);
    if (items === null) return [sequence];
    const onElement = own ?? [{ ...sequence, conditions: [] }];
    const inside = items === 'judged' ? onElement : onElement.map((step) => inCleanedContent(step, tag, sequence));
    return contentFirst(onItem, inside).map((step) => ({ ...step, conditions: [...sequence.conditions, ...step.conditions] }));
  });
}

/** Rules on the item decide first; where none of them holds, those on the element do. */
function contentFirst(onItem: readonly DecisionStep[], onElement: readonly DecisionStep[]): readonly DecisionStep[] {
  return onItem.at(-1)?.conditions.length === 0 ? onItem : [...onItem, ...onElement];
}

/** Whether the items of a ContentSequence are seen one by one under the action, and what is worst for those that no rule names; null: they are not. */
export function itemsUnder(action: Action): 'judged' | 'cleaned' | null {
  if (action.kind === 'by-type') {
    const each = action.alternatives.map(itemsUnder);
    return each.includes('judged') ? 'judged' : each.includes('cleaned') ? 'cleaned' : null;
  }
  if (action.kind === 'keep' || action.kind === 'remap') return 'judged';
  return action.kind === 'clean' ? 'cleaned' : null;
}

const dummy: Action = { kind: 'replace', with: { kind: 'dummy' } };

/** The rule on the element where it says what stands for the value; else what the rule that cleans the sequence leaves. */
function inCleanedContent(step: DecisionStep, tag: string, sequence: DecisionStep): DecisionStep {
  const type = valueTypeOf(tag);
  if (type === undefined || type === 'CODE' || type === 'NUM') return step;
  const { kind } = step.action;
  const isOfItsOwn = kind === 'keep' ? type !== 'TEXT' && type !== 'PNAME' : kind !== 'remove' && kind !== 'empty' && kind !== 'by-type';
  return isOfItsOwn ? step : { conditions: step.conditions, action: type === 'TEXT' ? sequence.action : dummy, rule: sequence.rule };
}

import { allAttributes } from '../../facts/dictionary.js';
import { endsWith, intersect, type Element } from './element.js';
import type { LeafSelector, Selector } from './model.js';
import type { RuleBook } from './rule-book.js';

/** Inside items of a sequence that no path names. */
export const insideItems: readonly string[] = ['inside'];

/**
 * Elements that stand for all that a selector speaks of: elements that no rule tells apart are given once. A tag at the root, inside
 * items, and inside the items that paths name are told apart.
 */
export function* elementsOf(selector: Selector, book: RuleBook): Generator<Element> {
  if (selector.kind === 'root') {
    yield { tag: selector.tag, creator: null, within: [] };
    return;
  }
  if (selector.kind === 'content') {
    yield contentItem(selector);
    return;
  }
  const leaf = selector.kind === 'path' ? selector.last : selector;
  const places = selector.kind === 'path' ? book.paths.filter((within) => endsWith(within, selector.within)) : [[], insideItems, ...book.paths];
  for (const { tag, creator } of leavesOf(leaf)) for (const within of places) yield { tag, creator, within };
}

/** The content items with this concept name and value type; null: of every value type that no rule names. */
export function contentItem({ code, scheme, valueType }: NonNullable<Element['concept']>): Element {
  return { tag: '0040A730', creator: null, within: insideItems, concept: { code, scheme, valueType } };
}

type Leaf = Pick<Element, 'tag' | 'creator'>;

/** even, not in the dictionary and in no repeating group */
export const anUnknownTag = 'FFF8FFF7';
export const aPrivateTag = 'FFF7xxF7';

function* leavesOf(leaf: LeafSelector): Generator<Leaf> {
  switch (leaf.kind) {
    case 'attribute':
      yield { tag: leaf.tag, creator: null };
      return;
    case 'content':
      return;
    case 'private':
      yield { tag: `${leaf.group}xx${leaf.element}`, creator: leaf.creator };
      return;
    case 'mask': {
      for (const { tag } of allAttributes()) {
        const common = intersect(tag, leaf.pattern);
        if (common !== null) yield { tag: common, creator: null };
      }
      yield { tag: leaf.pattern, creator: null };
      return;
    }
    case 'vr':
      for (const { tag, vrs } of allAttributes()) if (vrs.some((vr) => leaf.vrs.includes(vr))) yield { tag, creator: null };
      return;
    case 'rest':
      if (leaf.which === 'unlisted') for (const { tag } of allAttributes()) yield { tag, creator: null };
      else yield { tag: leaf.which === 'private' ? aPrivateTag : anUnknownTag, creator: null };
  }
}

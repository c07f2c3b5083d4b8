import type { KeywordSelector, LeafSelectorNode, SelectorNode, TagSelector } from '../ast/syntax-tree.js';
import { inPieces, withPrefix, type Pieces } from './fill.js';
import { textOf } from './print-text.js';

/** A selector, breakable between the tags of a private one. */
export function selectorPieces(selector: SelectorNode): Pieces {
  if (selector.kind !== 'path') return leafPieces(selector);
  return withPrefix(selector.within.map((step) => `${attributeOf(step)} > `).join(''), leafPieces(selector.last));
}

function leafPieces(selector: LeafSelectorNode): Pieces {
  switch (selector.kind) {
    case 'keyword':
    case 'tag':
      return [attributeOf(selector)];
    case 'group':
      return [`group 0x${selector.group}`];
    case 'private':
      return withPrefix(`private ${textOf(selector.creator.text)} `, inPieces(selector.tags.map(attributeOf)));
    case 'root':
      return [`root ${attributeOf(selector.of)}`];
    case 'family':
      return [selector.name === 'dates' || selector.name === 'uids' ? selector.name : `all ${selector.name}`];
    case 'rest':
      return [selector.which];
  }
}

export function attributeOf(attribute: KeywordSelector | TagSelector): string {
  return attribute.kind === 'keyword' ? attribute.keyword : `(${attribute.group},${attribute.element})`;
}

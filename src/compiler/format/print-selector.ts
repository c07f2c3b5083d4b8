import type { AttributeNode, ElementNode, LeafSelectorNode, SelectorNode } from '../ast/syntax-tree.js';
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
    case 'content':
      return [`content ${selector.valueType === null ? '' : `${selector.valueType.text} `}${textOf(selector.meaning.text)} (${selector.code}, ${selector.scheme})`];
    case 'root':
      return [`root ${attributeOf(selector.of)}`];
    case 'family':
      return [selector.name === 'dates' || selector.name === 'uids' ? selector.name : `all ${selector.name}`];
    case 'rest':
      return [selector.which];
  }
}

/** An element of a test. */
export function elementOf(element: ElementNode): string {
  return leafPieces(element).join(' ');
}

export function attributeOf(attribute: AttributeNode): string {
  return attribute.kind === 'keyword' ? attribute.keyword : `(${attribute.group},${attribute.element})`;
}

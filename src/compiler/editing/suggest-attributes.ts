import { allAttributes, printTag, type Attribute } from '../../facts/dictionary.js';
import { ps315Row } from '../../facts/ps315.js';
import { attributeInOneLine } from './attribute-in-words.js';
import type { Expected } from './expected-at.js';
import { fits, type Suggestion } from './suggestion.js';

/** so many are offered; whoever writes on is offered others */
const limit = 200;

/** Attributes by keyword: those that begin with what is written first, then those that PS3.15 speaks of, retired ones last. */
export function suggestAttributes({ span, written }: Expected): readonly Suggestion[] {
  return best(allAttributes().filter(({ keyword }) => keyword !== '' && fits(written, keyword)), ({ keyword }) => keyword.toLowerCase().startsWith(written.toLowerCase())).map((attribute) => ({
    label: attribute.keyword,
    kind: 'attribute',
    insert: attribute.keyword,
    span,
    filter: attribute.keyword,
    detail: attributeInOneLine(attribute),
  }));
}

/** Attributes by tag: "(0010,0010)". */
export function suggestTags({ span, written }: Expected): readonly Suggestion[] {
  const digits = written.replace(/[^0-9A-Za-z]/g, '').toUpperCase().replaceAll('X', 'x');
  return best(allAttributes().filter(({ tag }) => tag.startsWith(digits)), () => true).map((attribute) => ({
    label: printTag(attribute.tag),
    kind: 'tag',
    insert: printTag(attribute.tag),
    span,
    filter: written,
    detail: [attribute.keyword, attributeInOneLine(attribute)].join(' · '),
  }));
}

function best(attributes: readonly Attribute[], isFirst: (attribute: Attribute) => boolean): readonly Attribute[] {
  const rank = (attribute: Attribute): number => (isFirst(attribute) ? 0 : 4) + (attribute.retired ? 2 : 0) + (ps315Row(attribute.tag) === undefined ? 1 : 0);
  return attributes
    .map((attribute) => ({ attribute, place: rank(attribute) }))
    .sort((a, b) => a.place - b.place)
    .slice(0, limit)
    .map(({ attribute }) => attribute);
}

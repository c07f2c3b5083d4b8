import { Text } from '../../../grammar/tokens.js';
import { knownCreators, privateAttributesOf } from '../../facts/private-attributes.js';
import { textOf } from '../format/print-text.js';
import type { Expected } from './expected-at.js';
import { fits, type Suggestion } from './suggestion.js';

/** Private creators, as a text. */
export function suggestCreators({ span, written }: Expected): readonly Suggestion[] {
  return knownCreators()
    .filter((creator) => fits(written, creator))
    .map((creator) => ({ label: creator, kind: 'creator', insert: textOf(creator), span, filter: textOf(creator), detail: `private creator, ${elements(privateAttributesOf(creator).length)} known` }));
}

function elements(count: number): string {
  return count === 1 ? '1 element' : `${count} elements`;
}

/** The elements of the creator that stands before: `(0019,xx0C)`. */
export function suggestPrivateElements({ span, written, within, before }: Expected): readonly Suggestion[] {
  const creator = before.findLast(({ tokenType }) => tokenType === Text)?.image.slice(1, -1) ?? '';
  return privateAttributesOf(creator)
    .map((attribute) => ({ ...attribute, tag: `(${attribute.group},xx${attribute.element})` }))
    .filter(({ tag }) => within === 'word' || tag.toLowerCase().startsWith(written.replace(/\s/g, '').toLowerCase()))
    .map(({ tag, vr, vm, meaning, safe }) => ({
      label: tag,
      kind: 'tag',
      insert: tag,
      span,
      filter: within === 'word' ? tag : written,
      detail: [meaning, vr ?? 'VR not known', `VM ${vm}`, safe ? 'safe private attribute, PS3.15 Table E.3.10-1' : 'quantitative'].filter((part) => part !== '').join(' · '),
    }));
}

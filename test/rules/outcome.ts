import type { Action, LeafSelector, Selector } from '../../src/compiler/resolve/model.js';
import { attributeOfTag, tagMatches, tagPattern } from '../../src/facts/dictionary.js';

interface Ruling {
  readonly tier: 0 | 1 | 2;
  readonly selector: Selector;
  readonly action: Action;
}

/** Of an attribute by tag, or of a private element by its creator. */
export type Asked = { readonly tag: string } | { readonly creator: string; readonly group: string; readonly element: string };

/**
 * The action on an element at any depth: the most specific selector, then the highest tier (the language, section 5). More than one
 * action: rules of one rank disagree. Conditions are not looked at: the library has none.
 */
export function outcomes(rules: readonly Ruling[], asked: Asked): readonly Action[] {
  const matching = rules.filter(({ selector }) => selector.kind !== 'path' && selector.kind !== 'root' && matches(selector, asked));
  const best = matching.reduce((most, rule) => Math.max(most, rankOf(rule)), -1);
  const actions = matching.filter((rule) => rankOf(rule) === best).map(({ action }) => JSON.stringify(action));
  return [...new Set(actions)].map((text) => JSON.parse(text) as Action);
}

const kinds: readonly Selector['kind'][] = ['rest', 'vr', 'mask', 'private', 'attribute'];

function rankOf({ selector, tier }: Ruling): number {
  const digits = selector.kind === 'mask' ? selector.pattern.replaceAll('x', '').length : 0;
  const fewer = selector.kind === 'vr' ? 8 - selector.vrs.length : 0;
  return kinds.indexOf(selector.kind) * 100 + (digits + fewer) * 10 + tier;
}

function matches(selector: LeafSelector, asked: Asked): boolean {
  if (!('tag' in asked)) {
    if (selector.kind === 'private') return selector.creator === asked.creator && selector.group === asked.group && selector.element === asked.element;
    return selector.kind === 'rest' && selector.which === 'private';
  }
  const tag = Number.parseInt(asked.tag.replaceAll('x', '0'), 16);
  switch (selector.kind) {
    case 'attribute':
      return selector.tag === asked.tag;
    case 'private':
      return false;
    case 'content':
      return false;
    case 'mask':
      return tagMatches(tagPattern(selector.pattern), tag);
    case 'vr':
      return attributeOfTag(tag)?.vrs.some((vr) => selector.vrs.includes(vr)) ?? false;
    case 'rest':
      return selector.which === (attributeOfTag(tag) === undefined ? 'unknown' : 'unlisted');
  }
}

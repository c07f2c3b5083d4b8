import { attributeOfTag, tagMatches, tagPattern } from '../../facts/dictionary.js';
import type { LeafSelector, Selector, ValueType } from './model.js';

/** A data element as rules see it. */
export interface Element {
  /** eight upper-case hex digits; may be a pattern ("60xx3000") that stands for every tag it matches and no selector splits */
  readonly tag: string;
  /** of a private element: who its block belongs to; null for standard ones and where a block has no creator */
  readonly creator: string | null;
  /** tags of the sequences that hold it, the outermost first; empty at the root */
  readonly within: readonly string[];
  /** of a content item of a structured report, which is no element but an item of ContentSequence: its concept name */
  readonly concept?: { readonly code: string; readonly scheme: string; readonly valueType: ValueType | null };
}

export function isPrivate(tag: string): boolean {
  return /^[0-9A-Fx]{3}[13579BDF]/.test(tag);
}

/** Whether the selector speaks of the element. */
export function covers(selector: Selector, element: Element): boolean {
  if (element.concept !== undefined) return selector.kind === 'content' && coversItem(selector, element.concept);
  switch (selector.kind) {
    case 'root':
      return element.within.length === 0 && selector.tag === element.tag;
    case 'path':
      return endsWith(element.within, selector.within) && leafCovers(selector.last, element);
    default:
      return leafCovers(selector, element);
  }
}

function coversItem(selector: Extract<LeafSelector, { kind: 'content' }>, concept: NonNullable<Element['concept']>): boolean {
  return selector.code === concept.code && selector.scheme === concept.scheme && (selector.valueType === null || selector.valueType === concept.valueType);
}

export function endsWith(within: readonly string[], suffix: readonly string[]): boolean {
  return suffix.length <= within.length && suffix.every((tag, index) => within[within.length - suffix.length + index] === tag);
}

export function leafCovers(selector: LeafSelector, { tag, creator }: Element): boolean {
  switch (selector.kind) {
    case 'attribute':
      return selector.tag === tag;
    case 'private':
      return selector.creator === creator && selector.group === tag.slice(0, 4) && selector.element === tag.slice(6);
    case 'content':
      return false;
    case 'mask':
      // Repeating groups are even (PS3.5 7.6), and private elements are named by their creator: a mask reaches neither.
      return !isPrivate(tag) && patternHolds(selector.pattern, tag);
    case 'vr':
      return vrsOfTag(tag).some((vr) => selector.vrs.includes(vr));
    case 'rest':
      return selector.which === restOf(tag);
  }
}

/** Whether every tag that `tag` stands for matches the pattern. */
export function patternHolds(pattern: string, tag: string): boolean {
  for (let index = 0; index < 8; index += 1) if (pattern[index] !== 'x' && pattern[index] !== tag[index]) return false;
  return true;
}

/** What both patterns match, or null where nothing does. */
export function intersect(a: string, b: string): string | null {
  let both = '';
  for (let index = 0; index < 8; index += 1) {
    const [one = '', other = ''] = [a[index], b[index]];
    if (one !== other && one !== 'x' && other !== 'x') return null;
    both += one === 'x' ? other : one;
  }
  return both;
}

/** VRs of a standard attribute by the dictionary; empty for private and unknown ones. `tag` may be a pattern of the dictionary. */
export function vrsOfTag(tag: string): readonly string[] {
  return standardAttribute(tag)?.vrs ?? [];
}

/** The dictionary's attribute of a tag, or of a pattern all of whose tags belong to one repeating attribute. */
export function standardAttribute(tag: string): ReturnType<typeof attributeOfTag> {
  if (isPrivate(tag)) return undefined;
  const attribute = attributeOfTag(Number.parseInt(tag.replaceAll('x', '0'), 16));
  if (!tag.includes('x') || attribute === undefined) return attribute;
  return patternHolds(attribute.tag, tag) ? attribute : undefined;
}

function restOf(tag: string): 'unlisted' | 'private' | 'unknown' {
  if (isPrivate(tag)) return 'private';
  return standardAttribute(tag) === undefined ? 'unknown' : 'unlisted';
}

/** Whether a tag without wildcards matches a pattern; for walking many tags. */
export function matcherOfPattern(pattern: string): (tag: number) => boolean {
  const compiled = tagPattern(pattern);
  return (tag) => tagMatches(compiled, tag);
}

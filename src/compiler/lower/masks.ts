import { allAttributes } from '../../facts/dictionary.js';
import { intersect, patternHolds } from '../resolve/element.js';
import type { Rule } from '../resolve/model.js';
import { compareText, leafOf } from '../resolve/rank.js';

/**
 * Patterns for the tags that are in the dictionary only as part of a repeating group, or not at all: those of the dictionary, those of
 * the rules, others that are given, and whatever two of them have in common (a single tag, perhaps); more fixed digits first.
 *
 * INVARIANT: the first pattern that matches a tag is matched by every other pattern that matches it, so its decision is the tag's.
 */
export function patternsOf(rules: readonly Rule[], others: readonly string[] = []): readonly string[] {
  const named = rules.flatMap(({ selector }) => {
    const leaf = leafOf(selector);
    return leaf.kind === 'mask' ? [leaf.pattern] : [];
  });
  const inDictionary = allAttributes().flatMap(({ tag }) => (tag.includes('x') ? [tag] : []));
  const patterns = new Set([...named, ...others, ...inDictionary]);
  let added = [...patterns];
  while (added.length > 0) {
    const common = added.flatMap((one) => [...patterns].flatMap((other) => intersect(one, other) ?? []));
    added = [...new Set(common)].filter((pattern) => !patterns.has(pattern));
    for (const pattern of added) patterns.add(pattern);
  }
  return [...patterns].sort((a, b) => fixedDigits(b) - fixedDigits(a) || compareText(a, b));
}

/** Whether another pattern of the list matches all that this one does. */
export function hasWider(pattern: string, patterns: readonly string[]): boolean {
  return patterns.some((other) => other !== pattern && patternHolds(other, pattern));
}

export function fixedDigits(pattern: string): number {
  return pattern.replaceAll('x', '').length;
}

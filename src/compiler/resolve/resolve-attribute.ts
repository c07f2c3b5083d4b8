import type { KeywordSelector, Span, TagSelector } from '../ast/syntax-tree.js';
import { nearest } from '../diagnostics/nearest.js';
import { allAttributes, attributeOfKeyword } from '../../facts/dictionary.js';
import { ps315Row } from '../../facts/ps315.js';
import { isPrivate, standardAttribute } from './element.js';
import type { Reports } from './reports.js';

/**
 * The tag of a standard attribute, or its pattern where groups or elements repeat ("60xx3000"); null, and a report, where there is no
 * such attribute or it is private.
 */
export function resolveAttribute(node: KeywordSelector | TagSelector, reports: Reports): string | null {
  return node.kind === 'keyword' ? resolveKeyword(node.keyword, node.span, reports) : resolveTag(node, reports);
}

export function resolveKeyword(keyword: string, span: Span, reports: Reports): string | null {
  const attribute = attributeOfKeyword(keyword);
  if (attribute !== undefined) return attribute.tag;
  const near = nearestKeyword(keyword);
  reports.report('ANC2001', { keyword, nearest: near }, span, {
    fix: near === null ? null : { span, replacement: near, title: `write \`${near}\`` },
  });
  return null;
}

/** Spaces and punctuation are often written where keywords have none: "Patient-Name". */
function nearestKeyword(keyword: string): string | null {
  const keywords = allAttributes().flatMap((attribute) => (attribute.keyword === '' ? [] : [attribute.keyword]));
  return nearestByWords(keyword, keywords, 1) ?? nearest(keyword, keywords) ?? nearest(keyword.replace(/[^A-Za-z0-9]/g, ''), keywords) ?? nearestByWords(keyword, keywords, 0.6);
}

/** The keyword that shares the most words, at least two and this share of all: "DateOfBirth" is "PatientBirthDate". */
function nearestByWords(written: string, keywords: readonly string[], leastShare: number): string | null {
  const words = wordsOf(written);
  let best: string | null = null;
  let bestShare = 0;
  for (const keyword of keywords) {
    const others = wordsOf(keyword);
    const common = [...words].filter((word) => others.has(word)).length;
    const share = common / (words.size + others.size - common);
    if (common < 2 || share < leastShare || share <= bestShare) continue;
    best = keyword;
    bestShare = share;
  }
  return best;
}

function wordsOf(keyword: string): ReadonlySet<string> {
  const words = keyword.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  return new Set(words.map((word) => word.toLowerCase()).filter((word) => !['of', 'the', 'in', 'for', 's'].includes(word)));
}

/** An exact tag or a pattern; wildcards of every kind become `x`. */
function resolveTag(node: TagSelector, reports: Reports): string | null {
  const tag = patternOf(node);
  if (isPrivate(tag)) {
    reports.report('ANC2006', { tag: `(${node.group},${node.element})` }, node.span);
    return null;
  }
  if (!tag.includes('x') && standardAttribute(tag) === undefined && ps315Row(tag) === undefined) {
    reports.report('ANC2015', { tag: `(${node.group},${node.element})` }, node.span);
  }
  return tag;
}

export function patternOf({ group, element }: { readonly group: string; readonly element: string }): string {
  return `${group}${element}`.replace(/[^0-9A-F]/g, 'x');
}

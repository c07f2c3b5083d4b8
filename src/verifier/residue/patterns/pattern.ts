import type { Confidence } from '../../finding.js';

/** What a text may give away, for the report. */
export type PatternKind = 'name' | 'date' | 'age' | 'address' | 'phone' | 'e-mail' | 'network' | 'path' | 'national-id' | 'record-number' | 'account' | 'device' | 'position' | 'digest' | 'number' | 'uid' | 'not-of-its-vr' | 'behind-padding';

/**
 * - prose: texts that people write; a doubt about two strange words is worth a look there
 * - label: short texts and values of lists
 * - aside: texts beside the data, where programs leave a mark and people nothing: comments of codestreams, slack, padding, creators
 * - raw: bytes of binary values that read as text
 * - path: names of files and folders
 */
export type TextKind = 'prose' | 'label' | 'aside' | 'raw' | 'path';

/** One text as patterns see it, made by `readingOf`. */
export interface Reading {
  /** in compatibility form, without control characters; UIDs and addresses of schemas are blanked */
  readonly text: string;
  /** the same before anything was blanked */
  readonly whole: string;
  readonly kind: TextKind;
  /** it stands where an identifier of a person belongs */
  readonly identifying: boolean;
  /** it speaks of a product: its dates and numbers are versions */
  readonly technical: boolean;
}

/** What a pattern found: where in the text, and how sure it is. */
export interface Match {
  readonly kind: PatternKind;
  /** ends "a text holds …"; says nothing of the value */
  readonly says: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
}

export type Pattern = (reading: Reading) => readonly Match[];

/** Words as one alternative of a regular expression, the longest first. */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s+'))
    .join('|');
}

/** All matches of a global expression as matches of one kind; `sure` may refuse one. */
export function matchesOf(text: string, expression: RegExp, kind: PatternKind, says: string, sure: (found: RegExpMatchArray) => Confidence | null): readonly Match[] {
  const matches: Match[] = [];
  for (const found of text.matchAll(expression)) {
    const confidence = sure(found);
    if (confidence !== null) matches.push({ kind, says, start: found.index, end: found.index + found[0].length, confidence });
  }
  return matches;
}

export const always = () => 'high' as const;

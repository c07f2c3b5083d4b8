import { checkedSchemes, type CheckedScheme } from '../checksums/schemes.js';
import type { Confidence } from '../../finding.js';
import type { Match, Pattern, PatternKind, Reading } from './pattern.js';

/** signs before and behind a number in which a word that speaks of it is looked for */
const NEAR_BEFORE = 40;
const NEAR_BEHIND = 12;
/** of any scheme but New Zealand's old one, which has four and counts beside its name only */
const FEWEST_DIGITS = 5;

interface Search {
  readonly checked: CheckedScheme;
  readonly expression: RegExp;
  readonly context: RegExp | null;
}

const searches: readonly Search[] = checkedSchemes().map((checked) => ({
  checked,
  expression: new RegExp(`(?<![\\p{L}\\p{N}]|\\d\\.|[\\p{L}\\p{N}][-_])(?:${checked.scheme.regex})(?![\\p{L}\\p{N}]|\\.\\d|[-_/][\\p{L}\\p{N}])`, 'gu'),
  context: checked.scheme.context === undefined ? null : new RegExp(`(?<!\\p{L})(?:${checked.scheme.context})(?!\\p{L})`, 'iu'),
}));

/** A number written in groups: "2 55 08 14 168 025 38", "1234-5678 9012". */
const grouped = /(?<![\p{L}\p{N}.])[A-Z]{0,4}\d(?:[ ./-]?[\dA-Z]){6,33}(?![\p{L}\p{N}])/gu;

/** Numbers of states and sectors whose check digits agree; one that passes by chance in one of ten needs more than that. */
export const nationalIds: Pattern = (reading) => {
  const { text } = reading;
  if ((text.match(/\d/g)?.length ?? 0) < FEWEST_DIGITS && !text.includes('NHI')) return [];
  const matches = new Map<string, Match>();
  const take = (search: Search, start: number, end: number, isGrouped: boolean): void => {
    const confidence = confidenceOf(search, reading, start, end, isGrouped);
    if (confidence === null) return;
    const key = `${start}|${end}`;
    const known = matches.get(key);
    if (known === undefined || better(confidence, known.confidence)) matches.set(key, { kind: kindOf(search), says: `a number whose form and check agree with ${search.checked.scheme.id}`, start, end, confidence });
  };
  for (const search of searches) {
    for (const found of text.matchAll(search.expression)) {
      if (search.checked.isValid(found[0])) take(search, found.index, found.index + found[0].length, false);
    }
  }
  for (const found of text.matchAll(grouped)) {
    if (!/[ ./-]/.test(found[0])) continue;
    for (const search of searches) if (search.checked.isValid(found[0])) take(search, found.index, found.index + found[0].length, true);
  }
  return [...matches.values()];
};

function confidenceOf({ checked, context }: Search, { text, kind, identifying, technical }: Reading, start: number, end: number, isGrouped: boolean): Confidence | null {
  const near = `${text.slice(Math.max(0, start - NEAR_BEFORE), start)} ${text.slice(end, end + NEAR_BEHIND)}`;
  if (context?.test(near) === true) return 'high';
  if (technical) return null;
  if (checked.evidence === 'digits') return identifying && !isGrouped ? 'medium' : null;
  if (kind === 'raw' || kind === 'path') return null;
  if (checked.evidence === 'form') return isGrouped && !/[A-Z]/.test(text.slice(start, end)) ? 'low' : 'medium';
  return /\D/.test(text.slice(start, end)) ? 'medium' : 'low';
}

function kindOf({ checked }: Search): PatternKind {
  switch (checked.scheme.kind) {
    case 'account':
      return 'account';
    case 'device':
    case 'vehicle':
      return 'device';
    default:
      return 'national-id';
  }
}

const order: readonly Confidence[] = ['low', 'medium', 'high'];

function better(a: Confidence, b: Confidence): boolean {
  return order.indexOf(a) > order.indexOf(b);
}

import { isHarmlessWord } from '../known-words.js';
import { addresses } from './addresses.js';
import { contacts } from './contacts.js';
import { dates } from './dates.js';
import { names, strangers } from './names.js';
import { nationalIds } from './national-ids.js';
import { network } from './network.js';
import { ages, digests, positions, recordNumbers } from './numbers.js';
import type { Match, Pattern, Reading } from './pattern.js';

/** What is looked for in every text, in the order in which one stretch of text is claimed: the sharper pattern first. */
export const allPatterns: readonly Pattern[] = [contacts, network, nationalIds, recordNumbers, dates, ages, addresses, names, positions, digests];

/** Words that vocabularies have, with no number, mark or label between them: most values of most headers. */
function isPlain(text: string): boolean {
  return !/\d.*\d.*\d/s.test(text) && /^(?:[\p{L} _+.()-]|(?<!\d)\d(?!\d))*$/u.test(text) && (text.match(/\p{L}+/gu) ?? []).every(isHarmlessWord);
}

const sureness = { high: 2, medium: 1, low: 0 } as const;

/** All that the patterns find in a text, where two lie over one another the surer, and of two as sure the first. */
export function findPatterns(reading: Reading): readonly Match[] {
  if (isPlain(reading.whole)) return [];
  const kept: Match[] = [];
  const found = allPatterns.flatMap((pattern) => pattern(reading)).sort((a, b) => sureness[b.confidence] - sureness[a.confidence]);
  for (const match of found) if (!kept.some((other) => match.start < other.end && other.start < match.end)) kept.push(match);
  return kept.length === 0 ? strangers(reading) : kept.sort((a, b) => a.start - b.start);
}

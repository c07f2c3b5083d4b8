import { allAttributes, attributeOfKeyword } from '../src/facts/dictionary.js';
import { ps315Rows } from '../src/facts/ps315.js';

/** The whole Basic Profile with two options: what a trial runs. */
export const FULL_PROFILE = `profile "bench-full" version "1.0.0"

extends ps3.15-basic
  with retain-modified-dates, retain-safe-private
claims ps3.15-basic
  with retain-modified-dates, retain-safe-private
`;

/** Three rules and nothing else. */
export const THREE_RULES = `profile "bench-three-rules" version "1.0.0"

keep unlisted, private, unknown
replace PatientName with "X"
empty PatientBirthDate
remap SOPInstanceUID
`;

const NUMBERS = new Set(['US', 'SS', 'UL', 'SL', 'FL', 'FD', 'DS', 'IS']);

/** `count` rules, each on a number that the Basic Profile does not name, a fifth of them under a condition, on top of that profile. */
export function manyRules(count: number): string {
  const named = new Set(ps315Rows().map((row) => row.keyword));
  const free = allAttributes().filter(({ tag, keyword, vrs, retired }) => tag > '0008' && keyword !== '' && !retired && vrs.every((vr) => NUMBERS.has(vr)) && !named.has(keyword));
  const rules = free.slice(0, count).map(({ keyword }, index) => `remove ${keyword}${index % 5 === 0 ? ' when Modality is MR' : ''}`);
  if (rules.length < count) throw new Error('internal error: the dictionary has too few attributes');
  return `profile "bench-many-rules" version "1.0.0"\n\nextends ps3.15-basic\nclaims ps3.15-basic\n\n${rules.join('\n')}\n`;
}

const MODALITIES = ['CT', 'MR', 'PT', 'US', 'XA', 'CR', 'DX', 'NM'];
const KINDS = ['Manufacturer like "Siemens*"', 'Manufacturer like "*GE*" and Rows < 512', 'Rows >= 512 and Rows < 1024', 'not (Manufacturer like "Philips*") and Rows >= 1024', 'SeriesNumber in {"1", "2", "3"} and ImageType is ORIGINAL'];

/** Conditions no two of which are the same: a modality and a kind of image each, 40 at most. */
export function distinctConditions(count: number): readonly string[] {
  const all = KINDS.flatMap((kind) => MODALITIES.map((modality) => `Modality is ${modality} and ${kind}`));
  if (count > all.length) throw new Error('internal error: there are not so many conditions');
  return all.slice(0, count);
}

/**
 * `count` rules over `conditions` distinct conditions, eight or so to an attribute that Table E.1-1 lists, on top of the Basic Profile with
 * an option: every eighth departs from its row and says why, so that the files in which it acts are searched for.
 */
export function manyConditions(count: number, conditions: number): string {
  const distinct = distinctConditions(conditions);
  const listed = ps315Rows().filter(({ tag, keyword, basic, vr }) => keyword !== null && !tag.startsWith('0000') && !tag.includes('x') && basic === 'X' && vr !== 'DA' && vr !== 'TM' && vr !== 'DT' && vr !== 'UR' && vr !== 'SQ' && attributeOfKeyword(keyword) !== undefined);
  const rules = Array.from({ length: count }, (_, index) => {
    const attribute = listed[Math.floor(index / 8)]?.keyword ?? '';
    const when = distinct[(index * 7) % distinct.length] ?? '';
    return index % 8 === 7 ? `override keep ${attribute} when ${when} and BodyPartExamined is HEAD\n  because "needed in this bench"` : `remove ${attribute} when ${when} and not (BodyPartExamined is HEAD)`;
  });
  return `profile "bench-many-conditions" version "1.0.0"\n\nextends ps3.15-basic with retain-modified-dates\n\n${rules.join('\n')}\n`;
}

/** The full profile with a region that is made black in every image. */
export const WITH_TEMPLATE = `${FULL_PROFILE}
template "a banner on everything" for Columns present {
  black x 0 y 0 right 0 height 24
}
`;

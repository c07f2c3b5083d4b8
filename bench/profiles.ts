import { allAttributes } from '../src/facts/dictionary.js';
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

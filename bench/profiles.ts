import { allAttributes } from '../src/facts/dictionary.js';

/** The whole Basic Profile with two options: what a trial runs. */
export const FULL_PROFILE = `profile "bench-full" version "1.0.0"

extends ps3.15-basic
  with retain-modified-dates, retain-safe-private
claims ps3.15-basic

shift dates per PatientID by 30..365 days back
`;

/** Three rules and nothing else. */
export const THREE_RULES = `profile "bench-three-rules" version "1.0.0"

keep unlisted, private, unknown
replace PatientName with "X"
empty PatientBirthDate
remap SOPInstanceUID
`;

/** `count` rules, each on an attribute of its own, a fifth of them under a condition, on top of the Basic Profile. */
export function manyRules(count: number): string {
  const removable = allAttributes().filter(({ keyword, vrs, retired, tag }) => keyword !== '' && !retired && !tag.includes('x') && !/^(0000|0002|0004|7FE0|FFF)/.test(tag) && vrs[0] !== 'UI' && vrs[0] !== 'SQ');
  const rules = removable.slice(0, count).map(({ keyword }, index) => `remove ${keyword}${index % 5 === 0 ? ' when Modality is MR' : ''}`);
  if (rules.length < count) throw new Error('internal error: the dictionary has too few attributes');
  return `profile "bench-many-rules" version "1.0.0"\n\nextends ps3.15-basic\nclaims ps3.15-basic\n\n${rules.map((rule) => `override ${rule} because "bench"`).join('\n')}\n`;
}

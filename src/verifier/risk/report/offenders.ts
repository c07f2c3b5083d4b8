import type { Offender } from '../judge/judged.js';

/** Who and what fails, in words, one a line. It identifies: it goes into a file of its own, for those who may see it. */
export function renderOffenders(offenders: Iterable<Offender>): string {
  let text = '# Pseudonyms and values of this release that stand out. Do not pass this file on with it.\n';
  for (const { rule, persons, words, lines } of offenders) text += `${rule}  ${persons.join(', ')}: ${words}${lines.length === 0 ? '' : ` (${[...new Set(lines)].join(', ')})`}\n`;
  return text;
}

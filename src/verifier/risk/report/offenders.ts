import type { Offender } from '../judge/judged.js';

/** Who and what fails, in words, one a line. It identifies: it goes into a file of its own, for those who may see it. */
export function renderOffenders(offenders: readonly Offender[]): string {
  const head = '# Pseudonyms and values of this release that stand out. Do not pass this file on with it.\n';
  const lines = offenders.map(({ rule, persons, words, lines: at }) => `${rule}  ${persons.join(', ')}: ${words}${at.length === 0 ? '' : ` (${[...new Set(at)].join(', ')})`}`);
  return `${head}${lines.join('\n')}${lines.length === 0 ? '' : '\n'}`;
}

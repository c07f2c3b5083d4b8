import type { Cause, Count, Row, Summary } from './summarize.js';

/** The score as a person reads it: leaks first and apart, then what is still of use, then how the run conducted itself. No value is in it. */
export function renderScore(summary: Summary): string {
  const stated = summary.options.length === 0 ? 'none' : summary.options.join(', ');
  return [
    `${summary.released} of ${summary.files} files released; options: ${stated}`,
    '',
    `leak rate   ${rate(summary.leak, 'bad')}   ${summary.leak.bad} of ${summary.leak.good + summary.leak.bad} planted identifiers are in the outputs`,
    `utility     ${rate(summary.utility, 'good')}   ${summary.utility.good} of ${summary.utility.good + summary.utility.bad} values and relations are as they should be`,
    `conduct     ${rate(summary.conduct, 'good')}   ${summary.conduct.good} of ${summary.conduct.good + summary.conduct.bad} duties of files, subjects and the release are kept`,
    '',
    ...section('leaks', summary, 'leak', 'leaked'),
    ...section('utility', summary, 'utility', 'lost'),
    ...section('conduct', summary, 'conduct', 'broken'),
    ...reasons('what is wrong', summary.causes, 'bad'),
    ...reasons('what was not reached', summary.causes, 'unreached'),
  ].join('\n');
}

function section(title: string, { rows }: Summary, side: Row['side'], bad: string): readonly string[] {
  const lines = rows.filter((row) => row.side === side);
  if (lines.length === 0) return [];
  const head = `${title.padEnd(27)}${'hiding place'.padEnd(28)}${'judged'.padStart(8)}${bad.padStart(8)}${'not reached'.padStart(13)}`;
  return [head, ...lines.map(({ kind, hidingPlace, good, bad: wrong, unreached }) => `  ${kind.padEnd(25)}${hidingPlace.padEnd(28)}${String(good + wrong).padStart(8)}${String(wrong).padStart(8)}${String(unreached).padStart(13)}`), ''];
}

function reasons(title: string, causes: readonly Cause[], verdict: Cause['verdict']): readonly string[] {
  const lines = causes.filter((cause) => cause.verdict === verdict);
  if (lines.length === 0) return [];
  return [title, ...lines.map(({ count, kind, hidingPlace, reason, seenAt }) => `  ${String(count).padStart(6)}  ${kind}, ${hidingPlace}: ${reason}${verdict === 'bad' ? `\n          ${seenAt.join('; ')}` : ''}`), ''];
}

function rate({ good, bad }: Count, of: 'good' | 'bad'): string {
  return good + bad === 0 ? '      –' : `${((100 * (of === 'good' ? good : bad)) / (good + bad)).toFixed(2).padStart(6)} %`;
}

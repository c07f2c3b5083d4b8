import { groupBy } from '../../src/base/group-by.js';
import type { Cause, Count, Row, Summary } from './summarize.js';

/** The score as a person reads it: leaks first and apart, then what is still of use, then how the run conducted itself. No value is in it. */
export function renderScore(summary: Summary): string {
  const stated = summary.options.length === 0 ? 'none' : summary.options.join(', ');
  return [
    `${summary.released} of ${summary.files} files released; options: ${stated}`,
    '',
    `leak rate   ${rate(summary.leak, 'bad')}   ${summary.leak.bad} of ${summary.leak.good + summary.leak.bad} checks find what must be gone`,
    `utility     ${rate(summary.utility, 'good')}   ${summary.utility.good} of ${summary.utility.good + summary.utility.bad} values and relations are as they should be`,
    `conduct     ${rate(summary.conduct, 'good')}   ${summary.conduct.good} of ${summary.conduct.good + summary.conduct.bad} duties of files, subjects and the release are kept`,
    '',
    ...section('leaks', summary, 'leak', 'leaked'),
    ...section('utility', summary, 'utility', 'lost'),
    ...section('conduct', summary, 'conduct', 'broken'),
    ...wrong(summary.causes),
    ...notReached(summary.causes),
  ].join('\n');
}

function section(title: string, { rows }: Summary, side: Row['side'], bad: string): readonly string[] {
  const lines = rows.filter((row) => row.side === side);
  if (lines.length === 0) return [];
  const head = `${title.padEnd(27)}${'hiding place'.padEnd(28)}${'judged'.padStart(8)}${bad.padStart(8)}${'not reached'.padStart(13)}`;
  return [head, ...lines.map(({ kind, hidingPlace, good, bad: wrong, unreached }) => `  ${kind.padEnd(25)}${hidingPlace.padEnd(28)}${String(good + wrong).padStart(8)}${String(wrong).padStart(8)}${String(unreached).padStart(13)}`), ''];
}

function wrong(causes: readonly Cause[]): readonly string[] {
  const lines = causes.filter(({ verdict }) => verdict === 'bad');
  if (lines.length === 0) return [];
  return ['what is wrong', ...lines.map(({ count, kind, hidingPlace, reason, seenAt }) => `  ${String(count).padStart(6)}  ${kind}, ${hidingPlace}: ${reason}\n          ${seenAt.join('; ')}`), ''];
}

/** By kind and reason; how many hiding places that is stands in the tables above. */
function notReached(causes: readonly Cause[]): readonly string[] {
  const groups = [...groupBy(causes.filter(({ verdict }) => verdict === 'unreached'), ({ kind, reason }) => `${kind}: ${reason}`)];
  if (groups.length === 0) return [];
  return ['what was not reached', ...groups.map(([name, group]) => `  ${String(group.reduce((sum, { count }) => sum + count, 0)).padStart(6)}  ${name}`), ''];
}

function rate({ good, bad }: Count, of: 'good' | 'bad'): string {
  return good + bad === 0 ? '      –' : `${((100 * (of === 'good' ? good : bad)) / (good + bad)).toFixed(2).padStart(6)} %`;
}

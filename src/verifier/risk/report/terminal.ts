import type { Fix } from '../fix/suggest.js';
import type { RuleChange } from '../fix/menu.js';
import type { RiskReport } from './risk-report.js';

const headlines = { pass: 'the stated thresholds are met', fail: 'the stated thresholds are not met', unlinkable: 'unlinkable: persons cannot be counted' } as const;

/** The report for a person at a terminal, without colour and without anybody's values. */
export function renderRiskTerminal(report: RiskReport): string {
  return `${riskLines(report).join('\n')}\n`;
}

/** The same as a section of another report. */
export function riskLines(report: RiskReport): readonly string[] {
  const { threshold, counts } = report;
  const lines = [`risk of re-identification: ${headlines[report.verdict]}`, `  ${report.says}`, ''];
  lines.push(`${counts.persons} persons, ${counts.studies} studies, ${counts.instances} outputs; ${threshold.release} release${threshold.sensitive ? ' with sensitive attributes' : ''}, k at least ${threshold.k} (${threshold.because})`);
  const groups = report.quasiIdentifiers.filter(({ use }) => use === 'group');
  lines.push(`told apart by: ${groups.length === 0 ? 'nothing' : groups.map(({ attribute, part, rule }) => `${part === null ? '' : `${part} of `}${attribute}${rule === null ? '' : ` (${rule})`}`).join(', ')}`);
  for (const { attribute, because, kWithIt } of report.excluded) lines.push(`excluded: ${attribute}, "${because}"; ${kWithIt === null ? 'it is in no output' : `with it the smallest group would be ${kWithIt}`}`);
  for (const name of report.emittedByNone) lines.push(`named by the profile, and emitted by no rule: ${name}`);
  lines.push('', ...report.metrics.map(({ rule, name, verdict, says }) => `${rule.padEnd(4)}${verdict.padEnd(13)} ${name}: ${says}`));
  for (const { demand, verdict, says } of report.demands) lines.push(`    ${verdict.padEnd(13)} require ${demand}: ${says}`);
  lines.push('', 'persons by the size of their group:');
  const most = Math.max(1, ...report.histogram.map(({ persons }) => persons));
  for (const { from, to, persons, below } of report.histogram) lines.push(`  ${rangeText(from, to).padStart(6)}  ${'#'.repeat(Math.ceil((30 * persons) / most)).padEnd(30)} ${persons}${below && persons > 0 ? '  too few' : ''}`);
  if (report.fixes.length > 0 || report.unmended.length > 0) lines.push('', 'what would mend it:');
  for (const [index, fix] of report.fixes.entries()) lines.push(...fixLines(fix, index + 1));
  for (const advice of report.unmended) lines.push(`  ${advice}`);
  lines.push('', 'not examined:', ...report.notExamined.map((line) => `  ${line}`));
  return lines;
}

function fixLines(fix: Fix, number: number): readonly string[] {
  return [`  ${number}. ${costText(fix)}:`, ...fix.changes.map((change) => `    ${changeText(change)}`)];
}

/** "2 rules changed and 4 persons left out, 3.1 bits lost" */
export function costText({ changes, leftOut, bitsLost, complete }: Fix): string {
  const rules = changes.length === 1 ? '1 rule changed' : `${changes.length} rules changed`;
  const out = leftOut === 0 ? 'nobody left out' : leftOut === 1 ? '1 person left out' : `${leftOut} persons left out`;
  return `${rules} and ${out}, ${bitsLost.toFixed(1)} bits lost${complete ? '' : '; there may be a smaller change'}`;
}

/** "cohort.anon:8: `band PatientAge by 5 years` → `band PatientAge by 10 years`" */
export function changeText({ attribute, how, at, from, to }: RuleChange): string {
  if (how === 'by hand') return `several rules decide on ${attribute}, each in its case: \`${to}\` in all of them`;
  if (how === 'change') return `${at ?? ''}: ${from === null ? `the rule on ${attribute}` : `\`${from}\``} → \`${to}\``;
  return `add \`${to}\`${at === null ? '' : ` (now ${from === null ? 'by' : `\`${from}\`,`} ${at})`}`;
}

export function rangeText(from: number, to: number | null): string {
  return to === null ? `${from}+` : from === to ? String(from) : `${from}-${to}`;
}

import { groupBy } from '../../../base/group-by.js';
import { grades, type Finding } from '../../finding.js';
import { badge } from './grade.js';
import { anchor, breakable, counted, grouped, text } from './text.js';

const ROWS_SHOWN = 200;

/** Findings of one kind on one attribute are one line: what is wrong, how often, by which rule. */
export function summaryHtml(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const kinds = [...groupBy(findings, ({ grade, obligation, kind, tagPath, place, rule }) => [grade, obligation, kind, (tagPath ?? place).replace(/\[\d+\]/g, ''), rule ?? ''].join('|')).values()];
  const sorted = kinds.sort((a, b) => gradeOf(a) - gradeOf(b) || b.length - a.length);
  const more = kinds.length > ROWS_SHOWN ? `<p class="small">${counted(kinds.length - ROWS_SHOWN, 'kind')} more: see the report for programs.</p>` : '';
  return `<section aria-labelledby="kinds"><h2 id="kinds">What was found</h2>
<table><thead><tr><th scope="col">Grade</th><th scope="col">Where</th><th scope="col">What</th><th scope="col">Rule</th><th scope="col" class="number">Times</th><th scope="col" class="number">Files</th></tr></thead>
<tbody>${sorted.slice(0, ROWS_SHOWN).map(row).join('\n')}</tbody></table>${more}</section>`;
}

function gradeOf([first]: readonly Finding[]): number {
  return first === undefined ? grades.length : grades.indexOf(first.grade);
}

function row(findings: readonly Finding[]): string {
  const [first] = findings;
  if (first === undefined) return '';
  const files = new Set(findings.map(({ output }) => output)).size;
  return `<tr><td>${badge(first.grade)}</td><td>${breakable((first.tagPath ?? first.place).replace(/\[\d+\]/g, ''))}</td><td>${text(first.obligation.startsWith('fitness-') ? shortened(first.message) : first.message)}</td><td>${ruleLink(first.rule)}</td><td class="number" data-label="times">${grouped(findings.length)}</td><td class="number" data-label="files">${grouped(files)}</td></tr>`;
}

/** The sentence up to the elements that it blames, which stand beside it. */
function shortened(message: string): string {
  return message.includes(': ') ? message.slice(0, message.indexOf(': ')) : message;
}

export function ruleLink(rule: string | null): string {
  return rule === null ? '<span class="small">the standard</span>' : `<a href="#${text(anchor('rule', rule))}"><code>${breakable(rule)}</code></a>`;
}

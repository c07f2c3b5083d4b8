import { groupBy } from '../../../base/group-by.js';
import { grades, type Finding } from '../../finding.js';
import { badge } from './grade.js';
import { anchor, breakable, counted, grouped, text } from './text.js';

const ROWS_SHOWN = 200;
const PLACES_SHOWN = 4;

/** Findings of one kind under one rule are one line: what is wrong, where, how often. Analyses have a part of their own. */
export function summaryHtml(all: readonly Finding[]): string {
  const findings = all.filter(({ obligation }) => !obligation.startsWith('fitness-'));
  if (findings.length === 0) return '';
  const kinds = [...groupBy(findings, ({ grade, obligation, kind, rule }) => [grade, obligation, kind, rule ?? ''].join('|')).values()];
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
  return `<tr><td>${badge(first.grade)}</td><td>${placesHtml(findings)}</td><td>${text(first.message)}</td><td class="rule">${ruleLink(first.rule)}</td><td class="number" data-label="times">${grouped(findings.length)}</td><td class="number" data-label="files">${grouped(files)}</td></tr>`;
}

/** Attributes and places, the most frequent first. */
function placesHtml(findings: readonly Finding[]): string {
  const places = [...groupBy(findings, ({ tagPath, place }) => (tagPath ?? place).replace(/\[\d+\]/g, ''))].sort(([, a], [, b]) => b.length - a.length);
  const more = places.length - PLACES_SHOWN;
  return `${places.slice(0, PLACES_SHOWN).map(([place]) => breakable(place)).join(', ')}${more > 0 ? ` <span class="small">and ${grouped(more)} more</span>` : ''}`;
}

export function ruleLink(rule: string | null): string {
  return rule === null ? '<span class="small">the standard</span>' : `<a href="#${text(anchor('rule', rule))}"><code>${breakable(rule)}</code></a>`;
}

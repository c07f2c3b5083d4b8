import { groupBy } from '../../../base/group-by.js';
import type { Finding } from '../../finding.js';
import type { Report } from '../report.js';
import { ruleLink } from './summary.js';
import { breakable, counted, sentence, text } from './text.js';

const PREFIX = 'fitness-';

/** The analyses that the profile promises to keep the data fit for: what holds, and what each series has lost. */
export function fitnessHtml({ findings, examined }: Report): string {
  const analyses = examined.filter(({ name }) => name.startsWith(PREFIX));
  if (analyses.length === 0) return '';
  return `<section aria-labelledby="fitness"><h2 id="fitness">Fitness for analysis</h2>
<p class="small">The profile promises that these analyses remain possible. What is found here is no lesser finding than a leak: it is another one.</p>
${analyses.map(({ name, clause }) => analysisHtml(name, clause, findings.filter(({ obligation }) => obligation === name))).join('\n')}</section>`;
}

function analysisHtml(name: string, clause: string, findings: readonly Finding[]): string {
  const series = [...groupBy(findings, ({ output }) => (output ?? '').replace(/[^/]*$/, ''))];
  const found = series.map(([folder, of]) => `<li><span class="path">${breakable(folder === '' ? 'files in no folder' : folder)}</span><ul>${of.map(lineHtml).join('')}</ul></li>`);
  const verdict = findings.length === 0 ? 'nothing that it needs was found to be lost' : `${counted(findings.length, 'finding')} in ${counted(series.length, 'series', 'series')}`;
  return `<div class="analysis"><h3>${text(name.slice(PREFIX.length))}: ${verdict}</h3><p class="small">${text(clause)}</p>${found.length === 0 ? '' : `<ul>${found.join('')}</ul>`}</div>`;
}

function lineHtml({ message, rule }: Finding): string {
  return `<li>${sentence(message)} <span class="marks">${rule === null ? '' : ruleLink(rule)}</span></li>`;
}

import type { Metric } from '../judge/judged.js';
import { histogramSvg } from './histogram.js';
import type { RiskReport } from './risk-report.js';
import { changeText, costText } from './terminal.js';

/** For the one style sheet of a page that holds the section. */
export const riskStyle = `.risk table{border-collapse:collapse;width:100%}.risk th,.risk td{border-bottom:1px solid #ccc;padding:.35em .6em;text-align:left;vertical-align:top}.risk .verdict{font-size:1.15em;padding:.7em 1em;border-left:.4em solid}.risk .verdict.pass{border-color:#2c7a4b;background:#e8f4ec}.risk .verdict.fail,.risk .verdict.unlinkable{border-color:#a8301c;background:#fbebe7}.risk td.fail,.risk td.not-examined{color:#a8301c;font-weight:bold}.risk td.warn{color:#8a5a00;font-weight:bold}.risk td.pass{color:#2c7a4b}.risk .histogram{max-width:100%;height:auto;font:13px sans-serif}.risk .histogram text{fill:currentColor}.risk .histogram .enough{fill:#3d6ea5}.risk code{background:#f2f2f2;padding:.1em .3em}.risk small{color:#555}`;

const headlines = { pass: 'The stated thresholds are met', fail: 'The stated thresholds are not met', unlinkable: 'Unlinkable: persons cannot be counted' } as const;

/** The report as a section of a page: no script, no style of its own, nothing from elsewhere. Holds counts and no value of anybody. */
export function riskSection(report: RiskReport): string {
  const { counts, threshold } = report;
  return `<section class="risk">
<h2>Risk of re-identification</h2>
<p class="verdict ${report.verdict}"><b>${headlines[report.verdict]}.</b> ${text(report.says)}.</p>
<p>${counts.persons} persons, ${counts.studies} studies, ${counts.instances} outputs. A ${threshold.release} release${threshold.sensitive ? ' with sensitive attributes' : ''}: everybody must share what tells them apart with ${threshold.k - 1} others (${text(threshold.because)}).</p>
<h3>Persons by the size of their group</h3>
${histogramSvg(report.histogram, threshold.k)}
<h3>What was measured</h3>
<table><thead><tr><th scope="col">Rule</th><th scope="col">Verdict</th><th scope="col">What it says</th><th scope="col">Held against</th></tr></thead><tbody>
${report.metrics.map(metricRow).join('\n')}
</tbody></table>
${demands(report)}
${mending(report)}
<h3>What tells persons apart</h3>
<p>${[report.unit, report.missingValues, report.population].map((line) => `${text(line.charAt(0).toUpperCase() + line.slice(1))}.`).join(' ')}</p>
<table><thead><tr><th scope="col">Attribute</th><th scope="col">Use</th><th scope="col">Values</th><th scope="col">Missing</th><th scope="col">Why, and by which rule</th></tr></thead><tbody>
${report.quasiIdentifiers.map(quasiIdentifierRow).join('\n')}
</tbody></table>
<p><small>${report.inNoOutput} more attributes would be left by the rules, and are in no output.</small></p>
${excluded(report)}
<h3>Singling out, linkability, inference</h3>
<table><tbody>
${report.questions.map(({ question, metrics, verdict }) => `<tr><th scope="row">${question}</th><td class="${verdict}">${verdict}</td><td>${metrics.join(', ')}</td></tr>`).join('\n')}
</tbody></table>
<h3>Not examined</h3>
<ul>${report.notExamined.map((line) => `<li>${text(line)}</li>`).join('')}</ul>
</section>`;
}

function metricRow({ rule, name, verdict, says, threshold }: Metric): string {
  return `<tr><th scope="row">${rule}<br><small>${text(name)}</small></th><td class="${verdict}">${verdict}</td><td>${text(says)}</td><td>${text(threshold ?? '')}</td></tr>`;
}

function demands({ demands: all }: RiskReport): string {
  if (all.length === 0) return '';
  return `<h3>What the profile demands</h3>\n<table><tbody>\n${all.map(({ demand, verdict, says }) => `<tr><th scope="row"><code>require ${text(demand)}</code></th><td class="${verdict}">${verdict}</td><td>${text(says)}</td></tr>`).join('\n')}\n</tbody></table>`;
}

function mending({ fixes, unmended }: RiskReport): string {
  if (fixes.length === 0 && unmended.length === 0) return '';
  const items = fixes.map(
    (fix) =>
      `<li>${costText(fix)}<ul>${fix.changes.map((change) => `<li>${text(changeText(change)).replace(/`([^`]*)`/g, '<code>$1</code>')}</li>`).join('')}</ul></li>`,
  );
  return `<h3>What would mend it</h3>\n<ol>${items.join('')}</ol>\n${unmended.map((advice) => `<p>${text(advice)}.</p>`).join('\n')}`;
}

function quasiIdentifierRow({ attribute, part, use, values, missing, because, rule }: RiskReport['quasiIdentifiers'][number]): string {
  const uses = { group: 'tells apart', constant: 'the same for all', alone: 'looked at by itself' };
  const lacking = missing === null ? '' : Object.entries(missing).filter(([, count]) => count > 0).map(([why, count]) => `${count} ${why}`).join(', ');
  return `<tr><th scope="row">${part === null ? '' : `${part} of `}${text(attribute)}</th><td>${uses[use]}</td><td>${values ?? ''}</td><td>${lacking}</td><td>${text(because)}${rule === null ? '' : ` <code>${text(rule)}</code>`}</td></tr>`;
}

function excluded({ excluded: all, emittedByNone }: RiskReport): string {
  const items = [
    ...all.map(({ attribute, because, kWithIt }) => `<li><b>${text(attribute)}</b>: <q>${text(because)}</q>; ${kWithIt === null ? 'it is in no output' : `with it the smallest group would be ${kWithIt}`}</li>`),
    ...emittedByNone.map((name) => `<li><b>${text(name)}</b> is named by the profile and emitted by no rule</li>`),
  ];
  return items.length === 0 ? '' : `<h3>Excluded by the profile</h3>\n<ul>${items.join('')}</ul>`;
}

function text(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

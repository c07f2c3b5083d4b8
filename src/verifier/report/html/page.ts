import { createHash } from 'node:crypto';
import type { Report } from '../report.js';
import { fitnessHtml } from './fitness.js';
import { gradeWords } from './grade.js';
import { FINDINGS_SHOWN, instancesHtml } from './instances.js';
import { picturesHtml, type Picture } from './pictures.js';
import { rulesHtml, type RuleInWords } from './rules.js';
import { reportStyle } from './style.js';
import { summaryHtml } from './summary.js';
import { text } from './text.js';
import { verdictHtml } from './verdict.js';

/** A part of the page that another room has made. */
export interface ReportSection {
  /** of its anchor */
  readonly id: string;
  readonly heading: string;
  /** ready HTML below an `h2`; the policy lets no script, no style attribute and nothing from elsewhere act in it */
  readonly html: string;
  /** rules of style that it needs beside those of the page */
  readonly style?: string;
}

export interface ReportExtras {
  /** program and version that wrote the page, for its foot */
  readonly writtenBy?: string;
  /** by place, "ps3.15/basic.anon:12" */
  readonly rules?: ReadonlyMap<string, RuleInWords>;
  readonly pictures?: readonly Picture[];
  /** pictures that there is no room for on one page */
  readonly picturesLeftOut?: number;
  readonly sections?: readonly ReportSection[];
}

/** The report as one page for whoever decides: nothing is loaded from elsewhere, and its policy forbids it; it holds no script and no value. */
export function renderHtml(report: Report, { writtenBy = '', rules = new Map<string, RuleInWords>(), pictures = [], picturesLeftOut = 0, sections = [] }: ReportExtras = {}): string {
  const style = [reportStyle, ...sections.flatMap((section) => section.style ?? [])].join('\n');
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const { findings } = report;
  const parts: readonly (readonly [string, string, string])[] = [
    ['kinds', 'What was found', summaryHtml(findings)],
    ['fitness', 'Fitness', fitnessHtml(report)],
    ...sections.map((section) => [section.id, section.heading, sectionHtml(section)] as const),
    ['examined', 'Examined and not', examinedHtml(report)],
    ['instances', 'By subject', instancesHtml(findings, pictures, picturesLeftOut)],
    ['pictures', 'Pictures', picturesHtml(pictures, new Set(findings.slice(0, FINDINGS_SHOWN).flatMap(({ output }) => output ?? [])))],
    ['rules', 'Rules', rulesHtml(findings, rules)],
  ];
  const present = parts.filter(([, , html]) => html !== '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${text(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${text(report.profile.name)}: may this leave?</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">To the findings</a>
<header>
${verdictHtml(report)}
<nav aria-label="Parts of this report"><ul>${present.map(([id, name]) => `<li><a href="#${text(id)}">${text(name)}</a></li>`).join('')}</ul></nav>
</header>
<main id="main">
${present.map(([, , html]) => html).join('\n')}
</main>
<footer>
<p>${Object.values(gradeWords).map(({ name, means }) => `<b>${name}</b>: ${means}`).join('. ')}.</p>
<p>What has been de-identified may still be recognised, by what is left of it and by what others know. This report says what was looked for and what was found, and no more.${writtenBy === '' ? '' : ` Written by ${text(writtenBy)}.`}</p>
</footer>
</body>
</html>
`;
}

function sectionHtml({ id, heading, html }: ReportSection): string {
  return `<section aria-labelledby="${text(id)}"><h2 id="${text(id)}">${text(heading)}</h2>${html}</section>`;
}

function examinedHtml({ examined, notExamined, independence }: Report): string {
  const item = ({ name, clause }: Report['examined'][number]): string => `<li><b>${text(name)}</b> <span class="small">${text(clause)}</span></li>`;
  const line = (sentence: string): string => `<li>${text(sentence)}</li>`;
  return `<section aria-labelledby="examined"><h2 id="examined">What was examined, and what was not</h2>
<div class="columns"><div><h3>Examined</h3><ul>${examined.map(item).join('')}</ul></div>
<div><h3 id="not-examined">Not examined</h3><ul>${notExamined.map(line).join('')}</ul><h3>Shared with what is judged</h3><ul>${independence.map(line).join('')}</ul></div></div></section>`;
}

import { groupBy } from '../../../base/group-by.js';
import { grades, type Finding } from '../../finding.js';
import { badge } from './grade.js';
import { pictureHtml, type Picture } from './pictures.js';
import { ruleLink } from './summary.js';
import { anchor, breakable, counted, sentence, text } from './text.js';

/** what a person can read and a browser lays out; the report for programs has all */
export const FINDINGS_SHOWN = 2000;
const OPEN_UP_TO = 60;

/** Findings by subject (the first folder of the release), then by instance; by output paths and fingerprints alone. */
export function instancesHtml(findings: readonly Finding[], pictures: readonly Picture[], picturesLeftOut = 0): string {
  if (findings.length === 0) return '';
  const shown = findings.slice(0, FINDINGS_SHOWN);
  const subjects = [...groupBy(shown, subjectOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const left = findings.length - shown.length;
  const note = left > 0 ? `<p class="small">The gravest ${counted(shown.length, 'finding')} are shown; ${counted(left, 'more is', 'more are')} in the report for programs (<code>--json</code>).</p>` : '';
  const without = picturesLeftOut > 0 ? `<p class="small">${counted(picturesLeftOut, 'more picture is', 'more pictures are')} not shown, for a page holds so many only.</p>` : '';
  return `<section aria-labelledby="instances"><h2 id="instances">By subject and instance</h2>
<p class="small">Subjects and instances go by their names in the release. A value is never shown: equal fingerprints are equal values, and tell nothing else.</p>${note}${without}
${subjects.map(([subject, of]) => subjectHtml(subject, of, pictures, shown.length <= OPEN_UP_TO)).join('\n')}</section>`;
}

function subjectOf({ output }: Finding): string {
  if (output === null) return '';
  return output.includes('/') ? output.slice(0, output.indexOf('/')) : 'files in no folder';
}

function subjectHtml(subject: string, findings: readonly Finding[], pictures: readonly Picture[], open: boolean): string {
  const tallies = grades.flatMap((grade) => {
    const count = findings.filter((finding) => finding.grade === grade).length;
    return count > 0 ? [badge(grade, count)] : [];
  });
  const instances = [...groupBy(findings, ({ output }) => output ?? '')];
  return `<details${open ? ' open' : ''} id="${text(anchor('subject', subject))}"><summary><h3>${subject === '' ? 'The release as a whole' : breakable(subject)}</h3>${tallies.join('')}</summary>
${instances.map(([output, of]) => instanceHtml(output.startsWith(`${subject}/`) ? output.slice(subject.length + 1) : output, of, pictures.filter((picture) => picture.output === output))).join('\n')}</details>`;
}

function instanceHtml(output: string, findings: readonly Finding[], pictures: readonly Picture[]): string {
  const heading = output === '' ? '' : `<h4 class="path">${breakable(output)}</h4>`;
  const shown = pictures.length === 0 ? '' : `<div class="pictures">${pictures.map(pictureHtml).join('')}</div>`;
  return `<div class="instance">${heading}${findings.map(findingHtml).join('')}${shown}</div>`;
}

function findingHtml({ grade, tagPath, place, message, rule, fingerprint, confidence, obligation, kind }: Finding): string {
  const marks = [
    `rule ${ruleLink(rule)}`,
    ...(fingerprint === null ? [] : [`value <code>${text(fingerprint)}</code>`]),
    ...(confidence === 'high' ? [] : [`${confidence} confidence`]),
    `<code>${text(obligation)}/${text(kind)}</code>`,
  ];
  const where = tagPath === null ? place : place === 'value' ? tagPath : `${tagPath}, ${place}`;
  return `<div class="finding ${grade}"><div>${badge(grade)}</div><div><p class="where">${breakable(where)}</p><p>${sentence(message)}</p><p class="marks">${marks.join(' · ')}</p></div></div>`;
}

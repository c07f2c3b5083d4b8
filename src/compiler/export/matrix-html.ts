import { createHash } from 'node:crypto';
import { compilerVersion } from '../version.js';
import type { Matrix, MatrixCase, MatrixRow } from './matrix.js';
import { matrixScript } from './matrix-script.js';
import { matrixStyle } from './matrix-style.js';

/**
 * The matrix as one page for a reviewer: nothing is loaded from elsewhere, and its policy forbids it. It reads without its script too;
 * the script only filters.
 */
export function matrixHtml(matrix: Matrix): string {
  const { profile } = matrix.model;
  const policy = `default-src 'none'; style-src 'sha256-${digestOf(matrixStyle)}'; script-src 'sha256-${digestOf(matrixScript)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${text(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(profile.name)} ${text(profile.version)}: what happens to each attribute</title>
<style>${matrixStyle}</style>
</head>
<body>
<header>
<h1>What happens to each attribute</h1>
<p class="profile"><b>${text(profile.name)}</b> ${text(profile.version)}</p>
${profile.doc === '' ? '' : `<p class="doc">${text(profile.doc)}</p>\n`}${statement(matrix)}
${deviations(matrix)}
</header>
<form class="filter" role="search" hidden>
<label>Show <input id="text" type="search" placeholder="PatientAge, 0010, keep, GE" autocomplete="off"></label>
<label>left of the original <select id="leaves"><option value="">anything</option><option>nothing</option><option>something else</option><option>a part</option><option>everything</option></select></label>
<label>said by <select id="layer"><option value="">any layer</option><option>base</option><option>option</option><option>profile</option></select></label>
<output id="count"></output>
</form>
<table>
<thead><tr><th scope="col">Attribute</th><th scope="col">PS3.15 Table&nbsp;E.1-1</th><th scope="col">What happens</th><th scope="col">In which case</th><th scope="col">Rule and reason</th></tr></thead>
${matrix.rows.map(rowHtml).join('\n')}
</table>
<footer>
<h2>What the words mean</h2>
${legend()}
<p>Codes of Table E.1-1: X remove, Z empty or replace, D replace with a value that is not the patient’s, K keep, C clean, U replace a UID. “Chosen” options are those that the profile follows.</p>
<p>Written by anonc ${text(compilerVersion)}, by these tables: ${Object.entries(matrix.editions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([table, edition]) => `${text(table)}: ${text(edition)}`)
    .join('; ')}</p>
</footer>
<script>${matrixScript}</script>
</body>
</html>
`;
}

function statement({ model, rows }: Matrix): string {
  const { extends: base, claims, methods, shift, longitudinal } = model;
  const withOptions = (name: string, options: readonly string[]): string => text(`${name}${options.length === 0 ? '' : ` with ${options.join(', ')}`}`);
  const kept = rows.filter(({ cases }) => cases.some(({ leaves }) => leaves === 'everything')).length;
  const entries: readonly (readonly [string, string])[] = [
    ['Extends', base === null ? 'nothing' : withOptions(`${base.name} ${base.version}`, base.options)],
    ['Claims', claims.length === 0 ? 'nothing' : claims.map(({ name, options }) => withOptions(name, options)).join('<br>')],
    ['Outputs state', methods.length === 0 ? 'no method' : methods.map(({ code, meaning }) => text(`${code} ${meaning}`)).join('<br>')],
    ['Dates', text(`${longitudinal.toLowerCase()}${shift === null ? '' : `: by ${shift.minDays} to ${shift.maxDays} days ${shift.direction}, one number for each subject`}`)],
    ['Rows', `${rows.length}, of which ${kept} are kept as they are in some case at least`],
  ];
  return `<dl>${entries.map(([term, says]) => `<div><dt>${term}</dt><dd>${says}</dd></div>`).join('')}</dl>`;
}

const words: readonly (readonly [string, string])[] = [
  ['remove', 'the element is taken out'],
  ['empty', 'the element stays without a value'],
  ['replace', 'another value is written: a fixed one (dummy), a text, or a pseudonym that is made with a secret key'],
  ['remap', 'a new unique identifier, the same for equal ones, so that references still resolve'],
  ['shift', 'dates of one subject move by one secret number of days; intervals stay exact'],
  ['truncate', 'the date or time is cut to less precision'],
  ['clean', 'only words that an allow-list names stay'],
  ['keep', 'the value stays as it is; of a sequence each element has a row of its own here'],
  ['one or another', 'the first that keeps the object valid: the Type of the attribute in the SOP class decides'],
];

function legend(): string {
  return `<dl>${words.map(([word, says]) => `<div><dt>${word}</dt><dd>${text(says)}</dd></div>`).join('')}</dl>`;
}

function deviations({ rows }: Matrix): string {
  const found = rows.flatMap(({ name, tag, cases }) => cases.filter(({ override }) => override).map((one) => ({ name, tag, one })));
  if (found.length === 0) return '<p>The profile departs from nothing that it extends.</p>';
  const items = found.map(({ name, tag, one }) => `<li><b>${text(name)}</b>${tag === null ? '' : ` <code>${text(tag)}</code>`}: ${text(one.action)}${one.when === '' ? '' : `, when ${text(one.when)}`}. <q>${text(one.because ?? '')}</q></li>`);
  return `<section><h2>Deviations from what it extends</h2><ul>${items.join('')}</ul></section>`;
}

function rowHtml({ name, tag, vrs, code, options, hipaa, cases }: MatrixRow): string {
  const chosen = options.filter((one) => one.chosen);
  const others = options.filter((one) => !one.chosen);
  const list = (of: typeof options): string => of.map((one) => text(`${one.option} ${one.code}`)).join(', ');
  const codes = [
    code === null ? '<span class="none">no row</span>' : `<b>${text(code)}</b>`,
    ...(chosen.length === 0 ? [] : [`<small class="chosen">chosen: ${list(chosen)}</small>`]),
    ...(others.length === 0 ? [] : [`<small>not chosen: ${list(others)}</small>`]),
    ...(hipaa.length === 0 ? [] : [`<small>HIPAA ${text(hipaa.join(', '))}</small>`]),
  ];
  const head = `<th scope="row" rowspan="${cases.length}"><span class="name">${text(name)}</span>${tag === null ? '' : ` <code class="tag">${text(tag)}</code>`}${vrs.length === 0 ? '' : ` <small>${text(vrs.join(' or '))}</small>`}</th><td rowspan="${cases.length}">${codes.join('<br>')}</td>`;
  return `<tbody data-leaves="${[...new Set(cases.map(({ leaves }) => leaves))].join('|')}" data-layer="${[...new Set(cases.map(({ layer }) => layer ?? ''))].join('|')}">${cases
    .map((one, index) => `<tr>${index === 0 ? head : ''}${caseHtml(one)}</tr>`)
    .join('')}</tbody>`;
}

function caseHtml({ place, when, action, leaves, rule, layer, because, override }: MatrixCase): string {
  const where = [...(place === '' ? [] : [text(place)]), when === '' ? 'always' : when === 'otherwise' ? 'otherwise' : `when ${text(when)}`].join('; ');
  const why = [rule === null ? 'no rule speaks of it' : `<code>${text(rule)}</code>`, ...(layer === null ? [] : [`<small>${layer}${override ? ', a deviation' : ''}</small>`]), ...(because === null ? [] : [`<q>${text(because)}</q>`])];
  return `<td class="${leaves.replace(/ /g, '-')}">${text(action)}<small class="leaves">leaves ${leaves}</small></td><td>${where}</td><td>${why.join(' ')}</td>`;
}

function digestOf(content: string): string {
  return createHash('sha256').update(content, 'utf8').digest('base64');
}

function text(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

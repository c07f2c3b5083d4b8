// rules/ps3.15/basic.anon: the Basic Profile.
import { basicContent } from './content.mjs';
import { beyond, departures, edition, rows, uncoveredGroups } from './facts.mjs';
import { comment, file, paragraph, statement, written } from './layout.mjs';
import { themes } from './themes.mjs';

const layer = 'ps3.15-basic';

/** The codes of the table as the language says them. */
const codes = {
  X: { verb: 'remove', clauses: [] },
  Z: { verb: 'empty', clauses: [] },
  'X/Z': { verb: 'remove or empty', clauses: [] },
  'X/D': { verb: 'remove or replace', clauses: ['with dummy'] },
  'Z/D': { verb: 'empty or replace', clauses: ['with dummy'] },
  'X/Z/D': { verb: 'remove or empty or replace', clauses: ['with dummy'] },
  D: { verb: 'replace', clauses: ['with dummy'] },
  U: { verb: 'remap', clauses: [] },
  'X/Z/U*': { verb: 'remove or empty or remap', clauses: [] },
};

const byType = codes['X/Z/D'];

export function basic() {
  return file(head(), [...subjects(), ...table(), ...basicContent(), ...extra(), ...uncovered(), ...rest()]);
}

function head() {
  return [
    ...comment('##', `PS3.15 Basic Application Confidentiality Profile, Table E.1-1 of edition ${edition}, complete. Every rule holds at every depth. Attributes without a row have a default of their own; what the standard does not name stays.`),
    `profile ${JSON.stringify(layer)} version ${JSON.stringify(edition)}`,
    '',
    ...comment('#', 'Written by scripts/write-ps315-rules.mjs from src/facts/data: change the tables, not this file.'),
    ...comment('#', 'Where several actions are joined by "or", the Type of the attribute in the SOP class decides: the first that keeps the object valid.'),
  ];
}

/** Departures with statements of their own. */
function subjects() {
  return departures
    .filter((departure) => departure.layer === layer && departure.rule === 'own')
    .map(({ tag, reason, action }) => {
      const { verb, clauses } = written(action);
      return paragraph(`${sentence(reason)}.`, [statement(verb, [rows.find((row) => row.tag === tag).selector], { clauses })]);
    });
}

function table() {
  const departed = new Set(departures.filter((departure) => departure.layer === layer).map(({ tag }) => tag));
  const left = rows.filter(({ tag }) => !departed.has(tag));
  return themes.map(({ title, says, takes }) => {
    const taken = left.filter(takes);
    for (const row of taken) left.splice(left.indexOf(row), 1);
    return paragraph(`${title}${says}`, byCode(taken));
  });
}

/** One statement a code, in the order above. */
function byCode(taken) {
  return Object.entries(codes).flatMap(([code, { verb, clauses }]) => {
    const selectors = taken.filter(({ basic: of }) => of === code).map(({ selector }) => selector);
    return selectors.length === 0 ? [] : [statement(verb, selectors, { clauses })];
  });
}

function extra() {
  const reasons = [...new Set(beyond.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const entries = beyond.filter((entry) => entry.reason === reason);
    const verbs = new Map(entries.map(({ action }) => [written(action).verb, written(action).clauses]));
    return paragraph(
      reason,
      [...verbs].map(([verb, clauses]) => statement(verb, entries.filter(({ action }) => written(action).verb === verb).map(({ selector }) => selector), { clauses })),
    );
  });
}

/** Attributes that Table E.1-1 does not list, group by group as the table of defaults has them. */
function uncovered() {
  const whole = beyond.filter(({ selector }) => selector.endsWith(',eeee)')).map(({ pattern }) => pattern.slice(0, 4));
  const title = ['', ...comment('#', 'Attributes that Table E.1-1 does not list and that can hold text, an address, a UID or a date. A profile overrides these where a site knows better.')];
  const groups = uncoveredGroups.map(({ decision, by, reason, attributes }) => {
    const named = attributes.filter(({ tag }) => !whole.includes(tag.slice(0, 4)));
    if (named.length === 0) return [];
    if (by !== undefined) return paragraph(reason, [statement(decision, [by], { clauses: decision === 'replace' ? ['with dummy'] : [] })]);
    const { verb, clauses } = decision === 'by-type' ? byType : { verb: decision, clauses: [] };
    return paragraph(reason, [statement(verb, named.map(({ selector }) => selector), { clauses })]);
  });
  return [title, ...groups];
}

function rest() {
  return [
    paragraph('Private elements go, unless an option or a profile keeps them by creator.', [statement('remove', ['private'])]),
    paragraph('Elements of even groups that the dictionary does not know: nobody can say what they hold.', [statement('remove', ['unknown'])]),
    paragraph('Everything else of the standard stays: numbers, codes and pixel data.', [statement('keep', ['unlisted'])]),
  ];
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

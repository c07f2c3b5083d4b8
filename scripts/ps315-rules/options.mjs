// rules/ps3.15/<option>.anon: the options, each a layer over the Basic Profile.
import { optionContent } from './content.mjs';
import { departures, edition, rows, safePrivate, safePrivateRows, withForm } from './facts.mjs';
import { comment, file, paragraph, statement } from './layout.mjs';
import { themes } from './themes.mjs';

const options = [
  {
    name: 'retain-uids',
    column: 'rtnUIDs',
    doc: 'Retain UIDs, PS3.15 E.3.9: UIDs of instances and entities stay, and references with them.',
    after: () => [paragraph('UIDs without a row in the table, and private ones that are kept.', [statement('keep', ['uids'])])],
  },
  {
    name: 'retain-device-identity',
    column: 'rtnDevId',
    doc: 'Retain Device Identity, PS3.15 E.3.8: devices and stations stay known; titles on the network are cleaned.',
  },
  {
    name: 'retain-institution-identity',
    column: 'rtnInstId',
    doc: 'Retain Institution Identity, PS3.15 E.3.11: institutions, departments and sites stay known.',
  },
  {
    name: 'retain-patient-characteristics',
    column: 'rtnPatChars',
    doc: 'Retain Patient Characteristics, PS3.15 E.3.7: what describes the patient and does not name them stays or is cleaned. Ages over 89 stay too: Safe Harbor asks for more than this.',
  },
  {
    name: 'retain-full-dates',
    column: 'rtnLongFull',
    doc: 'Retain Longitudinal Temporal Information with Full Dates, PS3.15 E.3.6: dates and times stay as they are. It excludes retain-modified-dates.',
    after: () => [paragraph('Dates without a row in the table, and private ones that are kept.', [statement('keep', ['dates'])])],
  },
  {
    name: 'retain-modified-dates',
    column: 'rtnLongModif',
    doc: 'Retain Longitudinal Temporal Information with Modified Dates, PS3.15 E.3.6: all dates of a subject move by the same number of days, so that intervals and times of day stay exact. It excludes retain-full-dates.',
    before: () => [
      paragraph('How far: a number of days between these two, one per subject, from the secret key. Dates without a row in the table, and private ones that are kept, move too.', [
        statement('shift', ['dates'], { clauses: ['per PatientID', 'by 30..365 days back'] }),
      ]),
    ],
  },
  {
    name: 'clean-descriptors',
    column: 'cleanDesc',
    doc: 'Clean Descriptors, PS3.15 E.3.5: of descriptions and comments only the words of an allow-list stay. Without an allow-list nothing stays.',
  },
  {
    name: 'clean-structured-content',
    column: 'cleanStruct',
    doc: 'Clean Structured Content, PS3.15 E.3.4: acquisition context and preparation of specimens keep only what an allow-list names; reports are cleaned item by item: what Table E.3.4-1 lists follows it, other texts and names go, codes and measurements stay.',
  },
  {
    name: 'clean-graphics',
    column: 'cleanGraph',
    doc: 'Clean Graphics, PS3.15 E.3.3: of overlays, curves and annotations only what an allow-list names stays.',
  },
];

/** [name, text] of every option. */
export function optionFiles() {
  return [...options.map((option) => [option.name, optionFile(option)]), ['retain-safe-private', safePrivateFile()]];
}

function head(name, doc) {
  return [
    ...comment('##', doc),
    `option ${JSON.stringify(name)} of ps3.15-basic version ${JSON.stringify(edition)}`,
    '',
    ...comment('#', 'Written by scripts/write-ps315-rules.mjs from src/facts/data: change the tables, not this file.'),
  ];
}

function optionFile({ name, column, doc, before = () => [], after = () => [] }) {
  const own = departures.filter(({ layer }) => layer === name);
  const departed = new Set(own.map(({ tag }) => tag));
  const notes = [...new Set(own.map(({ tag, reason }) => `Not ${own.filter((other) => other.reason === reason).map((other) => printTag(other.tag)).join(' and ')}: ${reason}.`))];
  const left = rows.filter(({ tag, opt }) => opt[column] !== undefined && !departed.has(tag));
  const paragraphs = themes.map((theme) => {
    const taken = left.filter(theme.takes);
    for (const row of taken) left.splice(left.indexOf(row), 1);
    return paragraph(`${theme.title}.`, byVerb(taken, column));
  });
  return file([...head(name, doc), ...notes.flatMap((note) => comment('#', note))], [...before(), ...paragraphs, ...optionContent(column), ...after()]);
}

/** K keeps; C moves dates in retain-modified-dates and cleans everything else. */
function byVerb(taken, column) {
  const verbOf = ({ vr, opt }) => {
    if (opt[column] === 'K') return 'keep';
    return column === 'rtnLongModif' && ['DA', 'DT', 'TM'].includes(vr) ? 'shift' : 'clean';
  };
  return ['keep', 'shift', 'clean'].flatMap((verb) => {
    const selectors = taken.filter((row) => verbOf(row) === verb).map(({ selector }) => selector);
    return selectors.length === 0 ? [] : [statement(verb, selectors)];
  });
}

function safePrivateFile() {
  const doc = 'Retain Safe Private, PS3.15 E.3.10: the private elements of Table E.3.10-1 stay, each under its creator\'s name; of their texts only what is known to say nothing of a person. Sequences are processed item by item, private UIDs and dates follow the rules for UIDs and dates.';
  const { keep, leaveOut, text } = safePrivate;
  const left = (which, reason) => comment('#', `Left out, ${reason}: ${byCreator(safePrivateRows.filter(which)).map(([creator, tags]) => `${creator} ${tags.join(' ')}`).join('; ')}.`);
  const notes = [...Object.entries(leaveOut).map(([care, reason]) => left((row) => row.care === care, reason)), left(isLeftOutText, text.leaveOut.reason)];
  const isKept = (row) => keep.includes(row.care) || (row.care === 'text' && !isLeftOutText(row) && hasForm(row));
  const isCleaned = (row) => row.care === 'text' && !isLeftOutText(row) && !hasForm(row);
  const kept = privateStatements('keep', safePrivateRows.filter(isKept), { because: 'PS3.15 Table E.3.10-1 lists these as safe' });
  const cleaned = privateStatements('clean', safePrivateRows.filter(isCleaned), { clauses: [`keeping words ${JSON.stringify(text.clean.vocabulary)}`] });
  return file(
    [...head('retain-safe-private', doc), ...notes.flat(), ...comment('#', `Of texts stay as they are those of a known form: ${text.keep}.`)],
    [
      ['', ...comment('##', 'Private elements by the name of their creator, whichever block it has in the file.'), ...kept.flat().slice(1)],
      ['', ...comment('##', `Texts without a known form: ${text.clean.reason}.`), ...cleaned.flat().slice(1)],
    ],
  );
}

function isLeftOutText({ care, vr }) {
  return care === 'text' && safePrivate.text.leaveOut.vrs.includes(vr);
}

function hasForm({ creator, group, element }) {
  return withForm.has(`${creator}|${group}|${element}`);
}

/** One statement a creator, each behind an empty line. */
function privateStatements(verb, taken, clauses) {
  return byCreator(taken).map(([creator, tags]) => ['', ...statement(verb, tags.map((tag, at) => (at === 0 ? `private ${JSON.stringify(creator)} ${tag}` : tag)), clauses)]);
}

function byCreator(taken) {
  const creators = [...new Set(taken.map(({ creator }) => creator))].sort();
  return creators.map((creator) => [
    creator,
    taken
      .filter((row) => row.creator === creator)
      .map(({ group, element }) => `(${group},xx${element})`)
      .sort(),
  ]);
}

function printTag(tag) {
  return `(${tag.slice(0, 4)},${tag.slice(4)})`;
}

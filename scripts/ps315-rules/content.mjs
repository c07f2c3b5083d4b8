// Content items of structured reports, PS3.15 Table E.3.4-1: what the Basic Profile and its options do to them.
import { contentRows } from './facts.mjs';
import { paragraph, statement } from './layout.mjs';

const groups = [
  { title: 'Content items of structured reports, Table E.3.4-1: texts', types: ['TEXT', 'CODE', 'NUM', 'CONTAINER'] },
  { title: 'Content items: names of persons', types: ['PNAME'] },
  { title: 'Content items: dates and times', types: ['DATE', 'TIME', 'DATETIME'] },
  { title: 'Content items: UIDs, and references to images and other objects', types: ['UIDREF', 'IMAGE', 'COMPOSITE', 'WAVEFORM'] },
];

/** X goes; D, and X/D where nobody can say whether the template of the report demands the item, has a value that says nothing. */
export function basicContent() {
  return paragraphs(contentRows, (row) => (row.basic === 'X' ? 'remove' : 'replace'), ' These act where an option or a profile cleans or keeps ContentSequence');
}

/** K keeps; C moves dates in retain-modified-dates and cleans everything else. */
export function optionContent(column) {
  return paragraphs(
    contentRows.filter(({ opt }) => opt[column] !== undefined),
    ({ opt }) => (opt[column] === 'K' ? 'keep' : column === 'rtnLongModif' ? 'shift' : 'clean'),
    '',
  );
}

function paragraphs(rows, verbOf, note) {
  return groups.map(({ title, types }, index) => {
    const taken = rows.filter(({ valueType }) => types.includes(valueType));
    const statements = ['remove', 'replace', 'keep', 'shift', 'clean'].flatMap((verb) => {
      const selectors = taken.filter((row) => verbOf(row) === verb).map(selectorOf);
      return selectors.length === 0 ? [] : [statement(verb, selectors, { clauses: verb === 'replace' ? ['with dummy'] : [] })];
    });
    return paragraph(`${title}.${index === 0 && note !== '' ? `${note}.` : ''}`, statements);
  });
}

function selectorOf({ valueType, meaning, code, scheme }) {
  return `content ${valueType} ${JSON.stringify(meaning)} (${code}, ${scheme})`;
}

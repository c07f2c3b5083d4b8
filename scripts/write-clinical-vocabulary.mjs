// Writes rules/vocabularies/clinical.txt, words of protocols, anatomy and technique that descriptions may keep, and the same words as a
// table of facts for those who read no rules; and rules/vocabularies/regions-and-views.txt, what BodyPartExamined and ViewPosition may keep. With --check it writes nothing and fails where a file is another one.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const headingOfRegions = `# Words of body regions and views that BodyPartExamined and ViewPosition may keep: the terms of PS3.16 Annex L and PS3.3 C.8.7.1.1 and
# C.8.11.7.1, and words of anatomy. Written by scripts/write-clinical-vocabulary.mjs from scripts/clinical-vocabulary; letters of either
# case are the same.
`;
/** verbs whose last letter is doubled before -ed and -ing */
const doubling = new Set(['reformat', 'scan']);

const words = clinicalWords();
const files = {
  'rules/vocabularies/clinical.txt': `${heading(words.length)}${words.join('\n')}\n`,
  'src/facts/data/clinical-words.json': table(words),
  'rules/vocabularies/regions-and-views.txt': `${headingOfRegions}${regionsAndViews().join('\n')}\n`,
};

for (const [name, text] of Object.entries(files)) {
  const target = fileURLToPath(new URL(`../${name}`, import.meta.url));
  if (!process.argv.includes('--check')) {
    writeFileSync(target, text);
  } else if (readFileSync(target, 'utf8') !== text) {
    console.error(`not what the tables say (run node scripts/write-clinical-vocabulary.mjs): ${name}`);
    process.exitCode = 1;
  }
}

function table(rows) {
  return `{
"title": "Words of protocols, anatomy and technique, small letters: those of rules/vocabularies/clinical.txt",
"source": "written by scripts/write-clinical-vocabulary.mjs from tables of PS3.6, PS3.15 and vendors' parameters, PS3.16, and from lists written by hand",
"edition": "2026c",
"rows": ${JSON.stringify(rows)}
}
`;
}

function clinicalWords() {
  const leftOut = new Set([...handWritten('left-out.txt'), ...handWritten('names-among-forms.txt')]);
  return [...candidates()].filter((word) => !leftOut.has(word)).sort();
}

/** All words and forms before those that are left out. */
function candidates() {
  const written = ['anatomy.txt', 'parts-and-places.txt', 'technique.txt', 'more-technique.txt', 'findings.txt', 'function-words.txt', 'units.txt', 'compounds.txt', 'context-groups.txt'].flatMap(handWritten);
  const nouns = ['anatomy.txt', 'parts-and-places.txt', 'technique.txt', 'more-technique.txt', 'findings.txt'].flatMap(handWritten);
  const verbs = handWritten('verbs.txt');
  return new Set([...fromTables(), ...written, ...nouns.flatMap(plural), ...verbs.flatMap(formsOfVerb)]);
}

/** The regular plural of a word that can have one; of other words a form that nobody writes. */
function plural(word) {
  if (!/^[a-z]{4,}$/.test(word) || /(?:s|ed|ing|ly|al|ic|ar|ous|ive|able|ible|less)$/.test(word)) return [];
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`];
  if (/(?:x|z|ch|sh)$/.test(word)) return [`${word}es`];
  return /(?:um|us|is)$/.test(word) ? [] : [`${word}s`];
}

/** "gate": gate, gates, gated, gating; "scan": scan, scans, scanned, scanning. */
function formsOfVerb(verb) {
  if (verb.endsWith('e')) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  if (/(?:ss|x|ch|sh)$/.test(verb)) return [verb, `${verb}es`, `${verb}ed`, `${verb}ing`];
  const stem = doubling.has(verb) ? `${verb}${verb.at(-1)}` : verb;
  return [verb, `${verb}s`, `${stem}ed`, `${stem}ing`];
}

/** Terms of their own, names of people or not, for the value is one of them; of anatomy no word that is such a name. */
function regionsAndViews() {
  const leftOut = new Set(handWritten('left-out.txt'));
  return [...new Set([...handWritten('regions-and-views.txt'), ...handWritten('anatomy.txt').filter((word) => !leftOut.has(word))])].sort();
}

function heading(count) {
  return `# Words of protocols, anatomy and technique that \`clean … keeping words\` may leave: ${count} words.
# Written by scripts/write-clinical-vocabulary.mjs from the names of acquisition and image attributes (PS3.6, groups 0018, 0028 and 0054),
# of storage SOP classes (PS3.6 Annex A), of measurements in structured reports (PS3.15 Table E.3.4-1) and of vendors' acquisition
# parameters, from the code meanings of imaging context groups (PS3.16), and from lists written by hand, by class; plurals and forms of
# verbs by rule. Names of persons or places are left out as scripts/clinical-vocabulary/left-out.txt says, and so are words of people and
# identifiers; letters of either case are the same.
`;
}

/** Words of three letters and more: shorter ones are in the list of techniques where they mean something. */
function fromTables() {
  const dictionary = read('dictionary.json').rows.filter(([tag]) => /^(0018|0028|0054)/.test(tag)).map(([, , name]) => name);
  const storage = read('uids.json').rows.filter(([, name, type]) => type === 'SOPClass' && name.includes('Storage')).map(([, name]) => name);
  const content = read('ps315-e341.json').rows.filter(({ valueType }) => valueType === 'NUM' || valueType === 'CODE' || valueType === 'CONTAINER').map(({ meaning }) => meaning);
  const vendors = read('quantitative-private.json').rows.filter(({ handling }) => handling === 'keep-if').flatMap(({ name, purpose }) => [name, purpose]);
  const analyses = read('analyses.json').rows.map(({ meaning }) => meaning);
  return [...dictionary, ...storage, ...content, ...vendors, ...analyses].flatMap((name) => name.toLowerCase().match(/[a-z]{3,}/g) ?? []);
}

function handWritten(file) {
  const lines = readFileSync(new URL(`clinical-vocabulary/${file}`, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => !line.startsWith('#')).flatMap((line) => line.split(' ')).filter((word) => word !== '');
}

function read(file) {
  return JSON.parse(readFileSync(new URL(`../src/facts/data/${file}`, import.meta.url), 'utf8'));
}

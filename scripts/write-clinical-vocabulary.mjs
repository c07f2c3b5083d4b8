// Writes rules/vocabularies/clinical.txt, words of protocols, anatomy and technique that descriptions may keep, and the same words as a
// table of facts for those who read no rules; and rules/vocabularies/regions-and-views.txt, what BodyPartExamined and ViewPosition may keep. With --check it writes nothing and fails where a file is another one.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const headingOfRegions = `# Words of body regions and views that BodyPartExamined and ViewPosition may keep: the terms of PS3.16 Annex L and PS3.3 C.8.7.1.1 and
# C.8.11.7.1, and words of anatomy. Written by scripts/write-clinical-vocabulary.mjs from scripts/clinical-vocabulary; letters of either
# case are the same.
`;
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
"source": "written by scripts/write-clinical-vocabulary.mjs from tables of PS3.6, PS3.15 and vendors' parameters, and from two lists written by hand",
"edition": "2026c",
"rows": ${JSON.stringify(rows)}
}
`;
}

function clinicalWords() {
  const leftOut = new Set(handWritten('left-out.txt'));
  const words = new Set([...fromTables(), ...handWritten('anatomy.txt'), ...handWritten('technique.txt')]);
  return [...words].filter((word) => !leftOut.has(word)).sort();
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
# parameters, and from two lists written by hand. Words that are names of persons or places as well are left out, and so are words of
# people and identifiers; letters of either case are the same.
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

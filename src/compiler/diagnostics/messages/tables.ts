import { error, type Nothing } from './row.js';

const didYouMean = ({ nearest }: { readonly nearest: string | null }): string | null => (nearest === null ? null : `did you mean \`${nearest}\`?`);
const others = (more: number): string => (more === 0 ? '' : `, and ${more} more like it`);

/** ANC2024 to ANC2051: tables, vocabularies, secrets and the expressions that read them. No message says what a cell holds. */
export const tableMessages = {
  ANC2024: error<{ table: string; nearest: string | null; tables: readonly string[] }>({
    title: 'no such table',
    message: ({ table }) => `this file names no table \`${table}\``,
    help: (parameters) => didYouMean(parameters) ?? `name it: \`table ${parameters.table} from "${parameters.table}.csv" key PatientID\``,
    page: {
      means: 'What stands before the dot names a table, and no `table` statement of this file does.',
      matters: 'Without the table there is no value to write, and the original must not stay.',
      wrong: 'replace PatientID with subjects.trial-id otherwise quarantine "not enrolled"',
      right: 'table subjects from "subjects.csv" key PatientID\nreplace PatientID with subjects.trial-id otherwise quarantine "not enrolled"',
    },
  }),
  ANC2025: error<{ table: string; column: string; nearest: string | null; columns: readonly string[] }>({
    title: 'no such column',
    message: ({ table, column }) => `the table \`${table}\` has no column \`${column}\``,
    help: (parameters) => didYouMean(parameters) ?? `its columns are ${parameters.columns.join(', ')}`,
    page: {
      means: 'What stands behind the dot is a heading in the first line of the table.',
      matters: 'A column that is not there has nothing to write.',
      wrong: 'replace PatientID with subjects.trialid otherwise quarantine "not enrolled"',
      right: 'replace PatientID with subjects.trial-id otherwise quarantine "not enrolled"',
    },
  }),
  ANC2026: error<{ name: string }>({
    title: 'a name given twice',
    message: ({ name }) => `\`${name}\` is the name of another table or secret already`,
    help: () => 'give one of the two another name',
    page: {
      means: 'Tables and secrets of a profile, and of what it extends, have names of their own.',
      matters: 'It must be beyond doubt which one is meant.',
      wrong: 'table subjects from "a.csv" key PatientID\ntable subjects from "b.csv" key PatientID',
      right: 'table subjects from "a.csv" key PatientID\ntable sites from "b.csv" key InstitutionName',
    },
  }),
  ANC2051: error<{ name: string; first: string }>({
    title: 'a second secret',
    message: ({ name, first }) => `\`${name}\` is a second secret: \`${first}\` is named already, and a run has one key`,
    help: () => 'name one of the two',
    page: {
      means: 'The secret is the key that new UIDs, pseudonyms and the days of a shift are made with. A profile, its options and what it extends name one.',
      matters: 'With two, it would be a guess which one makes what, and identifiers of two runs might not agree.',
      wrong: 'secret study-key\nsecret site-key',
      right: 'secret study-key',
    },
  }),
  ANC2027: error<{ file: string }>({
    title: 'a table that cannot be read',
    message: ({ file }) => `the table \`${file}\` cannot be read`,
    help: () => 'it is looked for beside the rule file; write its name as it is there',
    page: {
      means: 'The file of a table lies beside the rule file that names it. Its columns are read when the profile is compiled.',
      matters: 'Without its columns nothing can be said of what would be written.',
      wrong: 'table subjects from "no-such-file.csv" key PatientID',
      right: 'table subjects from "subjects.csv" key PatientID',
    },
  }),
  ANC2028: error<{ file: string; line: number; problem: string }>({
    title: 'not a table',
    message: ({ file, line, problem }) => `\`${file}\` is no table: line ${line}: ${problem}`,
    help: () => 'a table is a CSV file: a line of headings, then a line for each row, with as many cells as there are headings',
    page: {
      means: 'A table is a CSV file (RFC 4180), its cells separated by commas, semicolons or tabulators, as the first line shows. The first line holds the headings.',
      matters: 'A row that is read wrongly gives a patient another one’s value.',
      wrong: '(a file whose second line holds more cells than the first)',
      right: 'PatientID,trial-id\n4711,S-001',
    },
  }),
  ANC2029: error<{ file: string; column: string; columns: readonly string[] }>({
    title: 'a table without its key',
    message: ({ file, column }) => `\`${file}\` has no column \`${column}\`, which is its key`,
    help: ({ columns }) => `its columns are ${columns.join(', ')}; the heading of the key is the attribute’s keyword`,
    page: {
      means: 'A row is found by the value of the attribute behind `key`. The table holds those values in a column whose heading is the keyword of the attribute.',
      matters: 'Without it no row is ever found.',
      wrong: 'table subjects from "subjects.csv" key AccessionNumber',
      right: 'table subjects from "subjects.csv" key PatientID',
    },
  }),
  ANC2030: error<{ file: string; line: number; first: number; more: number }>({
    title: 'two rows with one key',
    message: ({ file, line, first, more }) => `\`${file}\` has the key of line ${first} again in line ${line}${others(more)}`,
    help: () => 'keep one row for each key',
    page: {
      means: 'Two rows of the table have the same key.',
      matters: 'One patient would have two pseudonyms, or get another one’s.',
      wrong: 'PatientID,trial-id\n4711,S-001\n4711,S-002',
      right: 'PatientID,trial-id\n4711,S-001\n4712,S-002',
    },
  }),
  ANC2031: error<{ file: string; line: number; column: string; more: number }>({
    title: 'an empty cell',
    message: ({ file, line, column, more }) => `\`${file}\` has an empty cell in line ${line}, column \`${column}\`${others(more)}`,
    help: () => 'fill it, or take the row out',
    page: {
      means: 'A column that is the key or that a rule reads has a cell without a value.',
      matters: 'For that row there is nothing to write.',
      wrong: 'PatientID,trial-id\n4711,',
      right: 'PatientID,trial-id\n4711,S-001',
    },
  }),
  ANC2032: error<{ table: string; attribute: string; reason: string }>({
    title: 'a key that can never match',
    message: ({ table, attribute, reason }) => `no file can match a row of \`${table}\` by ${attribute}: ${reason}`,
    page: {
      means: 'The values in the key column can never be values of the attribute, or the attribute has no text to compare with.',
      matters: 'No row would ever be found, and every file would go where `otherwise` says.',
      wrong: 'table subjects from "subjects.csv" key PixelData',
      right: 'table subjects from "subjects.csv" key PatientID',
    },
  }),
  ANC2033: error<{ file: string; line: number; column: string; selector: string; vr: string; reason: string; more: number }>({
    title: 'a cell that does not fit where it is written',
    message: ({ file, line, column, selector, vr, more }) => `the cell in line ${line}, column \`${column}\` of \`${file}\` is no value of ${selector}, which is ${vr}${others(more)}`,
    help: ({ reason }) => reason,
    page: {
      means: 'A rule writes the column into an attribute, and what stands in this cell breaks the rules of its value representation (PS3.5 6.2).',
      matters: 'A value that breaks those rules makes the file unreadable for some programs.',
      wrong: 'replace PatientSex with subjects.trial-id otherwise remove',
      right: 'replace PatientID with subjects.trial-id otherwise remove',
    },
  }),
  ANC2034: error<{ file: string }>({
    title: 'a list of words that cannot be read',
    message: ({ file }) => `the list of words \`${file}\` cannot be read`,
    help: () => 'it is looked for beside the rule file and then in the library, which has `vocabularies/clinical.txt`',
    page: {
      means: 'Behind `words` stands the name of a text file with one word a line. It lies beside the rule file, or belongs to the library.',
      matters: 'Without its words nothing would be kept.',
      wrong: 'clean StudyDescription keeping words "no-such-file.txt"',
      right: 'clean StudyDescription keeping words "vocabularies/clinical.txt"',
    },
  }),
  ANC2035: error<{ file: string; line: number; problem: string }>({
    title: 'not a list of words',
    message: ({ file, line, problem }) => `\`${file}\` is no list of words: line ${line}: ${problem}`,
    help: () => 'write one word a line; lines that begin with # are comments',
    page: {
      means: 'A list of words is a text file: one word a line, no spaces in it, comments after #.',
      matters: 'Two words on a line would match nothing, and what they were to keep would go.',
      wrong: 'knee left',
      right: 'knee\nleft',
    },
  }),
  ANC2036: error<{ expression: string; reason: string }>({
    title: 'an expression of something that it does not fit',
    message: ({ expression, reason }) => `\`${expression}\` has no value: ${reason}`,
    page: {
      means: '`year of` and `age at` take dates, `lower`, `first` and `hash` take what has a text.',
      matters: 'Where an expression has no value, nothing could be written.',
      wrong: 'replace PatientComments with year of PatientSex',
      right: 'replace PatientComments with year of StudyDate',
    },
  }),
  ANC2037: error<{ what: string; written: string; min: number; max: number }>({
    title: 'a number of characters that cannot be',
    message: ({ what, written }) => `${what} of ${written} characters cannot be made`,
    help: ({ min, max }) => `write a whole number from ${min} to ${max}`,
    page: {
      means: 'The number says how many characters `hash` gives or `first` leaves.',
      matters: 'With too few characters of a hash two values soon share one.',
      wrong: 'replace AccessionNumber with hash(StudyInstanceUID, 3)',
      right: 'replace AccessionNumber with hash(StudyInstanceUID, 12)',
    },
  }),
  ANC2038: error<{ action: string; reason: string }>({
    title: 'an action that content items do not have',
    message: ({ action, reason }) => `content items cannot be treated by \`${action}\`: ${reason}`,
    help: () => 'write `remove`, `keep`, `clean`, `shift`, `remap`, or `replace … with`',
    page: {
      means: 'A content item of a structured report is an item of a sequence: it goes, stays, or its value is another.',
      matters: 'An item without its value is no valid content item.',
      wrong: 'empty content "Person Observer Name" (121008, DCM)',
      right: 'remove content "Person Observer Name" (121008, DCM)',
    },
  }),
  ANC2039: error<Nothing>({
    title: 'a content item behind a path',
    message: () => 'content items are named by their concept alone, not by the sequences that hold them',
    help: () => 'write `content "…" (…)` without what stands before `>`',
    page: {
      means: 'Content items stand in a tree of ContentSequence items, to any depth; their concept name says what they are.',
      matters: 'A path would leave the same content at another depth alone.',
      wrong: 'remove ContentSequence > content "Person Observer Name" (121008, DCM)',
      right: 'remove content "Person Observer Name" (121008, DCM)',
    },
  }),
  ANC2041: error<{ name: string; nearest: string | null }>({
    title: 'no such kind of content item',
    message: ({ name }) => `\`${name}\` is no value type of content items`,
    help: (parameters) => didYouMean(parameters) ?? 'value types are TEXT, PNAME, DATE, TIME, DATETIME, UIDREF, CODE, NUM, IMAGE, COMPOSITE, WAVEFORM, CONTAINER and others of PS3.3 C.17.3',
    page: {
      means: 'Between `content` and the meaning stands the value type of the content item, or nothing for all of them.',
      matters: 'Content items of another kind would be left alone.',
      wrong: 'remove content NAME "Person Observer Name" (121008, DCM)',
      right: 'remove content PNAME "Person Observer Name" (121008, DCM)',
    },
  }),
  ANC2040: error<{ file: string; problem: string }>({
    title: 'headings that tell no columns apart',
    message: ({ file, problem }) => `the headings of \`${file}\` tell no columns apart: ${problem}`,
    page: {
      means: 'Every column has a heading of its own in the first line.',
      matters: 'With two columns of one heading it would be a guess which one is meant.',
      wrong: 'PatientID,trial-id,trial-id',
      right: 'PatientID,trial-id,region',
    },
  }),
};

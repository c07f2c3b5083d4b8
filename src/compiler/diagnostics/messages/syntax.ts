import { error, type Nothing } from './row.js';

/** ANC1xxx: what is written is no sentence of the language. */
export const syntaxMessages = {
  ANC1001: error<{ expected: string; found: string }>({
    title: 'something else is expected here',
    message: ({ expected, found }) => `expected ${expected}, found ${found}`,
    page: {
      means: 'The sentence cannot go on like this. The message says what may stand here and what stands here instead.',
      matters: 'A statement that cannot be read is not carried out, so nothing is compiled until it can be read.',
      wrong: 'remove > PatientName',
      right: 'remove PatientName',
    },
  }),
  ANC1002: error<{ found: string; nearest: string | null }>({
    title: 'no statement begins with this word',
    message: ({ found }) => `no statement begins with ${found}`,
    help: ({ nearest }) =>
      nearest === null ? 'a rule begins with its verb: remove, empty, keep, replace, remap, shift, truncate, clean, band or round' : `did you mean \`${nearest}\`?`,
    page: {
      means: 'Every statement begins with its verb or with one of the words profile, option, extends, claims, secret, table, accept, when, override, template, detect, preserve, risk and test. Verbs are written in small letters.',
      matters: 'A misspelt verb would leave its attributes untouched.',
      wrong: 'delete PatientName',
      right: 'remove PatientName',
    },
  }),
  // ANC1003 said that a statement was not carried out yet; it is not used again.
  ANC1004: error<Nothing>({
    title: 'a text without its closing quotation mark',
    message: () => 'this text has no closing `"` on its line',
    help: () => 'close the text with `"` before the end of the line; write a quotation mark inside a text as `\\"`',
    page: {
      means: 'A text begins and ends with a straight quotation mark, on one line.',
      matters: 'Without its end, the rules that follow would become part of the text.',
      wrong: 'replace PatientName with "subject',
      right: 'replace PatientName with "subject"',
    },
  }),
  ANC1005: error<{ found: string }>({
    title: 'another kind of quotation mark',
    message: ({ found }) => `texts stand between straight double quotation marks, not ${found}`,
    help: () => 'word processors put other marks in by themselves; write `"`',
    page: {
      means: 'Texts stand between straight double quotation marks. Word processors and mail programs replace them by typographic ones.',
      matters: 'Where a text begins and ends must be beyond doubt.',
      wrong: 'replace PatientName with “subject”',
      right: 'replace PatientName with "subject"',
    },
  }),
  ANC1006: error<{ escape: string }>({
    title: 'an escape that means nothing',
    message: ({ escape }) => `\`${escape}\` means nothing inside a text`,
    help: () => 'the escapes are `\\"`, `\\\\`, `\\n`, `\\t` and `\\u{…}`; write a backslash as `\\\\`',
    page: {
      means: 'In a text, a backslash begins an escape: `\\"` a quotation mark, `\\\\` a backslash, `\\n` a new line, `\\t` a tabulator, `\\u{e9}` the character of that Unicode number.',
      matters: 'A text that is not the one meant would be written into files.',
      wrong: 'when ImageType is "DERIVED\\SECONDARY" { remove PatientName }',
      right: 'when ImageType is "DERIVED" { remove PatientName }',
    },
  }),
  ANC1007: error<Nothing>({
    title: 'a semicolon',
    message: () => 'statements are not ended by a semicolon',
    help: () => 'take it out: the next statement begins with its own verb',
    page: {
      means: 'A statement ends where the next one begins; nothing stands between them.',
      matters: 'There is one way to write a rule, so that files of different authors read alike.',
      wrong: 'remove PatientName;',
      right: 'remove PatientName',
    },
  }),
  ANC1008: error<{ found: string; word: string }>({
    title: 'a sign or word that the language writes otherwise',
    message: ({ found, word }) => `\`${found}\` is not part of the language; write \`${word}\``,
    page: {
      means: 'Conditions begin with `when` and are written in words: `is`, `is not`, `and`, `or`, `not`.',
      matters: 'A rule file is read aloud by people who do not program.',
      wrong: 'remove PatientAge when Modality = MR',
      right: 'remove PatientAge when Modality is MR',
    },
  }),
  ANC1009: error<{ found: string }>({
    title: 'a text without quotation marks',
    message: ({ found }) => `${found} must stand in quotation marks here`,
    page: {
      means: 'Names of profiles, versions, reasons, messages and replacement texts are texts: they stand between quotation marks. Bare are only words of the language, attributes and defined terms.',
      matters: 'Quotation marks tell what is written into a file or a report from what names something.',
      wrong: 'profile brain-mri version 2.1',
      right: 'profile "brain-mri" version "2.1"',
    },
  }),
  ANC1010: error<{ found: string | null }>({
    title: '`replace` without `with`',
    message: ({ found }) => (found === null ? '`replace` does not say with what' : `\`with\` is missing: ${found} stands where \`replace\` says with what`),
    help: ({ found }) => (found !== null ? null : 'add `with` and a value: `with dummy`, `with "text"` or `with pseudonym("P-", 8)`'),
    page: {
      means: '`replace` puts another value in the place of the original; what stands after `with` is that value.',
      matters: 'Without it there is nothing to write, and the original must not stay.',
      wrong: 'replace PatientID',
      right: 'replace PatientID with pseudonym("P-", 8)',
    },
  }),
  ANC1011: error<{ opened: string; closing: string }>({
    title: 'opened and never closed',
    message: ({ opened, closing }) => `the \`${opened}\` opened here is never closed by \`${closing}\``,
    page: {
      means: 'Braces and parentheses come in pairs. The message marks the one that has no partner.',
      matters: 'It decides which rules a condition holds for.',
      wrong: 'when Modality is MR { remove PatientAge',
      right: 'when Modality is MR { remove PatientAge }',
    },
  }),
  ANC1012: error<{ found: string }>({
    title: 'closed and never opened',
    message: ({ found }) => `this \`${found}\` closes nothing`,
    page: {
      means: 'Braces and parentheses come in pairs. The message marks the one that has no partner.',
      matters: 'It decides which rules a condition holds for.',
      wrong: 'remove PatientAge }',
      right: 'remove PatientAge',
    },
  }),
  ANC1013: error<{ found: string }>({
    title: 'not a tag',
    message: ({ found }) => `\`${found}\` is not a tag`,
    help: () => 'a tag is written `(0010,0010)`: four hexadecimal digits, a comma, four more; `x` stands for any digit',
    page: {
      means: 'A tag is written as the standard prints it: group and element, four hexadecimal digits each. `x` stands for any digit, as in `(60xx,3000)`; `gggg` for any group, `eeee` for any element.',
      matters: 'A tag with a digit missing names no attribute, and the one that was meant would be left alone.',
      wrong: 'remove (0010,010)',
      right: 'remove (0010,0010)',
    },
  }),
  ANC1014: error<{ found: string }>({
    title: 'not a group',
    message: ({ found }) => `\`${found}\` is not a group number`,
    help: () => 'a group is `0x` and four hexadecimal digits: `group 0x4008`',
    page: {
      means: 'A group of attributes is named by the first half of their tags, written as a hexadecimal number.',
      matters: 'A wrong group number would leave the group that was meant alone.',
      wrong: 'remove group 4008',
      right: 'remove group 0x4008',
    },
  }),
  ANC1015: error<{ word: string }>({
    title: 'said twice',
    message: ({ word }) => `a rule says \`${word}\` only once`,
    help: () => 'keep one of the two, or write two rules',
    page: {
      means: 'Each of `with`, `to`, `per`, `by`, `keeping`, `otherwise`, `when` and `because` stands in a rule at most once.',
      matters: 'With two, it would be a guess which one holds.',
      wrong: 'remove PatientAge when Modality is MR when Modality is CT',
      right: 'remove PatientAge when Modality in {MR, CT}',
    },
  }),
  ANC1016: error<{ word: string; verb: string; given: string }>({
    title: 'a part that belongs to another verb',
    message: ({ word, verb, given }) => `\`${word}\` belongs to \`${verb}\`; with \`${given}\` it says nothing`,
    page: {
      means: '`with` says what `replace` writes, `to` how far `truncate` goes, `per` and `by` how `shift` moves dates, `keeping` what `clean` leaves, `by` alone how wide a `band` is, `to` with a number what `round` rounds to, `otherwise` what happens where `replace` has no value. Other verbs have no use for them.',
      matters: 'A rule must not say more than it does.',
      wrong: 'remove PatientID with "subject"',
      right: 'replace PatientID with "subject"',
    },
  }),
  ANC1017: error<Nothing>({
    title: '`truncate` without `to`',
    message: () => '`truncate` does not say how far',
    help: () => 'add `to year`, `to month`, `to day` or `to hour`',
    page: {
      means: '`truncate` lowers the precision of a date or time; `to` says what is left.',
      matters: 'Without it, it is a guess how much of the original stays.',
      wrong: 'truncate StudyDate',
      right: 'truncate StudyDate to year',
    },
  }),
  ANC1018: error<{ found: string }>({
    title: 'not a precision',
    message: ({ found }) => `dates and times are not truncated to ${found}`,
    help: () => 'write `year`, `month`, `day` or `hour`',
    page: {
      means: 'What is left of a date or time is its `year`, `month`, `day` or `hour`.',
      matters: 'Anything else would be a guess how much of the original stays.',
      wrong: 'truncate StudyDate to quarter',
      right: 'truncate StudyDate to month',
    },
  }),
  ANC1019: error<{ found: string }>({
    title: 'braces in a replacement text that hold no value',
    message: ({ found }) => `\`${found}\` in a replacement text holds no value`,
    help: () => 'inside braces stands an attribute, a column of a table or `pseudonym("P-", 8)`; write a brace that is just a brace twice: `{{` or `}}`',
    page: {
      means: 'In a replacement text, braces hold a value that is put in: an attribute that is kept, or a pseudonym.',
      matters: 'What is written into files must be what was meant.',
      wrong: 'replace PatientComments with "subject {"',
      right: 'replace PatientComments with "subject {pseudonym("P-", 8)}"',
    },
  }),
  ANC1020: error<{ word: string }>({
    title: 'a statement that cannot stand under a condition',
    message: ({ word }) => `\`${word}\` cannot stand inside a \`when\` block`,
    help: () => 'move it out of the block: only rules and further `when` blocks stand inside',
    page: {
      means: 'Inside a `when` block stand rules and further `when` blocks. What the profile is, extends, claims and accepts holds for every file.',
      matters: 'A claim that held for some files only could not be stated in the certificate.',
      wrong: 'when Modality is MR { claims hipaa-safe-harbor }',
      right: 'claims hipaa-safe-harbor',
    },
  }),
  ANC1021: error<{ limit: number }>({
    title: 'nested too deeply',
    message: ({ limit }) => `conditions and blocks are nested more than ${limit} deep here`,
    help: () => 'split the condition, or join blocks with `and`',
    page: {
      means: 'Parentheses, `not` and `when` blocks are nested deeper than the compiler reads.',
      matters: 'Nobody can check such a condition by reading it.',
      wrong: 'remove PatientAge when not not not … not Modality is MR',
      right: 'remove PatientAge when not Modality is MR',
    },
  }),
  ANC1022: error<{ reason: string }>({
    title: 'not a regular expression',
    message: ({ reason }) => `this is not a regular expression: ${reason}`,
    page: {
      means: 'What stands after `matches` between slashes must be a regular expression as ECMAScript defines it (with the u flag).',
      matters: 'A pattern that cannot be read matches nothing, and the rule would never act.',
      wrong: 'remove SeriesDescription when SeriesDescription matches /(T1/',
      right: 'remove SeriesDescription when SeriesDescription matches /(T1)/',
    },
  }),
  ANC1023: error<{ found: string }>({
    title: 'a comma is missing',
    message: ({ found }) => `a comma is missing before ${found}`,
    page: {
      means: 'The parts of a list are separated by commas.',
      matters: 'Without it, it is unclear whether the list goes on or a new statement begins.',
      wrong: 'remove PatientName PatientID',
      right: 'remove PatientName, PatientID',
    },
  }),
  ANC1024: error<{ found: string }>({
    title: 'a hidden sign',
    message: ({ found }) => `the invisible sign ${found} stands here`,
    help: () => 'delete it; inside a text it can be written as an escape',
    page: {
      means: 'The file holds a sign that is not shown or that changes the direction in which text is shown.',
      matters: 'A reader would see other rules than the compiler does.',
      wrong: 'remove Patient\u{2068}Name',
      right: 'remove PatientName',
    },
  }),
  ANC1025: error<{ limit: number }>({
    title: 'too many mistakes',
    message: ({ limit }) => `more than ${limit} mistakes; what follows was not read`,
    help: () => 'correct the ones above and check again',
    page: {
      means: 'After so many mistakes the rest of the file is not read.',
      matters: 'The first mistakes are the ones to correct; many of the later ones follow from them.',
      wrong: '(a file that is no rule file)',
      right: 'profile "brain-mri" version "1.0"',
    },
  }),
  ANC1040: error<{ keyword: string }>({
    title: 'an attribute in several words',
    message: ({ keyword }) => `attributes are written by their keyword, which is one word: \`${keyword}\``,
    page: {
      means: 'The words are the name of an attribute in the standard. Its keyword (PS3.6) is the same without spaces.',
      matters: 'With spaces it is unclear where one attribute ends and the next begins.',
      wrong: 'remove Patient Name',
      right: 'remove PatientName',
    },
  }),
  ANC1026: error<Nothing>({
    title: '`is` with several values',
    message: () => '`is` compares with one value; with several in braces it is `in`',
    help: () => 'write `in`',
    page: {
      means: '`is` compares an attribute with one value, `in` with a set of values between braces.',
      matters: 'There is one way to write a condition, so that files of different authors read alike.',
      wrong: 'remove PatientAge when Modality is {MR, CT}',
      right: 'remove PatientAge when Modality in {MR, CT}',
    },
  }),
  ANC1027: error<Nothing>({
    title: '`band` without `by`',
    message: () => '`band` does not say how wide its bands are',
    help: () => 'add `by 5 years` or `by 10`, and `, top 90` for one band of all that is above',
    page: {
      means: '`band` puts in the place of a number the band it lies in; `by` says how wide bands are, `top` from where on all is one band.',
      matters: 'Without it, it is a guess how much of the original stays.',
      wrong: 'band PatientAge',
      right: 'band PatientAge by 5 years, top 90',
    },
  }),
  ANC1028: error<Nothing>({
    title: '`round` without `to`',
    message: () => '`round` does not say to what it rounds',
    help: () => 'add `to` and a number behind the attribute: `round PatientWeight to 5`',
    page: {
      means: '`round` replaces a number by the nearest multiple of the one behind `to`.',
      matters: 'Without it, it is a guess how much of the original stays.',
      wrong: 'round PatientWeight',
      right: 'round PatientWeight to 5, PatientSize to 0.05',
    },
  }),
  ANC1029: error<{ problem: string }>({
    title: 'not a rectangle',
    message: ({ problem }) => `this is no rectangle: ${problem}`,
    help: () => 'write `x 0 y 0 width 1024 height 72`; `right` and `bottom` count from the other edges',
    page: {
      means: 'A region to black out is a rectangle in pixels: two of `x`, `right` and `width`, and two of `y`, `bottom` and `height`. `x` and `y` count from the left and the top, `right` and `bottom` from the right and the bottom edge.',
      matters: 'Pixels outside of what was meant would keep the text that is burned into them.',
      wrong: 'template "a device" for Modality US { black x 0 y 0 width 1024 }',
      right: 'template "a device" for Modality US { black x 0 y 0 width 1024 height 72 }',
    },
  }),
  ANC1030: error<{ found: string }>({
    title: 'a dot in a name',
    message: ({ found }) => `\`${found}\` cannot be the name of a table or secret: a dot stands between a table and its column`,
    help: () => 'write the name without a dot; `-` may join its words',
    page: {
      means: 'A column of a table is written with a dot: `subjects.trial-id`. So the name of a table holds none.',
      matters: 'It must be beyond doubt which column is meant.',
      wrong: 'table acme.subjects from "subjects.csv" key PatientID',
      right: 'table acme-subjects from "subjects.csv" key PatientID',
    },
  }),
};

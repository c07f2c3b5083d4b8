import { allTokens, Or, Override } from '../../../grammar/tokens.js';
import type { Situation } from './situation.js';

/** For rules that offer a choice: what may stand there, and what helps. */
const choices: Readonly<Record<string, readonly [expected: string, help: string | null]>> = {
  file: ['a statement', 'a statement begins with its verb: remove, empty, keep, replace, remap, shift, truncate, clean, band, round, or with profile, option, extends, claims, secret, table, accept, when, template, detect, preserve, risk, test'],
  statement: ['a statement', null],
  header: ['`profile` or `option`', null],
  action: ['a verb', 'the verbs are remove, empty, keep, replace, remap, shift, truncate, clean, band and round'],
  selector: ['an attribute, a tag or another selector', null],
  leafSelector: ['an attribute, a tag or another selector', 'write an attribute by its keyword (`PatientName`) or tag (`(0010,0010)`), or `group`, `private`, `content`, `root`, `all`, `dates`, `uids`, `unlisted`, `unknown`'],
  attribute: ['an attribute or a tag', 'write an attribute by its keyword (`PatientName`) or tag (`(0010,0010)`)'],
  familySelector: ['a selector', null],
  expression: ['a value', 'write a text (`"subject"`), `dummy`, `pseudonym("P-", 8)`, a column of a table (`subjects.trial-id`) or an attribute that is kept'],
  hole: ['a value', null],
  target: ['an attribute, a tag or another selector', null],
  keepingClause: ['`words` or `patterns`', 'for example `keeping words "vocabularies/protocol.txt", patterns /T[12]w?/`'],
  kept: ['`words` or `patterns`', 'for example `keeping words "vocabularies/protocol.txt", patterns /T[12]w?/`'],
  otherwiseClause: ['`quarantine` and a reason, or `remove`', 'say what happens where there is no value: `otherwise quarantine "the subject is not on the enrolment list"`'],
  device: ['a value or a comparison', 'for example `for Modality US, Manufacturer like "GE*"`'],
  region: ['`outside regions` or a rectangle', 'for example `black x 0 y 0 width 1024 height 72`'],
  quasiIdentifier: ['an attribute or a column of a table', null],
  element: ['an attribute or a private element', null],
  elementValue: ['a value', 'write a value (`MR`, `"A^B"`, 14), several in `[…]`, or items of a sequence in `[{…}]`'],
  expectation: ['what is expected', 'for example `PatientName absent`, `days between StudyDate = 14` or `quarantined`'],
  template: ['an attribute', 'for example `for Modality US, Manufacturer like "GE*"`'],
  riskItem: ['an attribute', null],
  given: ['`{` and what the file holds', 'for example `given { Modality = MR; PatientID = "A" }`'],
  preserve: ['the name of an analysis', 'for example `preserve quantitative diffusion, pet-suv`'],
  place: ['an attribute or a private element', null],
  outcome: ['what is expected of it', 'after the attribute stands `absent`, `present`, `empty`, `= VALUE` or a comparison'],
  byClause: ['`back` or `forward`', 'say in which direction dates move: `by 30..365 days back`'],
  rule: ['an attribute, a tag or another selector', null],
  options: ['the name of an option', null],
  inTest: ['a value', null],
  condition: ['a condition', null],
  conjunction: ['a condition', null],
  negation: ['a condition', 'a condition compares an attribute: `Modality is MR`'],
  comparison: ['a condition', null],
  test: ['a comparison', 'after the attribute stands `is`, `is not`, `in {…}`, `like "…"`, `matches /…/`, `present`, `absent`, `<`, `<=`, `>` or `>=`'],
  isTest: ['a value', null],
  orderTest: ['a number', null],
  value: ['a value', 'write a defined term bare (`MR`), a text (`"LOGIQ E9"`) or a number'],
};

/** Between the braces of a block, where it may also be closed. */
const inBlock: Readonly<Record<string, readonly [expected: string, help: string | null]>> = {
  whenBlock: ['a rule or `}`', null],
  template: ['`black` or `}`', 'for example `black x 0 y 0 width 1024 height 72`'],
  detect: ['`redact`, `review`, `leave`, `strict`, `allow` or `}`', 'for example `redact at confidence 0.80`'],
  risk: ['`quasi-identifiers`, `sensitive`, `exclude`, `release`, `population`, `require` or `}`', 'for example `require k >= 5`'],
  testBlock: ['`given`, `expect`, `when` or `}`', 'for example `given { PatientName = "A^B" } expect { PatientName absent }`'],
  dataset: ['an attribute or `}`', 'for example `given { Modality = MR; PatientID = "A" }`'],
  expect: ['what is expected or `}`', 'for example `PatientName absent`, `days between StudyDate = 14` or `quarantined`'],
};

/** Where just one token fits: what it is, in words, and what helps; by rule and token, else by token. */
const single: Readonly<Record<string, readonly [expected: string, help: string | null]>> = {
  Text: ['a text in quotation marks', null],
  Number: ['a number', null],
  HexNumber: ['a group number', 'a group is `0x` and four hexadecimal digits: `group 0x4008`'],
  RegularExpression: ['a regular expression between slashes', 'for example `matches /T[12]w?/`'],
  PrivateTag: ['the tag of a private element', 'its group is odd: `private "SIEMENS MR HEADER" (0019,xx0C)`'],
  'extends/Word': ['the name of a profile of the library', 'for example `extends ps3.15-basic`'],
  'claims/Word': ['the name of a claim', 'for example `claims ps3.15-basic`'],
  'header/Word': ['the name of a profile of the library', 'for example `option "retain-uids" of ps3.15-basic version "2026d"`'],
  'header/Of': ['`of` and the profile that it is an option of', 'for example `option "retain-uids" of ps3.15-basic version "2026d"`'],
  'header/Version': ['`version`', 'for example `profile "brain-mri" version "1.0"`'],
  'options/Word': ['the name of an option', null],
  'toClause/Word': ['`year`, `month`, `day` or `hour`', null],
  'perClause/Word': ['the attribute that names the subject', 'for example `shift dates per PatientID by 30..365 days back`'],
  'byClause/Range': ['`..`', 'a shift has a least and a greatest number of days: `by 30..365 days back`'],
  'byClause/Days': ['`days`', 'for example `by 30..365 days back`'],
  'familySelector/Word': ['a VR', 'for example `all PN`'],
  'accept/When': ['`when` and a condition', 'for example `accept when Modality in {MR, CT} otherwise quarantine "this study takes MR and CT only"`'],
  'accept/Otherwise': ['`otherwise quarantine` and a reason', 'say what happens to other files: `otherwise quarantine "this study takes MR and CT only"`'],
  'accept/Quarantine': ['`quarantine` and a reason', null],
  'selector/Greater': ['`>`', null],
  'secret/Word': ['a name', 'for example `secret study-key`'],
  'table/Word': ['a name', 'for example `table subjects from "subjects.csv" key PatientID`'],
  'table/From': ['`from` and the file', 'for example `table subjects from "subjects.csv" key PatientID`'],
  'table/Key': ['`key` and the attribute by whose value a row is found', 'for example `table subjects from "subjects.csv" key PatientID`'],
  'hash/Comma': ['`,` and how many characters it is to have', 'for example `hash(PatientID, 16)`'],
  'ageAt/Word': ['the attribute with the date', 'for example `age at StudyDate`'],
  'byClause/Number': ['a number', 'for example `by 30..365 days back` or `by 5 years`'],
  'byClause/Top': ['`top` and a number', 'for example `by 5 years, top 90`'],
  'contentSelector/ConceptCode': ['a code and its scheme in parentheses', 'for example `content "Person Observer Name" (121008, DCM)`'],
  'template/For': ['`for` and the devices', 'for example `template "GE LOGIQ E9" for Modality US, ManufacturerModelName is "LOGIQ E9" { black x 0 y 0 width 1024 height 72 }`'],
  'template/OpenBrace': ['`{`', 'the regions to black out stand between `{` and `}`'],
  'detect/When': ['`when` and a condition', 'for example `detect text when Modality is US { redact at confidence 0.80 }`'],
  'preserve/Quantitative': ['`quantitative`', 'for example `preserve quantitative diffusion, pet-suv`'],
  'preserve/Word': ['the name of an analysis', 'for example `preserve quantitative diffusion, pet-suv`'],
  'entry/EqualSign': ['`=` and a value', 'for example `given { Modality = MR }`'],
  'expectation/EqualSign': ['`=` and a number', 'for example `days between StudyDate = 14`'],
  'whenBlock/OpenBrace': ['`{`', 'the rules that a condition holds for stand between `{` and `}`'],
};

/** What may stand where the parser stopped, in the words of a message. */
export function expectedHere({ rule, expected, tokens, index }: Situation): { readonly expected: string; readonly help: string | null } {
  const block = expected === 'CloseBrace' ? inBlock[rule] : undefined;
  if (block !== undefined) return { expected: block[0], help: block[1] };
  if (expected !== null) {
    const label = allTokens.find(({ name }) => name === expected)?.LABEL ?? expected;
    const [words, help] = single[`${rule}/${expected}`] ?? single[expected] ?? [label, null];
    return { expected: words, help };
  }
  const before = tokens[index - 1]?.tokenType;
  const [words, help] = choices[rule === 'rule' && (before === Override || before === Or) ? 'action' : rule] ?? ['something else', null];
  return { expected: words, help };
}

import { allTokens, Or, Override } from '../../../grammar/tokens.js';
import type { Situation } from './situation.js';

/** For rules that offer a choice: what may stand there, and what helps. */
const choices: Readonly<Record<string, readonly [expected: string, help: string | null]>> = {
  file: ['a statement', 'a statement begins with its verb: remove, empty, keep, replace, remap, shift, truncate, clean, or with profile, option, extends, claims, accept, when'],
  statement: ['a statement', null],
  header: ['`profile` or `option`', null],
  action: ['a verb', 'the verbs are remove, empty, keep, replace, remap, shift, truncate and clean'],
  selector: ['an attribute, a tag or another selector', null],
  leafSelector: ['an attribute, a tag or another selector', 'write an attribute by its keyword (`PatientName`) or tag (`(0010,0010)`), or `group`, `private`, `root`, `all`, `dates`, `uids`, `unlisted`, `unknown`'],
  attribute: ['an attribute or a tag', 'write an attribute by its keyword (`PatientName`) or tag (`(0010,0010)`)'],
  familySelector: ['a selector', null],
  expression: ['a value', 'write a text (`"subject"`), `dummy`, `pseudonym("P-", 8)` or an attribute that is kept'],
  hole: ['a value', null],
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
  whenBlock: ['a rule or `}`', null],
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
  'whenBlock/OpenBrace': ['`{`', 'the rules that a condition holds for stand between `{` and `}`'],
};

/** What may stand where the parser stopped, in the words of a message. */
export function expectedHere({ rule, expected, tokens, index }: Situation): { readonly expected: string; readonly help: string | null } {
  if (expected !== null && !(rule === 'whenBlock' && expected === 'CloseBrace')) {
    const label = allTokens.find(({ name }) => name === expected)?.LABEL ?? expected;
    const [words, help] = single[`${rule}/${expected}`] ?? single[expected] ?? [label, null];
    return { expected: words, help };
  }
  const before = tokens[index - 1]?.tokenType;
  const [words, help] = choices[rule === 'rule' && (before === Override || before === Or) ? 'action' : rule] ?? ['something else', null];
  return { expected: words, help };
}

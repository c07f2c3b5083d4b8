import { error, warning, type Nothing } from './row.js';

interface Weakens {
  readonly rule: string;
  readonly layer: string;
  readonly over: string;
  /** null for a private element */
  readonly attribute: string | null;
}

/** ANC3xxx: rules that disagree, weaken what is claimed or can never act. */
export const ruleMessages = {
  ANC3001: error<{ one: string; other: string }>({
    title: 'two rules that disagree',
    message: ({ one, other }) => `\`${one}\` and \`${other}\` disagree`,
    help: () => 'change one of them, or its condition: neither comes first, whatever the order in which they stand',
    page: {
      means: 'Two rules of equal rank speak of the same attribute, ask for different things, and there are files in which both hold. The message shows such a file.',
      matters: 'The order of rules has no meaning, so nothing says which of the two is meant.',
      wrong: 'remove PatientWeight when Modality is MR\nkeep PatientWeight when Manufacturer like "Philips*"',
      right: 'remove PatientWeight when Modality is MR\nkeep PatientWeight when Manufacturer like "Philips*" and Modality is not MR',
    },
  }),
  ANC3002: error<{ condition: string }>({
    title: 'a condition that never holds',
    message: ({ condition }) => `no file meets \`${condition}\`, so what stands under it never happens`,
    page: {
      means: 'The parts of the condition exclude each other, together with those of the blocks around it.',
      matters: 'A rule that never acts looks like protection and is none.',
      wrong: 'remove PatientAge when Modality is MR and Modality is CT',
      right: 'remove PatientAge when Modality in {MR, CT}',
    },
  }),
  ANC3003: error<{ rule: string; winners: readonly string[] }>({
    title: 'a rule that can never act',
    message: ({ rule, winners }) =>
      winners.length === 1 ? `\`${rule}\` can never act: \`${winners[0] ?? ''}\` always comes before it` : `\`${rule}\` can never act: in every file one of ${winners.length} other rules comes before it`,
    help: () => 'take it out, or change what comes before it',
    page: {
      means: 'For everything that the rule speaks of, there is a rule of higher rank that always holds: a more specific selector, a condition, or the profile itself over what it extends.',
      matters: 'A rule that never acts looks like protection and is none.',
      wrong: 'remove PatientAge\nkeep PatientAge when Modality is MR\nempty PatientAge when Modality is MR or Modality is not MR',
      right: 'remove PatientAge\nkeep PatientAge when Modality is MR',
    },
  }),
  ANC3004: warning<{ rule: string }>({
    title: 'a rule that is said twice',
    message: ({ rule }) => `\`${rule}\` is said twice`,
    help: () => 'take one of them out',
    page: {
      means: 'The same file has the same rule, under the same condition, in two places.',
      matters: 'It does no harm; but whoever changes one of them may overlook the other.',
      wrong: 'remove PatientAge\nremove PatientAge',
      right: 'remove PatientAge',
    },
  }),
  ANC3005: error<Weakens>({
    title: 'a rule that weakens what the profile extends',
    message: ({ rule, layer, over, attribute }) => `\`${rule}\` lets through what \`${over}\` of ${layer} takes away${ofAttribute(attribute, rule)}`,
    help: () => 'if that is meant, say so and why: `override` before the rule, `because "…"` behind it; the reason is printed in the certificate',
    page: {
      means: 'The profile extends another that treats this attribute more strictly. More of the original would be left than the layer below allows.',
      matters: 'What the output says of itself would no longer be true. With `override … because` the deviation is recorded, and the output claims only what is left.',
      wrong: 'extends ps3.15-basic\nkeep DeviceSerialNumber',
      right: 'extends ps3.15-basic\noverride keep DeviceSerialNumber because "harmonisation needs the scanner’s identity; approved 2026-03-02"',
    },
  }),
  ANC3006: error<Nothing>({
    title: '`override` without a reason',
    message: () => '`override` must say why',
    help: () => 'add `because "…"`; the reason is printed in the certificate',
    page: {
      means: 'A profile that departs from what it extends gives its reason.',
      matters: 'Whoever reads the certificate must be able to judge the deviation.',
      wrong: 'override keep DeviceSerialNumber',
      right: 'override keep DeviceSerialNumber because "harmonisation needs the scanner’s identity"',
    },
  }),
  ANC3007: error<{ rule: string }>({
    title: '`override` that overrides nothing',
    message: ({ rule }) => `nothing that the profile extends says otherwise than \`${rule}\``,
    help: () => 'leave out `override`',
    page: {
      means: 'The layers below do not speak of this attribute, or say the same.',
      matters: 'A deviation would stand in the certificate that is none; or the attribute that was meant is another.',
      wrong: 'override remove PatientAge because "not needed"',
      right: 'remove PatientAge',
    },
  }),
  ANC3008: error<{ from: string; into: string; reason: string }>({
    title: 'an identifying attribute that flows into another',
    message: ({ from, into }) => `${from} flows into ${into}`,
    help: ({ reason }) => reason,
    page: {
      means: 'A replacement writes the value of another attribute. That is allowed only for attributes that the rules keep in every file, and only for codes, numbers and what PS3.15 does not list.',
      matters: 'What is taken away in one place would come back in another.',
      wrong: 'replace StudyDescription with "study of {PatientName}"',
      right: 'replace StudyDescription with "{Modality} study"',
    },
  }),
  ANC3009: error<Nothing>({
    title: 'dates move, but not how far',
    message: () => 'no rule says by how many days dates move',
    help: () => 'write it once: `shift dates per PatientID by 30..365 days back`',
    page: {
      means: 'All dates of one subject move by one number of days, out of a range that a `shift` rule states. The option retain-modified-dates states one.',
      matters: 'Without a range there is nothing to move by.',
      wrong: 'shift StudyDate',
      right: 'shift StudyDate per PatientID by 30..365 days back',
    },
  }),
  ANC3010: error<{ one: string; other: string }>({
    title: 'two ranges for one shift',
    message: ({ one, other }) => `\`${one}\` and \`${other}\` disagree: all dates of a subject move together`,
    page: {
      means: 'How far dates move, and whose dates move together, is stated once in a file.',
      matters: 'With two ranges the days between two dates of a subject would change.',
      wrong: 'shift StudyDate by 30..365 days back\nshift SeriesDate by 1..10 days back',
      right: 'shift StudyDate, SeriesDate by 30..365 days back',
    },
  }),
  ANC3011: error<{ problem: string }>({
    title: 'a range of days that cannot be',
    message: ({ problem }) => `dates cannot move like this: ${problem}`,
    help: () => 'write it like `by 30..365 days back`',
    page: {
      means: 'The range is two whole numbers of days, the smaller first, and at least 1: a shift must move.',
      matters: 'A shift by 0 days leaves the true date in the output.',
      wrong: 'shift dates by 0..365 days back',
      right: 'shift dates by 1..365 days back',
    },
  }),
  ANC3012: error<{ condition: string; effect: string }>({
    title: 'an `accept` that decides nothing',
    message: ({ condition, effect }) => `\`accept when ${condition}\` decides nothing: ${effect}`,
    page: {
      means: 'No file meets the condition, or every file does.',
      matters: 'A condition that every file meets protects from nothing; one that none meets stops the whole study.',
      wrong: 'accept when Modality is MR and Modality is CT otherwise quarantine "MR and CT only"',
      right: 'accept when Modality in {MR, CT} otherwise quarantine "MR and CT only"',
    },
  }),
  ANC3013: warning<Nothing>({
    title: 'nothing decides the rest',
    message: () => 'no rule says what happens to attributes that no rule names, so they are removed',
    help: () => 'extend a profile that does, or write `keep unlisted`',
    page: {
      means: 'The profile neither extends another nor says what happens to `unlisted` attributes.',
      matters: 'Nothing leaves the site that no rule speaks of; that takes away even what makes a file an image.',
      wrong: 'profile "my-study" version "1.0"\nremove PatientAge',
      right: 'profile "my-study" version "1.0"\nextends ps3.15-basic',
    },
  }),
  ANC3014: error<{ attribute: string; vr: string }>({
    title: 'subjects that no text tells apart',
    message: ({ attribute, vr }) => `${attribute} cannot tell subjects apart: it is ${vr}`,
    help: () => 'write an attribute that holds an identifier: `per PatientID`',
    page: {
      means: 'After `per` stands the attribute whose value names the subject.',
      matters: 'Files of one subject must move by the same number of days.',
      wrong: 'shift dates per PixelData by 30..365 days back',
      right: 'shift dates per PatientID by 30..365 days back',
    },
  }),
  ANC3015: error<Weakens>({
    title: 'a rule that keeps what is else taken away, without a reason',
    message: ({ rule, layer, over, attribute }) => `\`${rule}\` lets through what \`${over}\` of ${layer} takes away${ofAttribute(attribute, rule)}`,
    help: () => 'if that is meant, say why: add `because "…"`; the reason is printed in the certificate',
    page: {
      means: 'What the profile extends takes this away without naming it: as private, as unknown, or as one of a family such as all dates. The rule lets it through.',
      matters: 'Such elements can hold anything. Whoever reads the certificate must be able to judge why one of them stays.',
      wrong: 'extends ps3.15-basic\nkeep private "ACME" (0019,xx0C)',
      right: 'extends ps3.15-basic\nkeep private "ACME" (0019,xx0C) because "the b-value; tensor fitting needs it"',
    },
  }),
  ANC3016: warning<{ days: number }>({
    title: 'a shift that is no secret',
    message: ({ days }) => `every date moves by ${days} days, and whoever reads these rules can move it back`,
    help: () => 'give a range: `by 30..365 days back`',
    page: {
      means: 'A range of one number leaves the key nothing to choose.',
      matters: 'The rules are no secret; the number of days must be one.',
      wrong: 'shift dates by 100..100 days back',
      right: 'shift dates by 30..365 days back',
    },
  }),
  ANC3017: error<{ expression: string }>({
    title: 'nothing is said for a missing row',
    message: ({ expression }) => `\`${expression}\` has no value where the table has no row, and the rule does not say what happens then`,
    help: () => 'add `otherwise quarantine "…"` or `otherwise remove`',
    page: {
      means: 'A table need not have a row for every file.',
      matters: 'A subject who is not on the list must not leave under a name that somebody guessed, nor with an empty one by accident.',
      wrong: 'table subjects from "subjects.csv" key PatientID\nreplace PatientID with subjects.trial-id',
      right: 'table subjects from "subjects.csv" key PatientID\nreplace PatientID with subjects.trial-id otherwise quarantine "not on the enrolment list"',
    },
  }),
  ANC3018: error<{ problem: string }>({
    title: 'a band or multiple that cannot be',
    message: ({ problem }) => `numbers cannot be generalised like this: ${problem}`,
    page: {
      means: 'Bands are as wide as the number behind `by`, `top` is a multiple of it; `round` goes to multiples of the number behind `to`.',
      matters: 'What is written must be a number that says less than the original, and no other.',
      wrong: 'band PatientAge by 5 years, top 88',
      right: 'band PatientAge by 5 years, top 90',
    },
  }),
  ANC3019: error<{ pattern: string; reason: string }>({
    title: 'a regular expression that can run for ever',
    message: ({ pattern, reason }) => `\`/${pattern}/\` can take for ever on a value that is made for it: ${reason}`,
    help: () => 'write it so that what repeats can be read in one way only',
    page: {
      means: 'A part that repeats holds a part that repeats, or alternatives that begin alike, so that one text can be read in very many ways; all of them are tried.',
      matters: 'A single file could stop a run.',
      wrong: 'remove StudyDescription when StudyDescription matches /(a+)+b/',
      right: 'remove StudyDescription when StudyDescription matches /a+b/',
    },
  }),
  ANC3020: warning<{ expression: string }>({
    title: 'a fallback that is never needed',
    message: ({ expression }) => `\`${expression}\` always has a value, so that \`otherwise\` never acts`,
    help: () => 'take `otherwise` out',
    page: {
      means: 'What stands behind `otherwise` happens where the value before it is missing. This one never is.',
      matters: 'Whoever reads the rule would think that such files are turned away.',
      wrong: 'replace PatientID with "subject" otherwise quarantine "no subject"',
      right: 'replace PatientID with "subject"',
    },
  }),
  ANC3021: warning<{ pattern: string; reason: string }>({
    title: 'a regular expression that is slow on long texts',
    message: ({ pattern, reason }) => `\`/${pattern}/\` takes time with the square of the length of a text: ${reason}`,
    help: () => 'a pattern is looked for anywhere in the text: leave `.*` at its ends out',
    page: {
      means: 'Two parts that repeat can share the same characters, so that all places where one ends and the other begins are tried.',
      matters: 'On a long text it is slow; on a short one it does no harm.',
      wrong: 'remove StudyDescription when StudyDescription matches /.*T1.*/',
      right: 'remove StudyDescription when StudyDescription matches /T1/',
    },
  }),
  ANC3022: warning<{ rule: string; taking: string }>({
    title: 'a rule on content items that no item reaches',
    message: ({ rule, taking }) => `\`${rule}\` acts on nothing: \`${taking}\` takes the whole ContentSequence away`,
    help: () => 'extend with the option `clean-structured-content`, which cleans the sequence item by item; or keep it and say why: `override keep ContentSequence because "…"`',
    page: {
      means: 'Content items stand in ContentSequence. Where that is replaced or removed as a whole, no rule sees an item of it; where it is cleaned or kept, each item is decided by itself.',
      matters: 'The rule reads as if it decided what becomes of an item, and another rule does.',
      wrong: 'extends ps3.15-basic\nreplace content "Person Observer Name" (121008, DCM) with "observer"',
      right: 'extends ps3.15-basic with clean-structured-content\nreplace content "Person Observer Name" (121008, DCM) with "observer"',
    },
  }),
  ANC3060: error<Nothing>({
    title: 'a reason that says nothing',
    message: () => '`because` gives no reason',
    help: () => 'write the reason between the quotation marks; the certificate prints it',
    page: {
      means: 'Between the quotation marks stands no word.',
      matters: 'Whoever reads the certificate must be able to judge why the profile departs from what it extends.',
      wrong: 'override keep DeviceSerialNumber because ""',
      right: 'override keep DeviceSerialNumber because "harmonisation needs the scanner’s identity"',
    },
  }),
};

function ofAttribute(attribute: string | null, rule: string): string {
  return attribute === null || attribute.startsWith('(') || rule.includes(attribute) ? '' : `, for example of ${attribute}`;
}

import { warning, type Nothing } from './row.js';

/** ANC8xxx: what a reviewer would ask about rules that mean what they should; found by `anonc lint` alone. */
export const styleMessages = {
  ANC8001: warning<Nothing>({
    title: 'a profile that does not say what it is for',
    message: () => 'the profile does not say what it is for',
    help: () => 'write a line or two that begin with `##` before `profile`: reports and the certificate print them',
    page: {
      means: 'No doc comment stands before the header.',
      matters: 'Who reads the certificate in five years has nothing but this to learn which study the rules were written for.',
      wrong: 'profile "acme-301" version "1.0.0"\nextends ps3.15-basic',
      right: '## ACME-301: brain MRI, sites in the US and the EU.\nprofile "acme-301" version "1.0.0"\nextends ps3.15-basic',
    },
  }),
  ANC8002: warning<{ missing: readonly string[] }>({
    title: 'a deviation whose reason cannot be checked',
    message: ({ missing }) => `the reason of this \`override\` does not say ${missing.join(', nor ')}`,
    help: () => 'for example: `because "harmonisation needs the scanner’s identity; approved by the DPO, 2026-03-02"`',
    page: {
      means: 'A reason says what the deviation is for, who decided it and when.',
      matters: 'The reason is printed in the certificate, where an auditor asks exactly this.',
      wrong: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\noverride keep DeviceSerialNumber\n  because "needed"',
      right:
        '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\noverride keep DeviceSerialNumber\n  because "harmonisation needs the scanner’s identity; approved by the DPO, 2026-03-02"',
    },
  }),
  ANC8003: warning<{ tag: string; keyword: string }>({
    title: 'a tag where there is a keyword',
    message: ({ tag, keyword }) => `\`${tag}\` is called \`${keyword}\``,
    page: {
      means: 'The dictionary of DICOM has a keyword for this attribute.',
      matters: 'A reader sees at once that PatientBirthName is meant; of (0010,1005) he does not, and a wrong digit looks like any other.',
      wrong: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\nremove (0010,2160)',
      right: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\nremove EthnicGroup',
    },
  }),
  ANC8004: warning<{ statements: number }>({
    title: 'statements that could be one',
    message: ({ statements }) => `these ${statements} statements say the same of different attributes`,
    help: () => 'write them as one statement, or set them apart with a blank line or a comment that says why',
    page: {
      means: 'Statements that follow each other differ in nothing but the attributes they name.',
      matters: 'A reader looks for the difference, and there is none; whoever changes one of them may overlook the others.',
      wrong: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\nremove EthnicGroup\nremove PatientComments',
      right: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\nremove EthnicGroup, PatientComments',
    },
  }),
  ANC8005: warning<{ version: string }>({
    title: 'a version that cannot be compared',
    message: ({ version }) => `the version \`${version}\` is not of the form 1.2.3`,
    help: () => 'count up the first number when outputs of the old and the new rules must not be mixed (semver.org)',
    page: {
      means: 'The version of a profile is three numbers with points between them, perhaps with `-draft` or the like behind them.',
      matters: 'A platform that receives files must tell whether they were made by the same rules, and which of two is newer.',
      wrong: '## A trial.\nprofile "a" version "final"\nextends ps3.15-basic',
      right: '## A trial.\nprofile "a" version "2.1.0"\nextends ps3.15-basic',
    },
  }),
  ANC8006: warning<{ rule: string; attributes: number }>({
    title: 'a pattern that lets much through',
    message: ({ rule, attributes }) => `\`${rule}\` speaks of ${attributes} attributes of the dictionary at once`,
    help: () => 'name the attributes that are needed',
    page: {
      means: 'A mask or a whole group is kept, cleaned or moved, and it covers more attributes than anybody reads one by one.',
      matters: 'Among them may be some that nobody meant; and the next edition of the standard adds others.',
      wrong: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\noverride keep group 0x0018\n  because "all of it is needed to fit; approved by the DPO, 2026-03-02"',
      right: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\nkeep EchoTime, RepetitionTime',
    },
  }),
  ANC8007: warning<Nothing>({
    title: 'a claim, and everything unlisted kept',
    message: () => 'the profile claims a standard and itself keeps whatever no rule names',
    help: () => 'leave it to what the profile extends, or name what is needed',
    page: {
      means: '`keep unlisted` stands in a profile that makes a claim.',
      matters: 'An attribute that a later edition of the dictionary adds would be kept without anybody having looked at it.',
      wrong: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\nclaims ps3.15-basic\nkeep unlisted because "whatever else the scanners write"',
      right: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\nclaims ps3.15-basic\nkeep EchoTime',
    },
  }),
  ANC8008: warning<{ option: string }>({
    title: 'an option without effect',
    message: ({ option }) => `no rule of \`${option}\` ever acts: other rules come before every one of them`,
    help: () => 'take the option out, or the rules that come before it',
    page: {
      means: 'The profile chooses an option, and its own rules or another option decide everything of which it speaks.',
      matters: 'The output states the option in its method codes, and nothing of what it says is done.',
      wrong:
        '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic with clean-graphics\nremove GraphicAnnotationSequence, (50xx,eeee), (60xx,3000), (60xx,4000)',
      right: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic with clean-graphics',
    },
  }),
  ANC8009: warning<{ condition: string; statements: number }>({
    title: 'a condition that is repeated',
    message: ({ condition, statements }) => `${statements} statements repeat \`when ${condition}\``,
    help: () => 'write the condition once: `when … { … }`',
    page: {
      means: 'Three statements or more of one list have the same condition.',
      matters: 'Whoever changes the condition must find every copy of it.',
      wrong:
        '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\nremove EthnicGroup when Modality is MR\nempty PatientWeight when Modality is MR\nreplace PatientSize with dummy when Modality is MR',
      right:
        '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\nwhen Modality is MR {\n  remove EthnicGroup\n  empty PatientWeight\n  replace PatientSize with dummy\n}',
    },
  }),
  ANC8010: warning<{ test: string; better: string }>({
    title: 'a manufacturer spelt to the letter',
    message: ({ test }) => `\`Manufacturer ${test}\` knows one spelling of the name alone`,
    help: ({ better }) => `write \`${better}\`: letter case does not count there, and what follows may differ`,
    page: {
      means: 'The condition compares the manufacturer’s name letter by letter.',
      matters: 'One maker is SIEMENS, Siemens, Siemens Healthineers or SIEMENS NM, by device and software; for all others the rule does not act.',
      wrong: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\nremove EthnicGroup when Manufacturer is "SIEMENS"',
      right: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\nremove EthnicGroup when Manufacturer like "Siemens*"',
    },
  }),
  ANC8011: warning<{ message: string }>({
    title: 'a refusal that tells the site nothing',
    message: ({ message }) => `\`${message}\` is all that a site reads of why its file was not taken`,
    help: () => 'say what is taken, or what to do: `otherwise quarantine "ACME-301 takes MR and CT only"`',
    page: {
      means: 'The text after `quarantine` is the notice that a site is sent. It has less than three words.',
      matters: 'A site that does not understand why a file came back sends it again, or asks by telephone.',
      wrong: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\naccept when Modality is MR otherwise quarantine "refused"',
      right: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\naccept when Modality is MR otherwise quarantine "this trial takes MR only"',
    },
  }),
  ANC8012: warning<{ table: string }>({
    title: 'a table that nothing reads',
    message: ({ table }) => `no rule reads a column of \`${table}\``,
    help: () => 'take it out, or write with its cells: `replace PatientID with subjects.trial-id`',
    page: {
      means: 'The profile names a table, and neither a rule nor the risk block speaks of its columns.',
      matters: 'The run asks the site for a file that it does not need, and that may hold who the subjects are.',
      wrong: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\ntable subjects from "subjects.csv" key PatientID',
      right: '## A trial.\nprofile "a" version "1.0.0"\nextends ps3.15-basic\ntable subjects from "subjects.csv" key PatientID\nreplace PatientID with subjects.trial-id\n  otherwise quarantine "the subject is not on the list"',
    },
  }),
};

import { error, warning, type Nothing } from './row.js';

const didYouMean = ({ nearest }: { readonly nearest: string | null }): string | null => (nearest === null ? null : `did you mean \`${nearest}\`?`);

/** ANC2xxx: names that nothing has, and values and actions that do not fit. */
export const nameMessages = {
  ANC2001: error<{ keyword: string; nearest: string | null }>({
    title: 'no such attribute',
    message: ({ keyword }) => `no attribute of DICOM is called \`${keyword}\``,
    help: (parameters) => didYouMean(parameters) ?? 'attributes are written by their keyword, as in PS3.6: `PatientName`; or by their tag: `(0010,0010)`',
    page: {
      means: 'The word stands where an attribute is named, and the dictionary of DICOM (PS3.6) has no attribute with this keyword.',
      matters: 'A rule for an attribute that does not exist leaves the attribute that was meant alone.',
      wrong: 'remove PatientNmae',
      right: 'remove PatientName',
    },
  }),
  ANC2002: error<{ name: string; what: 'profile' | 'option'; nearest: string | null; names: readonly string[]; later: boolean }>({
    title: 'no such profile or option',
    message: ({ name, what, later }) => (later ? `this version does not carry out the option \`${name}\` of PS3.15` : `there is no ${what} called \`${name}\``),
    help: ({ nearest, names, later }) =>
      later ? 'leave it out; what it would have cleaned stays as it is, so look at those files yourself' : (didYouMean({ nearest }) ?? (names.length === 0 ? null : `there are: ${names.join(', ')}`)),
    page: {
      means: 'After `extends` stands the name of a profile of the library, after `with` the names of its options.',
      matters: 'Without the layer that was meant, its rules would be missing.',
      wrong: 'extends ps3.15-basic with retain-uid',
      right: 'extends ps3.15-basic with retain-uids',
    },
  }),
  ANC2003: error<{ option: string; of: string | null; base: string | null }>({
    title: 'an option of another profile',
    message: ({ option, of, base }) =>
      of === null ? `\`${option}\` is a profile, not an option` : base === null ? `\`${option}\` is an option of ${of}, not a profile` : `\`${option}\` is an option of ${of}, not of ${base}`,
    help: ({ option, of, base }) => (base === null && of !== null ? `write \`extends ${of} with ${option}\`` : null),
    page: {
      means: 'An option is a layer over one profile and is named after `with`; a profile stands after `extends`.',
      matters: 'An option changes rules of the profile it was written for. Over another profile it would mean something else.',
      wrong: 'extends retain-uids',
      right: 'extends ps3.15-basic with retain-uids',
    },
  }),
  ANC2004: error<{ name: string; nearest: string | null }>({
    title: 'no such value representation',
    message: ({ name }) => `\`${name}\` is no value representation`,
    help: (parameters) => didYouMean(parameters) ?? 'after `all` stands a value representation of PS3.5: `all PN`, `all DA`',
    page: {
      means: 'After `all` stand two letters that name a value representation (PS3.5 6.2): PN for names of persons, DA for dates, LO for short texts.',
      matters: 'A family that does not exist covers nothing.',
      wrong: 'remove all NP',
      right: 'remove all PN',
    },
  }),
  ANC2005: warning<{ creator: string; nearest: string | null }>({
    title: 'a private creator that no table knows',
    message: ({ creator }) => `no table of this version knows the private creator \`${creator}\``,
    help: ({ nearest }) => (nearest === null ? 'compare it with (gggg,0010) of a file: every letter and space counts' : `did you mean \`${nearest}\`? Every letter and space counts`),
    page: {
      means: 'Private elements belong to the creator that the file names in their group. This creator stands in none of the tables that come with anonc.',
      matters: 'If the name is misspelt, the rule never acts. If it is right, nothing but the rule says what these elements hold.',
      wrong: 'keep private "SIEMENS MR HEADERS" (0019,xx0C) because "b-value"',
      right: 'keep private "SIEMENS MR HEADER" (0019,xx0C) because "b-value"',
    },
  }),
  ANC2006: error<{ tag: string }>({
    title: 'a private tag without its creator',
    message: ({ tag }) => `\`${tag}\` is private: its group is odd, so its number means nothing without its creator`,
    help: () => 'write `private "CREATOR" (gggg,xxee)`, with the name that stands in the file',
    page: {
      means: 'In groups with an odd number every maker gives out numbers for itself. Who gave them is written in the file, as the private creator (PS3.5 7.8).',
      matters: 'The same number holds a b-value from one maker and a name from another.',
      wrong: 'keep (0019,100C)',
      right: 'keep private "SIEMENS MR HEADER" (0019,xx0C) because "b-value"',
    },
  }),
  ANC2007: error<{ tag: string }>({
    title: 'a standard tag named as private',
    message: ({ tag }) => `\`${tag}\` is not private: its group is even`,
    help: () => 'leave out `private` and the creator',
    page: {
      means: 'Private elements stand in groups with an odd number. Groups with an even number belong to the standard.',
      matters: 'The rule would never act.',
      wrong: 'remove private "ACME" (0018,xx0C)',
      right: 'remove private "ACME" (0019,xx0C)',
    },
  }),
  ANC2008: error<{ tag: string; written: string | null }>({
    title: 'a private tag with its block',
    message: ({ tag }) => `\`${tag}\` does not say which element of the creator's block it is`,
    help: ({ written }) => `write the block as \`xx\`, and the last two digits out: \`${written ?? '(0019,xx0C)'}\``,
    page: {
      means: 'A file gives each creator a block of its group, and not every file the same. Only the last two digits of the element are the creator’s own.',
      matters: 'With the block written out, the rule would meet one file and miss the next, or meet the element of another maker.',
      wrong: 'keep private "SIEMENS MR HEADER" (0019,100C) because "b-value"',
      right: 'keep private "SIEMENS MR HEADER" (0019,xx0C) because "b-value"',
    },
  }),
  ANC2009: error<{ action: string; selector: string; vr: string | null; fitting: readonly string[] }>({
    title: 'an action that does not fit the kind of value',
    message: ({ action, selector, vr }) =>
      vr === null ? `\`${action}\` cannot be done to ${selector}: nothing is known of its values` : `\`${action}\` cannot be done to ${selector}, which is ${vr}`,
    help: ({ fitting }) => `what can be done to it: ${fitting.join(', ')}`,
    page: {
      means: 'Every attribute has a value representation (PS3.5 6.2): a date, a name, a UID, a number. Not every action can work on every one: only dates can be shifted, only UIDs remapped.',
      matters: 'An action that cannot be done would have to leave the value or destroy it. The compiler does not guess which.',
      wrong: 'shift PatientName',
      right: 'shift StudyDate',
    },
  }),
  ANC2010: error<{ value: string; selector: string; vr: string; reason: string }>({
    title: 'a text that is no value of the attribute',
    message: ({ value, selector, vr }) => `${value} is no value for ${selector}, which is ${vr}`,
    help: ({ reason }) => reason,
    page: {
      means: 'Each value representation has a length and characters of its own (PS3.5 6.2), and dates, times, numbers and UIDs have a form.',
      matters: 'The output would not be valid DICOM, and the next program might refuse the file or misread it.',
      wrong: 'replace StudyDate with "1 January 1900"',
      right: 'replace StudyDate with "19000101"',
    },
  }),
  ANC2011: error<{ value: string; selector: string; vr: string; reason: string }>({
    title: 'a replacement that may not fit the attribute',
    message: ({ value, selector, vr }) => `${value} does not fit ${selector}, which is ${vr}`,
    help: ({ reason }) => reason,
    page: {
      means: 'What a replacement can become must always fit the attribute: its length and its characters (PS3.5 6.2).',
      matters: 'A value that is too long would be cut, and two subjects could end up with the same one.',
      wrong: 'replace AccessionNumber with pseudonym("ACCESSION-", 10)',
      right: 'replace AccessionNumber with pseudonym("ACC-", 10)',
    },
  }),
  ANC2012: error<{ selector: string }>({
    title: 'a selector that covers nothing',
    message: ({ selector }) => `no attribute of DICOM is covered by ${selector}`,
    page: {
      means: 'The dictionary (PS3.6) has no attribute whose tag this pattern matches.',
      matters: 'The rule would never act. Elements that the dictionary does not know are the matter of `unknown`.',
      wrong: 'remove group 0x4006',
      right: 'remove group 0x4008',
    },
  }),
  ANC2013: error<{ selector: string; why: string }>({
    title: 'an attribute outside the data set',
    message: ({ selector, why }) => `a rule for ${selector} never acts: ${why}`,
    help: () => 'take the rule out',
    page: {
      means: 'Rules are carried out on the data set. The file meta information in front of it (group 0002) is written anew for every output; commands (group 0000) stand in no file; group FFFE marks items.',
      matters: 'A rule that never acts looks like protection and is none.',
      wrong: 'remove (0002,0016)',
      right: 'remove StationAETitle',
    },
  }),
  ANC2014: error<{ vr: string }>({
    title: 'a condition that cannot look at the value',
    message: ({ vr }) => `a condition can ask whether this attribute is \`present\` or \`absent\`, but its value is not looked at: it is of kind ${vr}`,
    page: {
      means: 'Conditions compare texts and numbers. Sequences, pixels and other bulk data are not read for them.',
      matters: 'The comparison would never hold.',
      wrong: 'remove PatientAge when PixelData is "1"',
      right: 'remove PatientAge when PixelData present',
    },
  }),
  ANC2015: warning<{ tag: string }>({
    title: 'a tag that the dictionary does not have',
    message: ({ tag }) => `the dictionary of this version has no attribute \`${tag}\``,
    help: () => 'compare it with PS3.6; the rule acts on it all the same',
    page: {
      means: 'The tag is well formed, but no attribute of this edition of PS3.6 has it. It may be of a later edition, or mistyped.',
      matters: 'With a mistyped tag the attribute that was meant is left alone.',
      wrong: 'remove (0010,0009)',
      right: 'remove (0010,0010)',
    },
  }),
  ANC2016: error<Nothing>({
    title: 'no header',
    message: () => 'the file does not say what it is',
    help: () => 'begin with `profile "my-study" version "1.0"`',
    page: {
      means: 'A rule file begins with its name and version. Plans, journals and reports name it by them.',
      matters: 'Nobody could tell later which rules a file went through.',
      wrong: 'remove PatientAge',
      right: 'profile "my-study" version "1.0"\nremove PatientAge',
    },
  }),
  ANC2017: error<{ selector: string; place: string }>({
    title: 'a selector in the wrong place',
    message: ({ selector, place }) => `${selector} cannot stand ${place}`,
    help: () => 'write one attribute, by its keyword or its whole tag',
    page: {
      means: 'Paths, conditions, `root` and replacements name one attribute. Repeating groups, `unlisted`, `unknown` and bare `private` are more than one.',
      matters: 'It would be a guess which of them is meant.',
      wrong: 'remove RequestAttributesSequence > unlisted',
      right: 'remove RequestAttributesSequence > StudyInstanceUID',
    },
  }),
  ANC2018: warning<{ value: string; attribute: string; vr: string; reason: string; meant: string | null }>({
    title: 'a comparison with an impossible value',
    message: ({ value, attribute, vr }) => `${attribute} is ${vr}: no valid file has \`${value}\` there`,
    help: ({ reason, meant }) => (meant === null ? reason : `${reason}; did you mean \`${meant}\`?`),
    page: {
      means: 'The attribute is compared with a text that it cannot hold in a valid file: small letters in a code, words in a date.',
      matters: 'The rule acts on no valid file. Comparison is to the letter.',
      wrong: 'remove PatientAge when Modality is mr',
      right: 'remove PatientAge when Modality is MR',
    },
  }),
  ANC2019: error<{ written: string; min: number; max: number }>({
    title: 'a pseudonym of a length that cannot be',
    message: ({ written }) => `a pseudonym of ${written} characters cannot be made`,
    help: ({ min, max }) => `write a whole number from ${min} to ${max}`,
    page: {
      means: 'The number is how many characters follow the prefix. They are letters and digits, 32 different ones.',
      matters: 'With too few of them two patients soon share one pseudonym, and their files become one patient’s.',
      wrong: 'replace PatientID with pseudonym("S-", 3)',
      right: 'replace PatientID with pseudonym("S-", 10)',
    },
  }),
  ANC2020: error<{ word: string }>({
    title: 'actions that cannot be joined like this',
    message: ({ word }) => `\`${word}\` cannot stand here among actions joined by \`or\``,
    help: () => 'the order is `remove or empty or replace … with …`; the last may be `remap`, and one may be left out',
    page: {
      means: 'Actions joined by `or` are the compound codes of PS3.15 (X/Z/D): the first that keeps the object valid is done. So they go from the one that takes most to the one that takes least.',
      matters: 'In another order the first would always or never be chosen.',
      wrong: 'empty or remove InstitutionName',
      right: 'remove or empty InstitutionName',
    },
  }),
  ANC2021: error<{ word: string }>({
    title: 'said more than once in a file',
    message: ({ word }) => `\`${word}\` stands in a file only once`,
    page: {
      means: 'A file is one profile, and extends one other.',
      matters: 'With two it would be a guess which one counts.',
      wrong: 'extends ps3.15-basic\nextends hipaa-safe-harbor',
      right: 'extends hipaa-safe-harbor',
    },
  }),
  ANC2022: error<{ names: readonly string[] }>({
    title: 'profiles that extend each other in a circle',
    message: ({ names }) => `these profiles extend each other in a circle: ${names.join(' → ')}`,
    page: {
      means: 'A profile extends another, which extends it again.',
      matters: 'None of them could be put below the other.',
      wrong: '(two files that name each other after `extends`)',
      right: 'extends ps3.15-basic',
    },
  }),
  ANC2050: warning<{ value: string; attribute: string; terms: readonly string[]; meant: string | null }>({
    title: 'a comparison with a term that DICOM does not define',
    message: ({ value, attribute }) => `\`${value}\` is none of the terms that DICOM defines for ${attribute}`,
    help: ({ terms, meant }) => (meant !== null ? `did you mean \`${meant}\`?` : terms.length <= 8 ? `they are: ${terms.join(', ')}` : 'some makers write terms of their own; then leave it as it is'),
    page: {
      means: 'The standard (PS3.3) lists the terms of some attributes, such as Modality. The value is none of them, and none that was retired.',
      matters: 'If the term is misspelt, the rule never acts. If a maker writes it, the rule is right.',
      wrong: 'remove PatientAge when Modality is MRI',
      right: 'remove PatientAge when Modality is MR',
    },
  }),
  ANC2023: error<{ name: string }>({
    title: 'an option by itself',
    message: ({ name }) => `\`${name}\` is an option: there is nothing to compile`,
    help: () => 'compile a profile that names it after `with`',
    page: {
      means: 'An option is a layer between a profile and what it extends. By itself it can be checked, but makes no plan.',
      matters: 'Run by itself it would leave everything it does not name to nobody.',
      wrong: 'anonc compile clean-descriptors.anon',
      right: 'profile "my-study" version "1.0"\nextends ps3.15-basic with clean-descriptors',
    },
  }),
};

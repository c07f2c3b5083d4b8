import { error, warning } from './row.js';

/** ANC4xxx: claims and options. */
export const claimMessages = {
  ANC4001: error<{ name: string; what: 'claim' | 'option'; nearest: string | null; names: readonly string[] }>({
    title: 'no such claim',
    message: ({ name, what }) => (what === 'claim' ? `nothing is known of a claim called \`${name}\`` : `the claim has no option called \`${name}\``),
    help: ({ nearest, names }) => (nearest !== null ? `did you mean \`${nearest}\`?` : names.length === 0 ? null : `there are: ${names.join(', ')}`),
    page: {
      means: 'After `claims` stands the name of a standard whose table the compiler has, and after `with` its options.',
      matters: 'A claim that nobody can check must not stand in a certificate.',
      wrong: 'claims hipaa',
      right: 'claims hipaa-safe-harbor',
    },
  }),
  ANC4002: error<{ claim: string; missing: string; what: 'profile' | 'option' }>({
    title: 'a claim beyond what the profile extends',
    message: ({ claim, missing, what }) => `the profile claims \`${claim}\`, but ${what === 'profile' ? `does not extend \`${missing}\`` : `did not choose the option \`${missing}\``}`,
    help: ({ missing, what }) => (what === 'profile' ? `write \`extends ${missing}\`, or take the claim out` : `add \`${missing}\` to the options after \`extends\`, or take it out of the claim`),
    page: {
      means: 'The claim names a profile or an option whose rules this profile does not have.',
      matters: 'The output would state what was not done.',
      wrong: 'extends ps3.15-basic\nclaims ps3.15-basic with retain-uids',
      right: 'extends ps3.15-basic with retain-uids\nclaims ps3.15-basic with retain-uids',
    },
  }),
  ANC4003: error<{ claim: string; missing: readonly string[] }>({
    title: 'a claim that leaves out an option',
    message: ({ claim, missing }) => `the claim \`${claim}\` leaves out what the profile chose as well: ${missing.map((option) => `\`${option}\``).join(', ')}`,
    page: {
      means: 'An option keeps or changes what the bare profile takes away. A claim names all options that were chosen.',
      matters: 'Who reads the claim would believe that more was taken away than was.',
      wrong: 'extends ps3.15-basic with retain-uids\nclaims ps3.15-basic',
      right: 'extends ps3.15-basic with retain-uids\nclaims ps3.15-basic with retain-uids',
    },
  }),
  ANC4004: error<{ one: string; other: string }>({
    title: 'options that contradict each other',
    message: ({ one, other }) => `\`${one}\` and \`${other}\` contradict each other: dates stay or they move`,
    help: () => 'choose one of them',
    page: {
      means: 'PS3.15 E.3.6 has two options for dates, and a profile can follow one of them at most.',
      matters: 'The output must say whether its dates are true or moved.',
      wrong: 'extends ps3.15-basic with retain-full-dates, retain-modified-dates',
      right: 'extends ps3.15-basic with retain-modified-dates',
    },
  }),
  ANC4005: warning<{ rule: string; layers: readonly string[]; codes: readonly string[] }>({
    title: 'a deviation that costs a claim',
    message: ({ rule, layers, codes }) =>
      codes.length === 0 ? `because of \`${rule}\` the profile no longer does what ${layers.join(' and ')} asks` : `because of \`${rule}\` outputs no longer state ${codes.join(' and ')}`,
    page: {
      means: 'The rule lets through what a layer that the profile extends takes away. The deviation is recorded, and the codes of DeidentificationMethodCodeSequence that are no longer true are left out.',
      matters: 'What the output says of itself stays true.',
      wrong: 'extends ps3.15-basic\noverride keep DeviceSerialNumber because "harmonisation"',
      right: 'extends ps3.15-basic with retain-device-identity',
    },
  }),
  // ANC4006 was: a claim that this version cannot prove.
  ANC4007: error<{ option: string }>({
    title: 'an option that is chosen twice',
    message: ({ option }) => `\`${option}\` is chosen twice`,
    help: () => 'take one of them out',
    page: {
      means: 'Each option stands once after `with`.',
      matters: 'Perhaps another option was meant.',
      wrong: 'extends ps3.15-basic with retain-uids, retain-uids',
      right: 'extends ps3.15-basic with retain-uids',
    },
  }),
  ANC4008: error<Unproven & { isShown: boolean; isOwn: boolean; mayKeepYear: boolean }>({
    title: 'a claim that does not hold',
    message: (unproven) => `\`${unproven.claim}\` does not hold: with \`${unproven.rule}\`, ${notKept(unproven)}`,
    help: ({ isShown, isOwn, mayKeepYear, attribute, others, claim }) => {
      if (!isShown) return 'no file that shows it was found, and none could be excluded: write the conditions more simply';
      const year = mayKeepYear ? `, as \`truncate ${attribute}${others.length === 0 ? '' : ', …'} to year\` does` : '';
      return isOwn ? `take more away${year}; or say \`override … because "…"\`, and outputs claim only what is still true` : `add a rule that takes more away${year}; or drop the claim \`${claim}\``;
    },
    page: {
      means: 'The table that the claim names has a row for this attribute. In a file such as the one shown, more of it is left than the row permits. Every row is held against every case that the rules tell apart.',
      matters: 'The output and the certificate would state what was not done.',
      wrong: 'extends ps3.15-basic\nclaims ps3.15-basic\nkeep PatientAge when Modality is PT',
      right: 'extends ps3.15-basic with retain-patient-characteristics\nclaims ps3.15-basic with retain-patient-characteristics',
    },
  }),
  ANC4009: warning<Unproven>({
    title: 'a row that is not followed to the letter',
    message: (unproven) => `\`${unproven.rule}\` is not what \`${unproven.claim}\` says to the letter: ${notKept(unproven)}`,
    help: () => 'nothing of the value leaks; only that there was one can be seen: write `remove` to follow the table',
    page: {
      means: 'The table says that the attribute is removed, and the rule empties it or puts another value in its place.',
      matters: 'Nothing of the value is left. But who compares the output with the table finds an attribute that should not be there.',
      wrong: 'extends ps3.15-basic\nempty PatientAge',
      right: 'extends ps3.15-basic\nremove PatientAge',
    },
  }),
  ANC4010: warning<{ rule: string; attribute: string }>({
    title: 'a text that tells who it is',
    message: ({ rule, attribute }) => `whether \`${rule}\` acts depends on ${attribute}, so the output tells something of it`,
    help: () => 'ask for something that names nobody; or use `accept when`, which writes nothing',
    page: {
      means: 'A rule writes a text in files in which an identifying attribute has one value, and not in others.',
      matters: 'Who reads the rules and the output learns something of the value that was taken away.',
      wrong: 'replace StudyDescription with "pilot" when PatientName like "SMITH*"',
      right: 'replace StudyDescription with "pilot" when StudyDescription like "*pilot*"',
    },
  }),
  ANC4011: warning<{ condition: string }>({
    title: 'a rule for files that are not accepted',
    message: ({ condition }) => `no file that is accepted meets \`${condition}\`, so what stands under it never happens`,
    help: () => 'take it out, or accept these files',
    page: {
      means: 'The condition and the `accept` statements of the profile, or of what it extends, exclude each other.',
      matters: 'A rule that never acts looks like protection and is none.',
      wrong: 'accept when Modality in {MR, CT} otherwise quarantine "MR and CT only"\nremove PatientWeight when Modality is US',
      right: 'accept when Modality in {MR, CT, US} otherwise quarantine "MR, CT and US only"\nremove PatientWeight when Modality is US',
    },
  }),
  ANC4012: warning<{ which: 'private' | 'unknown' }>({
    title: '`keep` without bounds',
    message: ({ which }) => `\`keep ${which}\` keeps whatever there is, and nobody can say what that is`,
    help: ({ which }) => (which === 'private' ? 'name what is needed: `keep private "CREATOR" (gggg,xxee) because "…"`' : 'name the tags that are needed, or say `because "…"`'),
    page: {
      means: 'Private elements and elements that the dictionary does not know can hold names, dates and whole headers. The rule keeps all of them.',
      matters: 'No claim can be proven of what nobody knows.',
      wrong: 'profile "my-study" version "1.0"\nkeep unlisted, private',
      right: 'profile "my-study" version "1.0"\nkeep unlisted, private "SIEMENS MR HEADER" (0019,xx0C) because "the b-value; tensor fitting needs it"',
    },
  }),
  ANC4013: warning<{ rule: string; attribute: string; classes: readonly string[] }>({
    title: 'an attribute without which an object is not valid',
    message: ({ rule, attribute, classes }) =>
      `\`${rule}\` takes away what must be there: ${attribute} is of Type 1 in ${classes.slice(0, 2).join(' and ')}${classes.length > 2 ? ` and ${classes.length - 2} more` : ''}`,
    help: () => 'write `replace … with dummy` if its value has to go',
    page: {
      means: 'An attribute of Type 1 is there and has a value in every object of the SOP class (PS3.5 7.4.1).',
      matters: 'Software may refuse an object without it. Nothing leaks; but the output is of no use.',
      wrong: 'remove Modality',
      right: 'keep Modality',
    },
  }),
  ANC4015: error<{ claim: string; table: string; part: string; into: string; attribute: string; says: string }>({
    title: 'a part of a value comes back in another attribute',
    message: ({ claim, table, part, into, attribute, says }) => `\`${claim}\` does not hold: ${part} is written into ${into}, but of ${attribute} ${table} ${says}`,
    help: () => 'write something else; or choose the option that lets it stay, or say why with `because "…"`, and outputs claim only what is still true',
    page: {
      means: 'The year of a date, or an age, is written into another attribute. The table that the claim names has a row for the attribute that it comes from, and the row does not let it stay.',
      matters: 'What was taken away in one place can be read in another.',
      wrong: 'extends ps3.15-basic\nclaims ps3.15-basic\nreplace ImageType with "{year of PatientBirthDate}"',
      right: 'extends ps3.15-basic\nclaims ps3.15-basic\nkeep ImageType',
    },
  }),
  ANC4020: warning<{ demand: string; size: number; release: string; k: number }>({
    title: 'a demand on the risk that is less than the release asks for',
    message: ({ demand, size, release, k }) => `\`${demand}\` says nothing: it is met by groups of ${size}, and a ${release} asks for groups of ${k}`,
    help: () => 'leave it out, ask for more, or name a smaller circle of readers with `release`',
    page: {
      means: 'Each kind of release has a number of persons who must share what tells them apart. A demand of k or of the largest risk can ask for more.',
      matters: 'Who reads the profile would think that the smaller number is enough, and `anonc risk` would still ask for the larger one.',
      wrong: 'risk { release public require k >= 5 }',
      right: 'risk { release public require k >= 20 }',
    },
  }),
  ANC4030: error<{ why: 'seen' | 'searched' }>({
    title: 'images that may carry text and that nobody looks at',
    message: ({ why }) => (why === 'seen' ? '`clean-pixel-data` does not hold: an image that may carry burned-in text leaves without a look at its pixels' : 'whether `clean-pixel-data` holds could not be decided: the conditions of `detect text` are too many'),
    help: () => 'choose it after `extends`, which brings templates and detection; or write `detect text when …` for the images of the example, with `redact` or `review` at a confidence of 0.5 or less',
    page: {
      means: 'Clean Pixel Data (PS3.15 E.3.1) promises that text in pixels is gone. Text is looked for in every accepted image of a modality whose devices often burn text in, in secondary captures, and in images that say of themselves that they carry some.',
      matters: 'Templates know devices that somebody has met. An image of another device would leave with the name in it, and state that its pixels are clean.',
      wrong: 'extends ps3.15-basic\nclaims ps3.15-basic with clean-pixel-data',
      right: 'extends ps3.15-basic with clean-pixel-data\nclaims ps3.15-basic with clean-pixel-data',
    },
  }),
  ANC4014: error<{ pattern: string; openness: 'words' | 'digits' | 'numbers' }>({
    title: 'an allow-list that lets anything through',
    message: ({ pattern, openness }) =>
      ({
        words: `the pattern \`/${pattern}/\` can match any word, and a name is one`,
        digits: `the pattern \`/${pattern}/\` can match more than four digits, and record and telephone numbers are such`,
        numbers: `the pattern \`/${pattern}/\` can match digits that stand alone, so that a date or a number in parts stays piece by piece`,
      })[openness],
    help: ({ openness }) =>
      openness === 'words' ? 'spell out the words that may stay, as in `/T[12]w?/`, or list them in a file' : 'say what the digits belong to, and how many there are: `/TE ?\\d{1,3}/`',
    page: {
      means: 'What `clean … keeping` leaves is known beforehand not to identify. A pattern spells out its letters, but for one at most; it matches no more than four digits, and these only beside a letter that it spells out.',
      matters: 'The rule would say that a text is cleaned, and names, dates and numbers would stay in it.',
      wrong: 'clean StudyDescription keeping patterns /[A-Za-z]+/, /\\d+/',
      right: 'clean StudyDescription keeping patterns /T[12]w?/, /TE ?\\d{1,3}/',
    },
  }),
};

/** A row of a claim's table that a rule does not keep. */
interface Unproven {
  readonly claim: string;
  readonly table: string;
  readonly rule: string;
  readonly attribute: string;
  /** of the row: "says X" */
  readonly says: string;
  /** "stays as it is" */
  readonly effect: string;
  /** other rows that the same rule does not keep: "PatientSize (X)" */
  readonly others: readonly string[];
}

function notKept({ table, attribute, says, effect, others }: Unproven): string {
  const named = others.slice(0, 4).join(', ');
  const more = others.length === 0 ? '' : `; the same goes for ${named}${others.length > 4 ? ` and ${others.length - 4} more` : ''}`;
  return `${attribute} ${effect}, but ${table} ${says}${more}`;
}

import fc from 'fast-check';

/**
 * Rules as text, over so few attributes, places and values that they meet: what one rule says of an element another says otherwise, and
 * conditions hold together, exclude each other, or always hold. Nothing here asks whether a rule makes sense.
 */

const leaves = [
  'PatientName',
  'PatientID',
  'StudyDate',
  'StudyInstanceUID',
  'Rows',
  'OverlayData',
  '(4008,0F00)',
  '(6000,3000)',
  '(6002,0010)',
  '(60xx,3000)',
  '(60xx,xx00)',
  '(6000,30xx)',
  '(50xx,0010)',
  '(0010,00xx)',
  '(00xx,0010)',
  '(001x,0010)',
  'group 0x0010',
  'group 0x4008',
  'group 0x6002',
  'private "ACME" (0019,xx01)',
  'private "ACME" (0019,xx02)',
  'private "BETA" (0019,xx01)',
  'all PN',
  'all LO',
  'all OW',
  'all DA',
  'dates',
  'uids',
];
const leaf = fc.constantFrom(...leaves);
const sequence = fc.constantFrom('RequestAttributesSequence', 'ReferencedStudySequence');
const selector = fc.oneof(
  { weight: 5, arbitrary: leaf },
  { weight: 1, arbitrary: fc.constantFrom('root PatientName', 'root StudyDate', 'root StudyInstanceUID', 'root (6000,3000)') },
  { weight: 1, arbitrary: fc.constantFrom('unlisted', 'private', 'unknown') },
  { weight: 3, arbitrary: fc.tuple(fc.array(sequence, { minLength: 1, maxLength: 2 }), leaf).map(([within, last]) => [...within, last].join(' > ')) },
);

const comparison = fc.constantFrom(
  'Modality is MR',
  'Modality in {MR, CT}',
  'Modality present',
  'Modality absent',
  'PatientSex is F',
  'Rows > 256',
  'Rows <= 256',
  'Manufacturer like "ge*"',
  'Manufacturer matches /^GE/',
);
const condition = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    { weight: 3, arbitrary: comparison },
    { weight: 1, arbitrary: tie('condition').map((of) => `not (${of})`) },
    { weight: 1, arbitrary: fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(([a, word, b]) => `(${a}) ${word} (${b})`) },
  ),
})).condition;

const dummy = 'with dummy';
const action = fc.constantFrom<readonly [verb: string, clause: string]>(
  ['remove', ''],
  ['empty', ''],
  ['keep', ''],
  ['remap', ''],
  ['clean', ''],
  ['shift', ''],
  ['truncate', 'to month'],
  ['replace', dummy],
  ['replace', 'with "X"'],
  ['replace', 'with pseudonym("P", 8)'],
  ['replace', 'with "{pseudonym("P", 8)}"'],
  ['replace', 'with Modality'],
  ['remove or empty', ''],
  ['remove or replace', dummy],
  ['empty or replace', dummy],
  ['remove or empty or replace', dummy],
  ['remove or empty or remap', ''],
);

const rule = fc
  .tuple(action, selector, fc.option(condition, { freq: 2 }))
  .map(([[verb, clause], on, when]) => [verb, on, clause, ...(when === null ? [] : ['when', when])].filter((part) => part !== '').join(' '));

const acceptance = fc.tuple(condition, fc.constantFrom('one', 'two')).map(([when, why]) => `accept when ${when} otherwise quarantine "${why}"`);

const rules = (maxLength: number): fc.Arbitrary<readonly string[]> => fc.array(rule, { maxLength });

/** What a profile extends: nothing, another random profile with two random options, or the Basic Profile with them. */
export type Foundation = 'nothing' | 'a profile' | 'the Basic Profile';

export interface ProfileText {
  readonly text: string;
  /** by the names in their headers; the Basic Profile is not among them */
  readonly library: Readonly<Record<string, string>>;
}

/** A profile and what it is built on. */
export function profileOn(foundation: Foundation): fc.Arbitrary<ProfileText> {
  return fc.record({ own: rules(8), base: rules(6), one: rules(3), other: rules(3), accept: fc.array(acceptance, { maxLength: 2 }) }).map(({ own, base, one, other, accept }) => {
    const body = [...accept, ...own];
    if (foundation === 'nothing') return { text: lines('profile "random" version "1"', body), library: {} };
    const name = foundation === 'a profile' ? 'base' : 'ps3.15-basic';
    return {
      text: lines(`profile "random" version "1"\nextends ${name}\n  with one, other`, body),
      library: {
        ...(foundation === 'a profile' ? { base: lines('profile "base" version "1"', base) } : {}),
        one: lines(`option "one" of ${name} version "1"`, one),
        other: lines(`option "other" of ${name} version "1"`, other),
      },
    };
  });
}

function lines(header: string, body: readonly string[]): string {
  return `${[header, ...body].join('\n')}\n`;
}

/** Values of the attributes that the conditions read, by tag. */
export const contextValues: fc.Arbitrary<Readonly<Record<string, readonly string[]>>> = fc
  .record({
    '00080060': fc.constantFrom([], ['MR'], ['CT'], ['US'], ['CT', 'MR']),
    '00100040': fc.constantFrom([], ['F'], ['M']),
    '00280010': fc.constantFrom([], ['256'], ['512'], ['many']),
    '00080070': fc.constantFrom([], ['GE MEDICAL SYSTEMS'], ['Siemens']),
  });

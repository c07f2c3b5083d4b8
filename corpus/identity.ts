import type { CharacterSet } from './encode-text.js';
import type { Random } from './random.js';

/** A synthetic person, as PN writes one (PS3.5 6.2.1.2). */
export interface Person {
  readonly family: string;
  readonly given: string;
  /** all groups, "Family^Given=…=…" */
  readonly name: string;
  /** the ideographic and phonetic groups, those there are */
  readonly otherGroups: readonly string[];
}

/** One synthetic subject and the people and places around it. */
export interface Subject {
  readonly characterSet: CharacterSet;
  readonly person: Person;
  readonly patientId: string;
  readonly otherPatientId: string;
  /** YYYYMMDD */
  readonly birthDate: string;
  readonly sex: 'F' | 'M';
  readonly sizeMetres: string;
  readonly weightKilograms: string;
  readonly address: string;
  readonly telephone: string;
  readonly referringPhysician: Person;
  readonly operator: Person;
  readonly institution: string;
  readonly institutionAddress: string;
  readonly department: string;
  /** each visit's date, YYYYMMDD */
  readonly visitDates: readonly string[];
}

const SYLLABLES: readonly (readonly [latin: string, kana: string, cyrillic: string])[] = [
  ['ka', 'カ', 'ка'],
  ['ve', 'ヴェ', 'ве'],
  ['lu', 'ル', 'лу'],
  ['mo', 'モ', 'мо'],
  ['ri', 'リ', 'ри'],
  ['za', 'ザ', 'за'],
  ['no', 'ノ', 'но'],
  ['te', 'テ', 'те'],
  ['gu', 'グ', 'гу'],
  ['shi', 'シ', 'ши'],
  ['po', 'ポ', 'по'],
  ['bu', 'ブ', 'бу'],
];

/** Words of the language that are surnames too: what a list of names must not blank out everywhere. */
const WORDS = ['Young', 'Brown', 'Bishop', 'Winter'] as const;
/** Surnames that stand in the names of diseases and devices. */
const EPONYMS = ['Parkinson', 'Hodgkin', 'Gibson', 'Marfan'] as const;
/** Surnames that must go where they name somebody and may stand where they are words. */
export const WORDS_TOO: ReadonlySet<string> = new Set([...WORDS, ...EPONYMS]);
/** Signs for things, put together as no name is. */
const SIGNS = ['鏡', '橋', '灯', '雲', '波', '星', '鐘', '筆'] as const;
const ACCENTED: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ø', u: 'ü' };

const DEMO_CHARACTER_SETS: readonly CharacterSet[] = ['ISO_IR 100', 'ISO_IR 192', '\\ISO 2022 IR 87'];

/**
 * Invents subject number `index` (0-based). Subjects take turns at character sets and at kinds of surname: invented with accents, a
 * dictionary word with Cyrillic in the second group, invented with kanji and kana.
 */
export function inventSubject(random: Random, index: number, visits: number): Subject {
  const characterSet = DEMO_CHARACTER_SETS[index % DEMO_CHARACTER_SETS.length] ?? 'ISO_IR 100';
  const born = index % 3 === 2 ? random.between(1926, 1930) : random.between(1935, 1998);
  const street = capital(syllables(random, 3).latin);
  const town = capital(syllables(random, 3).latin);
  return {
    characterSet,
    person: inventPatient(random, characterSet),
    patientId: `${random.pick(['MR', 'PX', 'KH'])}-${random.digits(7)}`,
    otherPatientId: `NHX${random.digits(8)}`,
    birthDate: `${born}${two(random.between(1, 12))}${two(random.between(1, 28))}`,
    sex: random.pick(['F', 'M'] as const),
    sizeMetres: `1.${random.between(52, 94)}`,
    weightKilograms: String(random.between(48, 104)),
    address: `${random.between(2, 188)} ${street} Lane, ${town} QX${random.digits(3)}`,
    // 555-01xx is set aside for fiction.
    telephone: `+1 ${random.between(201, 989)} 555 01${random.digits(2)}`,
    referringPhysician: plainPerson(random.pick(EPONYMS), capital(syllables(random, 3).latin)),
    operator: plainPerson(capital(syllables(random, 3).latin), capital(syllables(random, 3).latin)),
    institution: `${town} Fictional Hospital`,
    institutionAddress: `${random.between(2, 188)} ${capital(syllables(random, 3).latin)} Square, ${town}`,
    department: `Imaging ${capital(syllables(random, 3).latin)} Wing`,
    visitDates: visitDates(random, index, visits),
  };
}

function inventPatient(random: Random, characterSet: CharacterSet): Person {
  const [first, second] = [syllables(random, 3), syllables(random, 3)];
  switch (characterSet) {
    case 'ISO_IR 192': {
      const person = plainPerson(random.pick(WORDS), capital(second.latin));
      return { ...person, name: `${person.name}=${capital(first.cyrillic)}^${capital(second.cyrillic)}`, otherGroups: [capital(first.cyrillic), capital(second.cyrillic)] };
    }
    case '\\ISO 2022 IR 87': {
      const person = plainPerson(capital(first.latin), capital(second.latin));
      const signs = [random.pick(SIGNS) + random.pick(SIGNS), random.pick(SIGNS) + random.pick(SIGNS)];
      return { ...person, name: `${person.name}=${signs.join('^')}=${first.kana}^${second.kana}`, otherGroups: [...signs, first.kana, second.kana] };
    }
    default:
      return plainPerson(capital(first.latin.replace(/[aeiou](?=[^aeiou]*$)/, (vowel) => ACCENTED[vowel] ?? vowel)), capital(second.latin));
  }
}

export function plainPerson(family: string, given: string): Person {
  return { family, given, name: `${family}^${given}`, otherGroups: [] };
}

export function syllables(random: Random, count: number): { readonly latin: string; readonly kana: string; readonly cyrillic: string } {
  const chosen = Array.from({ length: count }, () => random.pick(SYLLABLES));
  return { latin: chosen.map(([latin]) => latin).join(''), kana: chosen.map(([, kana]) => kana).join(''), cyrillic: chosen.map(([, , cyrillic]) => cyrillic).join('') };
}

/** The first subject's visits lie fourteen days apart; the others' an uneven number of weeks. */
function visitDates(random: Random, index: number, visits: number): readonly string[] {
  const gapDays = index === 0 ? 14 : random.between(20, 120);
  const first = Date.UTC(random.between(2018, 2023), random.between(0, 11), random.between(1, 28));
  return Array.from({ length: visits }, (_, visit) => new Date(first + visit * gapDays * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

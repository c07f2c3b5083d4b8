import { capital, plainPerson, type Person, type Subject } from '../identity.js';
import type { Random } from '../random.js';
import { nationalNumbers, type NationalNumber } from './national-numbers.js';
import { LATIN, SCRIPTS, type Script } from './scripts.js';

/** A subject of the corpus: besides what every object says of it, what people write into comments. */
export interface CorpusSubject extends Subject {
  readonly script: Script;
  readonly email: string;
  readonly nationalNumbers: readonly NationalNumber[];
  /** the family name in letters of its script, for places that are not limited to Latin ones */
  readonly nativeFamily: string;
}

/** Surnames that are words of the language, of diseases, and of things; some stand in words that must survive elsewhere. */
const SURNAMES = ['Young', 'Brown', 'Bishop', 'Winter', 'Parkinson', 'Hodgkin', 'Gibson', 'Marfan'] as const;

/**
 * Invents subject number `index` (0-based) with so many visits. Subjects take turns at scripts; every third has a surname that is a
 * word or an eponym.
 */
export function inventCorpusSubject(random: Random, index: number, visits: number): CorpusSubject {
  const script = SCRIPTS[index % SCRIPTS.length];
  if (script === undefined) throw new Error('internal error: no script');
  const { person, nativeFamily } = inventPatient(random, script, index % 3 === 1 && (!script.first || script.name.includes('Latin')));
  const birthDate = `${index % 3 === 2 ? random.between(1926, 1930) : random.between(1935, 1998)}${two(random.between(1, 12))}${two(random.between(1, 28))}`;
  const [street, town] = [word(random), word(random)];
  return {
    script,
    nativeFamily,
    characterSet: script.characterSet,
    person,
    patientId: `${random.pick(['MR', 'PX', 'KH'])}-${random.digits(7)}`,
    otherPatientId: `NHX${random.digits(8)}`,
    nationalNumbers: nationalNumbers(random, birthDate),
    birthDate,
    sex: random.pick(['F', 'M'] as const),
    sizeMetres: `1.${random.between(52, 94)}`,
    weightKilograms: String(random.between(48, 104)),
    address: `${random.between(2, 188)} ${street} Lane, ${town} QX${random.digits(3)}`,
    // 555-01xx and example.org are set aside for what belongs to nobody.
    telephone: `+1 ${random.between(201, 989)} 555 01${random.digits(2)}`,
    email: `${person.given.toLowerCase()}.${random.digits(3)}@mail.example.org`,
    referringPhysician: plainPerson(random.pick(SURNAMES.slice(4)), word(random)),
    operator: plainPerson(word(random), word(random)),
    institution: `${town} Fictional Hospital`,
    institutionAddress: `${random.between(2, 188)} ${word(random)} Square, ${town}`,
    department: `Imaging ${word(random)} Wing`,
    visitDates: visitDates(random, index, visits),
  };
}

/** A person by lot, in Latin letters and in a script. */
export function inventPatient(random: Random, script: Script, wordForSurname = false): { readonly person: Person; readonly nativeFamily: string } {
  const [one, two] = [inScript(random, script), inScript(random, script)];
  const family = wordForSurname ? random.pick(SURNAMES) : one.latin;
  if (script.first) {
    const [nativeFamily, nativeGiven] = wordForSurname ? [family, two.latin] : [one.native, two.native];
    // Names that stand in Latin letters everywhere have no second spelling.
    const others = nativeFamily === family ? [] : [nativeFamily, nativeGiven];
    return { person: { family, given: two.latin, name: `${nativeFamily}^${nativeGiven}`, otherGroups: others }, nativeFamily };
  }
  const groups = [`${family}^${two.latin}`, `${one.native}^${two.native}`, ...(script.sounds === undefined ? [] : [`${one.sound}^${two.sound}`])];
  const others = script.sounds === undefined ? [one.native, two.native] : [one.native, two.native, one.sound, two.sound];
  return { person: { family, given: two.latin, name: groups.join('='), otherGroups: others }, nativeFamily: one.native };
}

function inScript(random: Random, script: Script): { readonly latin: string; readonly native: string; readonly sound: string } {
  const chosen = Array.from({ length: 3 }, () => random.between(0, LATIN.length - 1));
  const written = (signs: readonly string[], count: number): string => capital(chosen.slice(0, count).map((index) => signs[index % signs.length] ?? '').join(''));
  // Three groups with their escape sequences fit in 64 bytes, which is what some readers allow a whole PN.
  const count = script.sounds === undefined ? 3 : 2;
  return { latin: written(LATIN, 3), native: written(script.syllables, count), sound: written(script.sounds ?? LATIN, count) };
}

function word(random: Random): string {
  return capital(Array.from({ length: 3 }, () => random.pick(LATIN)).join(''));
}

/** Visits lie two weeks to four months apart, differently for each subject. */
function visitDates(random: Random, index: number, visits: number): readonly string[] {
  const gapDays = index === 0 ? 14 : random.between(15, 120);
  const first = Date.UTC(random.between(2018, 2023), random.between(0, 11), random.between(1, 28));
  return Array.from({ length: visits }, (_, visit) => new Date(first + visit * gapDays * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

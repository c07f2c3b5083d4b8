import { riskCutOffs } from '../../../facts/risk-releases.js';
import { ageOf, birthdayWindowDays } from '../metrics/birthdays.js';
import { yearsBetween } from '../metrics/calendar.js';
import type { CollectedPerson } from '../release/collected.js';
import type { QuasiIdentifier } from '../quasi/quasi-identifiers.js';
import { lineOf, persons, type Judged, type Metric, type Offender, type Release } from './judged.js';

const AGE = 0x00101010;
const BIRTH_DATE = 0x00100030;

/** R5: how close ages over several visits come to a birthday. R7: who is very old, and ages to the day, week or month. */
export function judgeAges({ collected, derived }: Release): Judged {
  const looked = [...derived.persons, ...derived.others];
  const age = looked.find(({ tag }) => tag === AGE);
  const birth = looked.find(({ tag }) => tag === BIRTH_DATE);
  const born = collected.persons.some(({ studies }) => studies.some(({ values }) => values.has(BIRTH_DATE)));
  const lines = [...lineOf(age?.rule ?? null), ...(born ? lineOf(birth?.rule ?? null) : [])];
  const bands = bandsOf(age);
  const windows = collected.persons.map((person) => windowOf(person, bands));
  const { metric: r5, offenders: near, least } = judgeWindows(windows, collected.persons, lines);
  const { metric: r7, offenders: old } = judgeOld(collected.persons, bands, lines);
  return { metrics: [r5, r7], offenders: () => [...near(), ...old()], values: { 'birthday-window': least } };
}

interface Bands {
  /** years of the narrowest that some file shows */
  readonly width: number;
  /** years from which on all are one; null where some file shows the age itself */
  readonly top: number | null;
}

function bandsOf(age: QuasiIdentifier | undefined): Bands {
  const leaving = (age?.outcome.demands ?? []).filter(({ action }) => action.kind !== 'remove' && action.kind !== 'empty');
  const bands = leaving.map(({ action }) => (action.kind === 'band' ? action : { by: 1, top: null }));
  if (bands.length === 0) return { width: 1, top: null };
  const tops = bands.map(({ top }) => top);
  return { width: Math.min(...bands.map(({ by }) => by)), top: tops.every((top) => top !== null) ? Math.max(...tops) : null };
}

function windowOf({ studies }: CollectedPerson, { width, top }: Bands): number | null {
  const ages = studies.flatMap(({ day, values }) => (day === null ? [] : [...(values.get(AGE) ?? [])].map((age) => ({ day, age }))));
  const stated = birthdayWindowDays(ages, width, top);
  const births = studies.flatMap(({ values }) => [...(values.get(BIRTH_DATE) ?? [])]).map((text) => (text.length >= 8 ? 1 : text.length >= 6 ? 31 : 366));
  const all = [...births, ...(stated === null ? [] : [stated])];
  return all.length === 0 ? null : Math.min(...all);
}

function judgeWindows(windows: readonly (number | null)[], all: readonly CollectedPerson[], lines: readonly string[]): { readonly metric: Metric; readonly offenders: () => readonly Offender[]; readonly least: number | null } {
  const { birthdayFailDays, birthdayWarnDays } = riskCutOffs();
  const known = windows.filter((days) => days !== null);
  const upTo = (most: number): number => known.filter((days) => days > 0 && days <= most).length;
  const contradicting = known.filter((days) => days <= 0).length;
  const least = known.length === 0 ? null : Math.min(...known);
  const positive = known.filter((days) => days > 0);
  const metric: Metric = {
    rule: 'R5',
    name: 'days that ages leave for a birthday',
    verdict: upTo(birthdayFailDays) > 0 ? 'fail' : upTo(birthdayWarnDays) > 0 || contradicting > 0 ? 'warn' : 'pass',
    says:
      known.length === 0
        ? 'no output states an age beside a date'
        : `${upTo(birthdayFailDays) === 0 ? 'nobody\'s' : `the birthday of ${persons(upTo(birthdayFailDays))}`} ${upTo(birthdayFailDays) === 0 ? 'birthday ' : ''}can be told to within ${birthdayFailDays} days${upTo(birthdayWarnDays) > upTo(birthdayFailDays) ? `, of ${persons(upTo(birthdayWarnDays))} to within ${birthdayWarnDays}` : ''}${contradicting > 0 ? `; the ages of ${persons(contradicting)} contradict each other` : ''}`,
    figures: { persons: known.length, leastDays: positive.length === 0 ? null : Math.min(...positive), [`upTo${birthdayFailDays}Days`]: upTo(birthdayFailDays), [`upTo${birthdayWarnDays}Days`]: upTo(birthdayWarnDays), contradicting },
    threshold: `more than ${birthdayFailDays} days; a warning up to ${birthdayWarnDays}`,
  };
  const offenders = (): readonly Offender[] => all.flatMap(({ name }, row): readonly Offender[] => {
    const days = windows[row] ?? null;
    if (days === null || days > birthdayWarnDays) return [];
    return [{ rule: 'R5', persons: [name], words: days <= 0 ? 'the ages at their visits contradict each other' : `the ages at their visits leave ${days === 1 ? '1 day' : `${days} days`} for their birthday`, lines }];
  });
  return { metric, offenders, least };
}

function judgeOld(all: readonly CollectedPerson[], { top }: Bands, lines: readonly string[]): { readonly metric: Metric; readonly offenders: () => readonly Offender[] } {
  const { oldestYears } = riskCutOffs();
  // the band that holds all very old persons begins at its own lower end
  const most = top !== null && top <= oldestYears + 1 ? top : oldestYears;
  const isOld = (text: string): boolean => ageOf(text)?.unit === 'Y' && (ageOf(text)?.count ?? 0) > most;
  const isExact = (text: string): boolean => (ageOf(text)?.unit ?? 'Y') !== 'Y';
  const found = all.map(({ name, studies }) => {
    const ages = studies.flatMap(({ values }) => [...(values.get(AGE) ?? [])]);
    const born = studies.flatMap(({ values, day }) => [...(values.get(BIRTH_DATE) ?? [])].map((text) => (day === null ? 0 : yearsBetween(text, day))));
    return { name, old: ages.find(isOld) ?? (born.some((years) => years > oldestYears) ? 'by the year of birth' : undefined), exact: ages.find(isExact) };
  });
  const [old, exact] = [found.filter((one) => one.old !== undefined).length, found.filter((one) => one.exact !== undefined).length];
  const metric: Metric = {
    rule: 'R7',
    name: `ages over ${oldestYears}, and ages in days, weeks or months`,
    verdict: old + exact > 0 ? 'fail' : 'pass',
    says: old + exact === 0 ? `nobody's age over ${oldestYears} can be told, and no age is in days, weeks or months` : `${old === 0 ? '' : `an age over ${oldestYears} is told of ${persons(old)}`}${old > 0 && exact > 0 ? '; ' : ''}${exact === 0 ? '' : `an age in days, weeks or months, which is as good as a date, is told of ${persons(exact)}`}`,
    figures: { old, exact },
    threshold: 'nobody (45 CFR 164.514(b)(2)(i)(C))',
  };
  const offenders = (): readonly Offender[] => found.flatMap(({ name, old: told, exact: unit }): readonly Offender[] => [
    ...(told === undefined ? [] : [{ rule: 'R7', persons: [name], words: `older than ${oldestYears}: ${told}`, lines } as const]),
    ...(unit === undefined ? [] : [{ rule: 'R7', persons: [name], words: `an age as good as a date: ${unit}`, lines } as const]),
  ]);
  return { metric, offenders };
}

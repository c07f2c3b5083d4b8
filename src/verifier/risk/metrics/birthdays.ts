import { yearsBefore } from './calendar.js';

/** An age as stated on a day. */
export interface AgeOnDay {
  readonly day: number;
  /** AS: "034Y", PS3.5 6.2 */
  readonly age: string;
}

/** An age: how many of its unit. */
export interface Age {
  readonly count: number;
  readonly unit: 'D' | 'W' | 'M' | 'Y';
}

export function ageOf(text: string): Age | null {
  const [, count, unit] = /^(\d{3})([DWMY])$/.exec(text) ?? [];
  return unit === undefined ? null : { count: Number(count), unit: unit as Age['unit'] };
}

/** Days of the longest of each unit. */
const unitDays = { D: 1, W: 7, M: 31 } as const;

/**
 * How many days are left for a person's birthday once every stated age and its day are laid over each other; 0 or less where no day is
 * left, for the ages contradict each other; null where there is none. Rule R5 of the method. That all days are moved alike does not widen it.
 *
 * @param bandYears width of the bands that ages are given in; 1 for single years
 * @param topYears what is this old or older is one band; null for none
 */
export function birthdayWindowDays(ages: readonly AgeOnDay[], bandYears = 1, topYears: number | null = null): number | null {
  let [earliest, latest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { day, age: text } of ages) {
    const age = ageOf(text);
    if (age === null) continue;
    const { count, unit } = age;
    const open = unit === 'Y' && topYears !== null && count >= topYears;
    const from = unit === 'Y' ? yearsBefore(day, count + bandYears) + 1 : day - ((count + 1) * unitDays[unit] - 1);
    const to = unit === 'Y' ? yearsBefore(day, count) : day - count * unitDays[unit];
    if (!open) earliest = Math.max(earliest, from);
    latest = Math.min(latest, to);
  }
  return latest === Number.POSITIVE_INFINITY || earliest === Number.NEGATIVE_INFINITY ? null : latest - earliest + 1;
}

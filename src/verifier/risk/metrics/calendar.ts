const DAY_MILLISECONDS = 86_400_000;

/** Days since 1970-01-01 of a DA or the date of a DT (PS3.5 6.2); null where it is not a day of the calendar. */
export function dayNumber(text: string): number | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(text) ?? [];
  if (year === undefined) return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(time);
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? time / DAY_MILLISECONDS : null;
}

/** The same day of the year so many years before; 28 February where that has no 29th. */
export function yearsBefore(day: number, years: number): number {
  const date = new Date(day * DAY_MILLISECONDS);
  const [year, month] = [date.getUTCFullYear() - years, date.getUTCMonth()];
  const before = new Date(Date.UTC(year, month, date.getUTCDate()));
  return (before.getUTCMonth() === month ? before.getTime() : Date.UTC(year, 1, 28)) / DAY_MILLISECONDS;
}

/** Whole years from a birth date, or the begin of what is left of one, to a day. */
export function yearsBetween(birth: string, day: number): number {
  const [born, then] = [birth.padEnd(8, '0'), dayText(day)];
  return Number(then.slice(0, 4)) - Number(born.slice(0, 4)) - (then.slice(4) < born.slice(4) ? 1 : 0);
}

/** YYYYMMDD */
export function dayText(day: number): string {
  return new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10).replaceAll('-', '');
}

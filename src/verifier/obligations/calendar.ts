const DAY_MS = 86_400_000;

/** A date of the Gregorian calendar as far as it is stated; the rest of a DT after its date part. */
export interface StatedDate {
  readonly year: number;
  /** 1–12 */
  readonly month: number | null;
  readonly day: number | null;
  /** time and offset from UTC, as written */
  readonly rest: string;
}

/** Reads a DA (also the retired yyyy.mm.dd) or a DT, PS3.5 6.2; null when it is no date. */
export function parseDate(value: string): StatedDate | null {
  const match = /^(\d{4})(?:(\d{2})(?:(\d{2})(\d{2}(?:\d{2}(?:\d{2}(?:\.\d{1,6})?)?)?)?)?)?([+-]\d{4})?$/.exec(value) ?? /^(\d{4})\.(\d{2})\.(\d{2})()()$/.exec(value);
  if (match === null) return null;
  const [, year, month, day, time, zone] = match;
  const date: StatedDate = {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
    rest: `${time ?? ''}${zone ?? ''}`,
  };
  return isOnCalendar(date) ? date : null;
}

/** Whether the time and offset behind the date part of a DT exist: up to 23:59:60, PS3.5 6.2, and from -1200 to +1400. */
export function isOnClock(rest: string): boolean {
  const parts = /^([\d.]*)(?:([+-])(\d\d)(\d\d))?$/.exec(rest);
  if (parts === null) return false;
  const [, time = '', sign, zoneHours = '0', zoneMinutes = '0'] = parts;
  const isZone = Number(zoneMinutes) < 60 && Number(zoneHours) + Number(zoneMinutes) / 60 <= (sign === '-' ? 12 : 14);
  return (time === '' || isTime(time)) && isZone;
}

/** A TM, PS3.5 6.2, also with the colons that it once had. */
export function isTime(value: string): boolean {
  const parts = /^(\d\d)(?::?(\d\d)(?::?(\d\d)(?:\.\d{1,6})?)?)?$/.exec(value);
  const [, hours = '0', minutes = '0', seconds = '0'] = parts ?? [];
  return parts !== null && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) <= 60;
}

/** A whole value of DA, DT or TM that says a day or time there is; a DA says a day and no time. */
export function isOfItsVr(value: string, vr: string): boolean {
  if (vr === 'TM') return isTime(value);
  const date = parseDate(value);
  return date !== null && isOnClock(date.rest) && (vr !== 'DA' || (date.day !== null && date.rest === ''));
}

function isOnCalendar(date: StatedDate): boolean {
  if (date.month === null) return true;
  if (date.month < 1 || date.month > 12) return false;
  if (date.day === null) return true;
  return date.day >= 1 && date.day <= daysInMonth(date.year, date.month);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(utc(year, month + 1, 0)).getUTCDate();
}

/** Days since 1970-01-01 of the first day the date can mean. */
export function firstDay(date: StatedDate): number {
  return Math.round(utc(date.year, date.month ?? 1, date.day ?? 1) / DAY_MS);
}

/** Days since 1970-01-01 of the last day the date can mean. */
export function lastDay(date: StatedDate): number {
  const month = date.month ?? 12;
  return Math.round(utc(date.year, month, date.day ?? daysInMonth(date.year, month)) / DAY_MS);
}

/** Milliseconds of a day; a day of 0 is the last of the month before. Years below 100 mean themselves. */
function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

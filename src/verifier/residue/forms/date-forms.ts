import { residueWords } from '../../../facts/residue-words.js';
import type { StatedDate } from '../../obligations/calendar.js';

const english = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

let names: readonly (readonly string[])[] | undefined;

/** Names of a month in several languages, 1 to 12, short forms too. */
function monthNames(month: number): readonly string[] {
  names ??= english.map((_, index) => Object.entries(residueWords().months).flatMap(([name, number]) => (number === index + 1 ? [name] : [])));
  return names[month - 1] ?? [];
}

/** Notations of one day that are long enough to mean that day and nothing else, small letters: value patterns, section 4. */
export function dateForms(date: StatedDate): readonly string[] {
  if (date.month === null || date.day === null) return [];
  const { y, m, d, day, month } = partsOf(date);
  const numeric = [`${y}${m}${d}`, ...['-', '/', '.'].flatMap((mark) => [[y, m, d].join(mark), [d, m, y].join(mark)]), ...['/', '-'].map((mark) => [m, d, y].join(mark))];
  const short = day === d && month === m ? [] : ['.', '/', '-'].flatMap((mark) => [[day, month, y].join(mark), [y, month, day].join(mark)]).concat(['/'].map((mark) => [month, day, y].join(mark)));
  const worded = monthNames(date.month).flatMap((name) => [`${day} ${name} ${y}`, `${d} ${name} ${y}`, `${day}. ${name} ${y}`, `${d}-${name}-${y}`, `${day}-${name}-${y}`, `${name} ${day}, ${y}`, `${name} ${d}, ${y}`, `${name} ${d} ${y}`, `${d}${name}${y}`]);
  const spoken = english.slice(date.month - 1, date.month).flatMap((name) => [`${day}${ordinal(date.day ?? 0)} of ${name} ${y}`, `${day}${ordinal(date.day ?? 0)} ${name} ${y}`, `${name} ${day}${ordinal(date.day ?? 0)}, ${y}`]);
  const romance = monthNames(date.month).map((name) => `${day} de ${name} de ${y}`);
  const years = date.year % 100;
  const twoDigits = monthNames(date.month).filter((name) => name.length === 3).map((name) => `${d}-${name}-${String(years).padStart(2, '0')}`);
  return [...new Set([...numeric, ...short, ...worded, ...spoken, ...romance, ...twoDigits, ...calendars(date)])];
}

/** Further notations of a birth date, which by themselves are met by chance; only whole values are believed. */
export function shortDateForms(date: StatedDate): readonly string[] {
  if (date.month === null || date.day === null) return [];
  const { y, m, d } = partsOf(date);
  const yy = y.slice(2);
  return [...new Set([`${yy}${m}${d}`, `${d}${m}${yy}`, `${m}${d}${yy}`, ...['.', '/', '-'].map((mark) => [d, m, yy].join(mark)), `${m}/${d}/${yy}`, `${y}${String(dayOfYear(date)).padStart(3, '0')}`])];
}

/** The two notations in which a date that only moved is still looked for, outside date elements. */
export function shiftedDateForms(date: StatedDate): readonly string[] {
  if (date.month === null || date.day === null) return [];
  const { y, m, d } = partsOf(date);
  return [`${y}${m}${d}`, `${y}-${m}-${d}`];
}

function partsOf(date: StatedDate) {
  const two = (value: number | null): string => String(value ?? 0).padStart(2, '0');
  return { y: String(date.year).padStart(4, '0'), m: two(date.month), d: two(date.day), day: String(date.day ?? 0), month: String(date.month ?? 0) };
}

function ordinal(day: number): string {
  return day >= 11 && day <= 13 ? 'th' : day % 10 === 1 ? 'st' : day % 10 === 2 ? 'nd' : day % 10 === 3 ? 'rd' : 'th';
}

function utc({ year, month, day }: StatedDate): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  return date;
}

function dayOfYear(date: StatedDate): number {
  return Math.round((utc(date).getTime() - utc({ ...date, month: 1, day: 1 }).getTime()) / 86_400_000) + 1;
}

/** East Asian signs, Japanese eras, Buddhist years, Hijri and Hebrew days. */
function calendars(date: StatedDate): readonly string[] {
  const { m, d, day, month } = partsOf(date);
  const signs = [`${date.year}年${month}月${day}日`, `${date.year}年${m}月${d}日`, `${date.year}년 ${month}월 ${day}일`, `${date.year}년${month}월${day}일`];
  const buddhist = String(date.year + 543);
  const thai = [`${d}/${m}/${buddhist}`, `${day}/${month}/${buddhist}`, `${buddhist}${m}${d}`, `${buddhist}-${m}-${d}`];
  return [...signs, ...thai, ...eraForms(date), ...byCalendar(date, 'islamic-umalqura'), ...byCalendar(date, 'hebrew')];
}

/** Day and month at which an era of the table began; a day before belongs to the era before. */
const eraBegins: Readonly<Record<string, string>> = { m: '1868-10-23', t: '1912-07-30', s: '1926-12-25', h: '1989-01-08', r: '2019-05-01' };
const eraSigns: Readonly<Record<string, string>> = { m: '明治', t: '大正', s: '昭和', h: '平成', r: '令和' };

function eraForms(date: StatedDate): readonly string[] {
  const { y, m, d, day, month } = partsOf(date);
  const era = Object.keys(eraBegins).findLast((letter) => `${y}-${m}-${d}` >= (eraBegins[letter] ?? ''));
  if (era === undefined) return [];
  const year = date.year - (residueWords().eras[era] ?? 0);
  const names = year === 1 ? ['1', '元'] : [String(year)];
  return [...names.flatMap((name) => [`${eraSigns[era] ?? ''}${name}年${month}月${day}日`]), `${era}${String(year).padStart(2, '0')}.${m}.${d}`, `${era}${String(year).padStart(2, '0')}/${m}/${d}`, `${era}${String(year).padStart(2, '0')}${m}${d}`];
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function byCalendar(date: StatedDate, calendar: 'islamic-umalqura' | 'hebrew'): readonly string[] {
  const style = calendar === 'hebrew' ? ('long' as const) : ('numeric' as const);
  let formatter = formatters.get(calendar);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { year: 'numeric', month: style, day: 'numeric', timeZone: 'UTC' });
    formatters.set(calendar, formatter);
  }
  const parts = Object.fromEntries(formatter.formatToParts(utc(date)).map(({ type, value }) => [type, value]));
  const [year, month, day] = [parts['year'] ?? '', parts['month'] ?? '', parts['day'] ?? ''];
  if (calendar === 'hebrew') return [`${day} ${month} ${year}`.toLowerCase()];
  const two = (text: string): string => text.padStart(2, '0');
  return [`${two(day)}/${two(month)}/${year}`, `${day}/${month}/${year}`, `${year}-${two(month)}-${two(day)}`, `${year}${two(month)}${two(day)}`];
}

import { residueWords } from '../../../facts/residue-words.js';
import { isDay } from '../checksums/arithmetic.js';
import { anyOf, matchesOf, type Match, type Pattern, type Reading } from './pattern.js';

const words = residueWords();
const months = `(?:${anyOf(Object.keys(words.months))})`;
/** 1870 to 2079, and the Buddhist years of the same time */
const year = '(?:18[7-9]\\d|19\\d\\d|20[0-7]\\d|24[1-9]\\d|25\\d\\d|260\\d)';
/** no digit before, nor a component of a version or UID; the same behind */
const open = '(?<![\\d.]|[\\d][-/])';
const shut = '(?!\\d|\\.\\d|[-/]\\d)';

const yearFirst = new RegExp(`${open}(${year})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d|[-/.]\\d)`, 'gu');
const yearLast = new RegExp(`${open}(\\d{1,2})([-/.])(\\d{1,2})\\2(${year})${shut}`, 'gu');
const hijriYearLast = new RegExp(`${open}(\\d{1,2})([-/])(\\d{1,2})\\2(1[34]\\d\\d)${shut}`, 'gu');
const dayMonth = new RegExp(`(?<![\\p{L}\\d.])(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?[\\s-]*(?:of\\s+|de\\s+)?(?<!\\p{L})(${months})[.,]?(?:[\\s-]+|\\s+de\\s+|\\s*,\\s*)(?:${year}|['’]\\d\\d|(?<=-)\\d\\d)(?![\\d.])`, 'giu');
const glued = new RegExp(`(?<![\\p{L}\\d])(\\d{1,2})(${months})(${year})(?!\\d)`, 'giu');
const monthDay = new RegExp(`(?<!\\p{L})(${months})\\.?[\\s-]+(\\d{1,2})(?:st|nd|rd|th)?(?:,\\s*|\\s+|-)${year}(?![\\d.])`, 'giu');
const otherCalendars = new RegExp(`(?<!\\d)\\d{1,2}\\.?\\s+(?:${anyOf([...words.hijriMonths, ...words.hebrewMonths])})[\\p{L}' -]{0,9}\\s+(?:1[34]\\d\\d|5[67]\\d\\d)(?!\\d)`, 'giu');
const signs = /(?:(?:明治|大正|昭和|平成|令和)\s?(?:元|\d{1,2})|\d{4})\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]/gu;
const eight = /(?<![\d.]|[a-f]\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d)?(?:\.\d{1,6})?)?(?!\d)/gu;
const twoDigitYear = /(?<![\p{L}\d.,/-])(\d{2})([./])(\d{2})\2(\d{2})(?![\d./-])/gu;
const someDay = '(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}|[MTSHR]\\.?\\d{1,2}[./-]\\d{1,2}[./-]\\d{1,2}|\\d{8}|\\d{6})';
const born = new RegExp(`(?<!\\p{L})(?:${anyOf(words.birthLabels)})["'\\s:=>.(]{0,5}${someDay}(?!\\d)`, 'giu');
const seen = new RegExp(`(?<!\\p{L})(?:${anyOf(words.dateLabels.filter((label) => label.length > 3))})[\\s:=>.(]{1,4}(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4})(?!\\d)`, 'giu');
const ticks = /(?:epoch|unix|timestamp|time_t)["'\s:=>]{0,5}1\d{9}(?:\d{3})?(?!\d)/giu;
const inUid = /(?<=\.)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])(?:[0-5]\d(?:[0-5]\d(?:\d{3})?)?)?)?(?=\.|$|[^\d.])/gu;
const inSplitUid = /(?<=\.)(?:19|20)\d\d\.(?:1[0-2]|0?[1-9])\.(?:[12]\d|3[01]|0?[1-9])(?=\.)/gu;

/** Dates as people and programs write them, with their day; of what speaks of a product only those that a word announces. */
export const dates: Pattern = (reading) => {
  const { text, whole } = reading;
  if (!/\d/.test(whole)) return [];
  const announced = [...find(text, born, 'a date of birth'), ...find(text, seen, 'a date that a word announces')];
  if (reading.technical) return announced;
  return [
    ...announced,
    ...matchesOf(text, yearFirst, 'date', 'a date', ([, , mark, month = '', day = '']) => (!isDay(Number(month), Number(day)) ? null : mark === '.' && month.length + day.length < 4 ? null : 'high')),
    ...matchesOf(text, yearLast, 'date', 'a date', ([, first, mark, second]) => (isDay(Number(second), Number(first)) || (mark !== '.' && isDay(Number(first), Number(second))) ? 'high' : null)),
    ...matchesOf(text, hijriYearLast, 'date', 'a date of the Hijri calendar', ([, day, , month]) => (Number(day) <= 30 && Number(month) <= 12 ? 'medium' : null)),
    ...matchesOf(text, dayMonth, 'date', 'a date in words', ([, day, month = '']) => (isDay(words.months[month.toLowerCase()] ?? 0, Number(day)) ? 'high' : null)),
    ...matchesOf(text, glued, 'date', 'a date in words', ([, day, month = '']) => (isDay(words.months[month.toLowerCase()] ?? 0, Number(day)) ? 'high' : null)),
    ...matchesOf(text, monthDay, 'date', 'a date in words', ([, month = '', day]) => (isDay(words.months[month.toLowerCase()] ?? 0, Number(day)) ? 'high' : null)),
    ...find(text, otherCalendars, 'a date of another calendar'),
    ...find(text, signs, 'a date'),
    ...matchesOf(text, ticks, 'date', 'a point in time in seconds', () => 'medium'),
    ...compact(reading),
    ...insideUids(reading),
  ];
};

function find(text: string, expression: RegExp, says: string): readonly Match[] {
  return matchesOf(text, expression, 'date', says, () => 'high');
}

function compact({ text, kind }: Reading): readonly Match[] {
  return [
    ...matchesOf(text, eight, 'date', 'a date of eight digits', ([, , month, day, hour]) => (!isDay(Number(month), Number(day)) ? null : hour !== undefined ? 'high' : kind === 'raw' ? 'low' : 'medium')),
    ...(kind === 'prose' || kind === 'label' ? matchesOf(text, twoDigitYear, 'date', 'what may be a date with a year of two digits', ([, first, , second]) => (isDay(Number(first), Number(second)) || isDay(Number(second), Number(first)) ? 'low' : null)) : []),
  ];
}

/** UIDs were blanked: their components are read in the whole text. */
function insideUids({ text, whole }: Reading): readonly Match[] {
  if (text === whole) return [];
  const blanked = ({ start }: Match): boolean => text[start] === ' ';
  const judge = ([, , month, day]: RegExpMatchArray): 'medium' | null => (month === undefined || isDay(Number(month), Number(day)) ? 'medium' : null);
  return [...matchesOf(whole, inUid, 'date', 'a date inside a UID', judge), ...matchesOf(whole, inSplitUid, 'date', 'a date inside a UID', judge)].filter(blanked);
}

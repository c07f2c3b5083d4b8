import { dayNumber, daysOfMonth, dayText } from './calendar.js';
import { gone, type ValueAction } from './action.js';
import { isOffset, isTimeOfDay, isTm } from './clock.js';
import { textsOf } from './value.js';

/**
 * Moves the date part of DA and DT by the days of the file's subject, PS3.15 E.3.6; times of day and offsets from UTC stay. What is
 * no date goes.
 */
export const shift: ValueAction = (value, file) => {
  const texts = textsOf(value);
  // days that do not move leave the original
  if (file.shiftDays === 0 && value.vr !== 'TM') return texts.length === 0 ? null : gone;
  const moved = texts.map((text) => (text === '' ? '' : value.vr === 'TM' ? (isTm(text) ? text : null) : shifted(text, value.vr, file.shiftDays)));
  if (moved.includes(null)) return gone;
  return texts.length === 0 ? null : moved.join('\\');
};

/** A DA, also as yyyy.mm.dd, or a DT with whatever precision it states. */
const form = /^(\d{4})(?:(\d{2})(?:(\d{2})(\d{2}(?:\d{2}(?:\d{2}(?:\.\d{1,6})?)?)?)?)?)?([+-]\d{4})?$/;

function shifted(text: string, vr: string, days: number): string | null {
  const match = form.exec(text.replace(/^(\d{4})\.(\d{2})\.(\d{2})$/, '$1$2$3'));
  if (match === null) return null;
  const [, year = '', month, day, time = '', zone = ''] = match;
  // a date of two parts is a DT; a DA that states less than a day is none
  if (vr === 'DA' && (day === undefined || time !== '' || zone !== '')) return null;
  if ((time !== '' && !isTimeOfDay(time)) || (zone !== '' && !isOffset(zone))) return null;
  const from = dayNumber(Number(year), Number(month ?? 7), day === undefined ? middleDay(Number(year), month) : Number(day));
  const to = from === null ? null : dayText(from + days);
  if (to === null) return null;
  return `${to.slice(0, day !== undefined ? 8 : month !== undefined ? 6 : 4)}${time}${zone}`;
}

/** A partial date moves as the middle of what it states does: no day of it is further off. */
function middleDay(year: number, month: string | undefined): number {
  return month === undefined ? 2 : Math.ceil(daysOfMonth(year, Math.min(12, Math.max(1, Number(month)))) / 2);
}

import type { Action } from '../../compiler/resolve/model.js';
import { gone, type ValueAction } from './action.js';
import { dayNumber } from './calendar.js';
import { isOffset, isTimeOfDay, isTm } from './clock.js';
import { textsOf } from './value.js';

type Precision = Extract<Action, { kind: 'truncate' }>['to'];

/** Digits that are left of YYYYMMDDHH. */
const digits: Readonly<Record<Precision, number>> = { year: 4, month: 6, day: 8, hour: 10 };

/** Cuts dates and times to a precision. A DA must state a day (PS3.5 6.2), so what is cut off becomes the first month and day. */
export function truncate(to: Precision): ValueAction {
  const left = digits[to];
  return (value) => {
    const texts = textsOf(value);
    const cut = texts.map((text) => (text === '' ? '' : value.vr === 'TM' ? cutTime(text, left - 8) : cutDate(text, left, value.vr)));
    if (texts.length === 0) return null;
    return cut.includes(null) ? gone : cut.join('\\');
  };
}

function cutTime(text: string, left: number): string | null {
  if (!isTm(text)) return null;
  return left <= 0 ? null : text.slice(0, 2);
}

function cutDate(text: string, left: number, vr: string): string | null {
  const match = /^(\d{4})(?:(\d{2})(?:(\d{2})(\d{2}(?:\d{2}(?:\d{2}(?:\.\d{1,6})?)?)?)?)?)?([+-]\d{4})?$/.exec(text.replace(/^(\d{4})\.(\d{2})\.(\d{2})$/, '$1$2$3'));
  if (match === null) return null;
  const [, year = '', month = '', day = '', time = '', zone = ''] = match;
  if ((time !== '' && !isTimeOfDay(time)) || (zone !== '' && !isOffset(zone))) return null;
  if (dayNumber(Number(year), Number(month || 1), Number(day || 1)) === null) return null;
  const stated = `${year}${month}${day}${time}`.slice(0, left);
  if (vr === 'DA') return day === '' || time !== '' || zone !== '' ? null : `${stated}${'0101'.slice(stated.length - 4)}`.slice(0, 8);
  return left === 10 && stated.length === 10 ? `${stated}${zone}` : stated;
}

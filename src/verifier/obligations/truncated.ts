import type { DemandedAction } from '../expected.js';
import { bytesOf, emptyValue, isDummy, originalOf, valuesOf } from './compare.js';
import { isOfItsVr } from './calendar.js';
import { elementObligation, type Entry, type Obligation, type Problem } from './obligation.js';

type Precision = Extract<DemandedAction, { kind: 'truncate' }>['to'];

/** Digits of a DA or DT that a precision leaves: YYYY, YYYYMM, YYYYMMDD, YYYYMMDDHH. */
const digitsLeft: Readonly<Record<Precision, number>> = { year: 4, month: 6, day: 8, hour: 10 };

/** A date or time to lower precision: what is left is the original's, what is cut off is absent or its first value (01, 00). */
export function truncated(): Obligation {
  return elementObligation({
    name: 'truncated',
    clause: 'PS3.15 E.3.6; 45 CFR 164.514(b)(2)(i)(C)',
    judges: ['truncate'],
    element: (entry, demand) => (demand.action.kind === 'truncate' ? judge(entry, demand.action.to) : null),
  });
}

function judge(entry: Entry, to: Precision): Problem | null {
  const original = originalOf(entry);
  const [output] = entry.output;
  const isReadable = original !== undefined && valuesOf(original).every((old) => old === '' || isOfItsVr(old, entry.vr));
  if (output === undefined || emptyValue(output)) {
    const mayStay = original !== undefined && isReadable && leaves(entry.vr, to);
    return mayStay ? { grade: 'fitness', kind: 'gone', message: 'an element that must be truncated has no value' } : null;
  }
  if (isDummy(output)) return null;
  if (original !== undefined && !isReadable) return { grade: 'leak', kind: 'not-truncated', message: 'a truncated value was made of one that is no date or time', value: bytesOf(output) };
  const olds = original === undefined ? null : valuesOf(original).map(withoutSeparators);
  for (const [index, value] of valuesOf(output).entries()) {
    if (!lowered(value, olds?.[index] ?? null, entry.vr === 'TM' ? digitsLeft[to] - 8 : digitsLeft[to], entry.vr)) {
      return { grade: 'leak', kind: 'not-truncated', message: 'a date or time is more precise than the rule allows, or another one', value: bytesOf(output) };
    }
  }
  return null;
}

/** Of a time of day nothing is left but its hour. */
function leaves(vr: string, to: Precision): boolean {
  return vr !== 'TM' || to === 'hour';
}

/** Retired forms say the same with points and colons: 2024.03.01, 10:15:30 */
function withoutSeparators(value: string): string {
  return /^\d{4}\.\d\d\.\d\d$/.test(value) ? value.replaceAll('.', '') : value.replaceAll(':', '');
}

function lowered(value: string, old: string | null, digits: number, vr: string): boolean {
  const [, stated = '', zone = ''] = /^([\d.]*)((?:[+-]\d{4})?)$/.exec(value) ?? [];
  if (stated === '' && value !== '') return false;
  const left = Math.max(0, digits);
  const [, oldDigits = '', oldZone = ''] = old === null ? [] : (/^([\d.]*)((?:[+-]\d{4})?)$/.exec(old) ?? []);
  if (old !== null && (stated.slice(0, left) !== oldDigits.slice(0, left) || (zone !== '' && zone !== oldZone))) return false;
  const cut = stated.slice(left).replace('.', '');
  // month and day fill up as 01, times as zeros
  const dateFill = vr === 'TM' ? '' : '0101'.slice(Math.max(0, left - 4));
  return cut === '' || cut === dateFill || /^0*$/.test(cut) || (cut.startsWith(dateFill) && /^0*$/.test(cut.slice(dateFill.length)));
}

import type { Model } from '../../compiler/resolve/model.js';
import { rootValues } from '../read/values.js';
import { bytesOf, emptyValue, isDummy, originalOf, valuesOf } from './compare.js';
import { firstDay, isOfItsVr, lastDay, parseDate, type StatedDate } from './calendar.js';
import { elementObligation, type Entry, type Obligation, type Pair, type Problem } from './obligation.js';

const LONGITUDINAL = 0x00280303;

/**
 * Modified dates: one offset for all dates of a subject, not zero, within the window, in its direction; times of day and offsets
 * from UTC as they were. So every interval of a subject stays exact. Without an original a date that moved looks like one that did not:
 * then it must at least stand in an object that says its dates were modified, as PS3.15 E.3.6 asks.
 */
export function dates({ shift, longitudinal }: Pick<Model, 'shift' | 'longitudinal'>): Obligation {
  const offsetOf = new Map<string, number>();

  function judge(entry: Entry, pair: Pair): Problem | null {
    const original = originalOf(entry);
    const [output] = entry.output;
    const olds = original === undefined ? [] : valuesOf(original);
    const movable = olds.every((old) => old === '' || isOfItsVr(old, entry.vr));
    if (output === undefined || emptyValue(output)) {
      // fail closed: what is no date, or leaves the calendar when moved, may go
      if (original === undefined || !movable || nearTheEdge(olds)) return null;
      return { grade: 'fitness', kind: 'gone', message: 'an element that must be shifted has no date' };
    }
    const values = valuesOf(output);
    if (pair.original === null) return isDummy(output) ? null : unstated(entry, pair, values.join('\\'));
    // the same where an attribute of Type 1 must have a value
    if (original === undefined || (!movable && isDummy(output))) return null;
    if (values.length !== olds.length) return { grade: 'suspect', kind: 'count-differs', message: 'dates do not answer those of the original one by one', value: bytesOf(output) };
    // what is no date or time of day could be anything, and so could what is made of it
    if (!movable) return { grade: 'suspect', kind: 'no-date', message: 'a shifted value was made of one that is no date or time', value: bytesOf(output) };
    if (entry.vr === 'TM') {
      return values.join('\\') === olds.join('\\') ? null : { grade: 'fitness', kind: 'time-changed', message: 'a time of day changed where only days move', value: bytesOf(output) };
    }
    for (const [index, value] of values.entries()) {
      const problem = one(value, olds[index] ?? '', pair);
      if (problem !== null) return problem;
    }
    return null;
  }

  function unstated(entry: Entry, { output }: Pair, value: string): Problem | null {
    if (entry.vr === 'TM' || rootValues(output, LONGITUDINAL).join('\\') === longitudinal) return null;
    return { grade: 'suspect', kind: 'not-stated', message: 'a date that must be shifted stands in an object that does not say that its dates were', value };
  }

  function one(value: string, old: string, pair: Pair): Problem | null {
    if (value === '' && old === '') return null;
    const from = parseDate(old);
    const to = parseDate(value);
    // a month or year may well stay the same when days move
    if (value === old && from?.day !== null) return { grade: 'leak', kind: 'not-shifted', message: 'a date that must be shifted is the original one', value };
    if (from === null || to === null) {
      return { grade: 'suspect', kind: 'no-date', message: 'a shifted value, or what it was made of, is no date', value };
    }
    if (from.rest !== to.rest) return { grade: 'fitness', kind: 'time-changed', message: 'the time of day or the offset from UTC changed where only days move', value };
    if ((from.month === null) !== (to.month === null) || (from.day === null) !== (to.day === null)) {
      return { grade: 'fitness', kind: 'precision-changed', message: 'a shifted date is stated to another precision than the original', value };
    }
    return from.day === null ? partial(from, to, value, pair) : whole(firstDay(to) - firstDay(from), value, pair);
  }

  function whole(offsetDays: number, value: string, pair: Pair): Problem | null {
    const signed = shift?.direction === 'back' ? -offsetDays : offsetDays;
    if (shift !== null && (signed < shift.minDays || signed > shift.maxDays)) {
      return { grade: 'suspect', kind: 'outside-window', message: 'a date moved by less, by more or in another direction than the rule says', value };
    }
    const subject = pair.subject ?? '';
    const known = offsetOf.get(subject);
    if (known !== undefined && known !== offsetDays) {
      return { grade: 'fitness', kind: 'offset-differs', message: 'two dates of one subject moved by different offsets', value };
    }
    offsetOf.set(subject, offsetDays);
    return null;
  }

  /** A date without its day can only be held against the months that its first and last day move to. */
  function partial(from: StatedDate, to: StatedDate, value: string, pair: Pair): Problem | null {
    const known = offsetOf.get(pair.subject ?? '');
    const sign = shift?.direction === 'back' ? -1 : 1;
    const [least, most] = known !== undefined ? [known, known] : [sign * (shift?.minDays ?? 0), sign * (shift?.maxDays ?? 0)].sort((a, b) => a - b);
    const earliest = firstDay(from) + (least ?? 0);
    const latest = lastDay(from) + (most ?? 0);
    if (lastDay(to) >= earliest && firstDay(to) <= latest) return null;
    return { grade: 'fitness', kind: 'offset-differs', message: 'a partial date of a subject did not move with the other dates', value };
  }

  return elementObligation({
    name: 'dates',
    clause: 'PS3.15 E.3.6, Retain Longitudinal Temporal Information with Modified Dates',
    judges: ['shift'],
    element: (entry, _demand, pair) => judge(entry, pair),
  });
}

function nearTheEdge(olds: readonly string[]): boolean {
  return olds.some((old) => {
    const year = parseDate(old)?.year ?? 0;
    return year < 1000 || year > 9900;
  });
}

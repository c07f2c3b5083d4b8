import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysInMonth, firstDay, isOfItsVr, lastDay, parseDate } from '../../../src/verifier/obligations/calendar.js';

describe('the calendar of the verifier', () => {
  it.each([
    ['20240229', { year: 2024, month: 2, day: 29, rest: '' }],
    ['2024', { year: 2024, month: null, day: null, rest: '' }],
    ['202402', { year: 2024, month: 2, day: null, rest: '' }],
    ['2024.02.29', { year: 2024, month: 2, day: 29, rest: '' }],
    ['20240229101530.123456+0100', { year: 2024, month: 2, day: 29, rest: '101530.123456+0100' }],
    ['2024+0100', { year: 2024, month: null, day: null, rest: '+0100' }],
  ])('reads %s', (text, date) => {
    expect(parseDate(text)).toEqual(date);
  });

  it.each(['20230229', '20241301', '20240001', '2024022', 'today', '', '20240229-20240301'])('%s is no date', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it.each([
    ['TM', '235960'],
    ['TM', '10:15:30.5'],
    ['DT', '20240301235960.5-1200'],
    ['DT', '2024+1400'],
    ['DA', '20240301'],
  ])('takes %s %s', (vr, text) => {
    expect(isOfItsVr(text, vr)).toBe(true);
  });

  it.each([
    ['TM', '24'],
    ['TM', '1060'],
    ['TM', '101561'],
    ['DT', '2024030124'],
    ['DT', '202403011060'],
    ['DT', '20240301+1401'],
    ['DT', '20240301-1201'],
    ['DT', '20240301+0060'],
    ['DA', '2024030110'],
    ['DA', '202403'],
  ])('says that %s %s is none', (vr, text) => {
    expect(isOfItsVr(text, vr)).toBe(false);
  });

  it('counts days as the Gregorian calendar does', () => {
    expect(firstDay({ year: 1970, month: 1, day: 1, rest: '' })).toBe(0);
    expect(firstDay({ year: 2000, month: 3, day: 1, rest: '' }) - firstDay({ year: 2000, month: 2, day: 28, rest: '' })).toBe(2);
    expect(firstDay({ year: 1900, month: 3, day: 1, rest: '' }) - firstDay({ year: 1900, month: 2, day: 28, rest: '' })).toBe(1);
    expect(firstDay({ year: 50, month: 1, day: 1, rest: '' }) - firstDay({ year: 49, month: 1, day: 1, rest: '' })).toBe(365);
  });

  it('a month is as long as from its first to its last day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9998 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const date = { year, month, day: null, rest: '' };
        expect(lastDay(date) - firstDay(date) + 1).toBe(daysInMonth(year, month));
        expect(lastDay({ ...date, month: null }) + 1).toBe(firstDay({ ...date, year: year + 1, month: null }));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, daysOfMonth, dayText } from '../../../src/runtime/actions/calendar.js';

describe('the calendar', () => {
  it('counts days of the Gregorian calendar from 1970 on, also of years before 100', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0);
    expect(dayNumber(2000, 3, 1)).toBe(11_017);
    expect(dayNumber(1, 1, 1)).toBe(-719_162);
    expect(dayNumber(9999, 12, 31)).toBe(2_932_896);
  });

  it('knows no day that is not', () => {
    for (const [year, month, day] of [[2023, 2, 29], [1900, 2, 29], [2024, 4, 31], [2024, 0, 1], [2024, 13, 1], [2024, 1, 0], [2024, 1, 32]] as const) expect(dayNumber(year, month, day)).toBeNull();
    expect([dayNumber(2024, 2, 29), dayNumber(2000, 2, 29)]).not.toContain(null);
    expect(daysOfMonth(2024, 2)).toBe(29);
  });

  it('writes what it read, for every day of four digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (number) => {
        const text = dayText(number) ?? '';
        expect(text).toMatch(/^\d{8}$/);
        expect(dayNumber(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))).toBe(number);
      }),
      { numRuns: 500 },
    );
  });

  it('writes no year of more or less than four digits', () => {
    expect(dayText(2_932_897)).toBeNull();
    expect(dayText(-719_529)).toBeNull();
    expect(dayText(1e12)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { birthdayWindowDays } from '../../../src/verifier/risk/metrics/birthdays.js';
import { dayNumber, dayText, yearsBefore, yearsBetween } from '../../../src/verifier/risk/metrics/calendar.js';
import { cellsOf, normalised, tokensOf } from '../../../src/verifier/risk/metrics/cells.js';
import { proxyLeak } from '../../../src/verifier/risk/metrics/proxy-leak.js';
import { trajectories } from '../../../src/verifier/risk/metrics/trajectories.js';
import { digamma, logGamma } from '../../../src/verifier/risk/population/special-functions.js';

const day = (text: string): number => dayNumber(text) ?? Number.NaN;

describe('the calendar', () => {
  it('knows which days there are', () => {
    expect(['20240229', '20230229', '20230431', '2023', ''].map((text) => dayNumber(text) !== null)).toEqual([true, false, false, false, false]);
    expect(dayText(day('20240229'))).toBe('20240229');
  });

  it('takes the 28th of February where a year has no 29th', () => {
    expect(dayText(yearsBefore(day('20240229'), 1))).toBe('20230228');
    expect(dayText(yearsBefore(day('20240229'), 4))).toBe('20200229');
  });

  it.each([
    ['19330101', '20230601', 90],
    ['19330602', '20230601', 89],
    ['1933', '20230601', 90],
    ['193307', '20230601', 89],
  ])('from %s to %s are %d years', (birth, on, years) => {
    expect(yearsBetween(birth, day(on))).toBe(years);
  });
});

describe('a birthday', () => {
  it.each([
    [[['20230105', '050Y']], 1, null, 366],
    [[['20230105', '050Y'], ['20230108', '051Y']], 1, null, 3],
    [[['20230105', '003W']], 1, null, 7],
    [[['20230105', '010D']], 1, null, 1],
    [[['20230105', '002M']], 1, null, 31],
    [[['20230105', '050Y']], 5, null, 1827],
    [[['20230105', '090Y']], 5, 90, null],
    [[['20230105', '085Y'], ['20230110', '090Y']], 5, 90, 5],
    [[['20230105', 'about 50']], 1, null, null],
  ] as const)('by %o in bands of %d years, top %s, is left %s days', (ages, width, top, days) => {
    expect(birthdayWindowDays(ages.map(([on, age]) => ({ day: day(on), age })), width, top)).toBe(days);
  });
});

describe('a trajectory', () => {
  const visits = (...days: readonly number[]): readonly { readonly day: number; readonly modality: string }[] => days.map((one) => ({ day: one, modality: 'MR' }));

  it('is as safe as its rarest choice of visits', () => {
    expect([...trajectories([visits(0, 28), visits(0, 28), visits(0, 28, 59)], 2, 1).sharedBy]).toEqual([3, 3, 1]);
    expect([...trajectories([visits(0, 28), visits(0, 29)], 2, 7).sharedBy]).toEqual([2, 2]);
  });

  it('of one visit says nothing', () => {
    expect(trajectories([visits(5)], 2, 1)).toMatchObject({ persons: 0, features: 0 });
  });

  it('of more visits than can be chosen from is nobody else’s', () => {
    const daily = visits(...Array.from({ length: 65 }, (_, at) => at));
    expect(trajectories([daily, daily], 3, 1)).toMatchObject({ persons: 2, sharedBy: Uint32Array.of(1, 1) });
  });

  it('tells visits of different modalities apart', () => {
    const two = trajectories([visits(0, 28), visits(0, 28).map((visit) => ({ ...visit, modality: 'CT' }))], 2, 1);
    expect([...two.sharedBy]).toEqual([1, 1]);
  });
});

describe('cells', () => {
  it('count a person once for each of their values, the rarest first', () => {
    expect(cellsOf([['A', 'A', 'B'], ['A'], []])).toEqual([{ value: 'B', persons: 1 }, { value: 'A', persons: 2 }]);
  });

  it('take texts for one that differ by case and spaces, and split them at what is no letter or digit', () => {
    expect(normalised(' mr  Brain ')).toBe('MR BRAIN');
    expect(tokensOf('MR-brain, Gaucher (type 3) Ärztin')).toEqual(['MR', 'BRAIN', 'GAUCHER', 'TYPE', '3', 'ÄRZTIN']);
  });
});

describe('a proxy', () => {
  it('leaks the share of persons whose device stands at one site alone', () => {
    const at = (site: string, devices: string): { readonly site: string; readonly devices: string } => ({ site, devices });
    expect(proxyLeak([at('N', 'a'), at('N', 'a'), at('S', 'b'), at('W', 'b')])).toBe(0.5);
    expect(proxyLeak([at('N', 'a'), at('N', 'b')])).toBe(0);
    expect(proxyLeak([])).toBe(0);
  });
});

describe('special functions', () => {
  it('agree with what is known of them', () => {
    expect(logGamma(1)).toBeCloseTo(0, 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(171)).toBeCloseTo(Array.from({ length: 170 }, (_, at) => Math.log(at + 1)).reduce((a, b) => a + b), 9);
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 12);
    expect(digamma(0.25) - digamma(1.25)).toBeCloseTo(-4, 12);
  });
});

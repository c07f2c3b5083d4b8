import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gone } from '../../../src/runtime/actions/action.js';
import { band, round } from '../../../src/runtime/actions/numbers.js';
import { fileOf, valueOf } from './value-of.js';

const banded = (vr: string, text: string, by = 5, top: number | null = 90) => band(by, top)(valueOf(vr, text), fileOf());
const rounded = (vr: string, text: string, to: string) => round(to)(valueOf(vr, text), fileOf());

describe('a band', () => {
  it.each([
    ['AS', '034Y', '030Y'],
    ['AS', '035Y', '035Y'],
    ['AS', '089Y', '085Y'],
    ['AS', '090Y', '090Y'],
    ['AS', '107Y', '090Y'],
    ['AS', '011M', '000Y'],
    ['AS', '003D', '000Y'],
    ['DS', '34.9', '30'],
    ['DS', '-1', '-5'],
    ['IS', '12\\99', '10\\90'],
  ])('of %s %s is %s', (vr, text, expected) => expect(banded(vr, text)).toBe(expected));

  it('lets go what is no number or no age', () => {
    for (const text of ['34', '34 years', '34Y', 'about 030Y']) expect(banded('AS', text)).toBe(gone);
    for (const text of ['34kg', 'NaN', '1e999']) expect(banded('DS', text)).toBe(gone);
  });

  it('has no value where there was none', () => expect(banded('AS', '')).toBeNull());
});

describe('rounding', () => {
  it.each([
    ['DS', '62.4', '5', '60'],
    ['DS', '62.5', '5', '65'],
    ['DS', '-62.5', '5', '-65'],
    ['DS', '1.83', '0.05', '1.85'],
    ['DS', '0.15', '0.05', '0.15'],
    ['DS', '1.725', '0.05', '1.75'],
    ['IS', '7', '5', '5'],
  ])('%s %s to %s is %s, half away from zero', (vr, text, to, expected) => expect(rounded(vr, text, to)).toBe(expected));

  it('works on binary numbers in their own encoding', () => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(62.4);
    const made = round('5')(valueOf('FD', bytes), fileOf());
    expect(Buffer.isBuffer(made) && made.readDoubleLE()).toBe(60);
  });

  it('gives a multiple that is no further away than half a step', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom('1', '5', '0.5', '0.05', '0.25', '10'), (thousandths, to) => {
        const number = thousandths / 1000;
        const made = Number(rounded('DS', String(number), to));
        const step = Number(to);
        expect(Math.abs(made - number)).toBeLessThanOrEqual(step / 2 + 1e-9);
        expect(Math.abs(made / step - Math.round(made / step))).toBeLessThan(1e-6);
      }),
    );
  });
});

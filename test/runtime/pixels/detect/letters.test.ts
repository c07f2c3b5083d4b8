import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grey } from '../../../../src/runtime/pixels/detect/grey.js';
import { lettersOf, type Letter } from '../../../../src/runtime/pixels/detect/letters.js';
import { BRIGHT, DARK, inkOf } from '../../../../src/runtime/pixels/detect/top-hat.js';
import { plainLetters } from './letters-model.js';
import { Drawing } from './tiny-font.js';

/** Levels of which no two differ by exactly the least contrast: a tie goes by rounding, which two ways do not share. */
const level = fc.nat({ max: 127 }).map((half) => (2 * half) / 255);

const noise = fc
  .record({ rows: fc.integer({ min: 1, max: 40 }), columns: fc.integer({ min: 1, max: 40 }) })
  .chain(({ rows, columns }) => fc.array(level, { minLength: rows * columns, maxLength: rows * columns }).map((levels): Grey => ({ rows, columns, values: Float32Array.from(levels) })));

/** A line of letters of any contrast, one polarity or the other, on a slope or on a flat background, cut at the edge or not. */
const drawn = fc
  .record({ text: fc.stringMatching(/^[A-EIK-OR-UZ0-4]{1,6}$/), x: fc.integer({ min: 0, max: 20 }), y: fc.integer({ min: 0, max: 34 }), dot: fc.constantFrom(1, 2, 3), ink: level, paper: level, slope: fc.constantFrom(0, 2, 4) })
  .map(({ text, x, y, dot, ink, paper, slope }): Grey => {
    const drawing = new Drawing(40, 64, (column) => Math.min(254, Math.round(paper * 255) + slope * Math.floor(column / 4)) / 255);
    drawing.write(text, x, y, { level: ink, dot });
    return { rows: 40, columns: 64, values: drawing.levels };
  });

function lettersIn(grey: Grey): { readonly bright: readonly Letter[]; readonly dark: readonly Letter[] } {
  const ink = inkOf(grey);
  return { bright: lettersOf(grey, ink, BRIGHT), dark: lettersOf(grey, ink, DARK) };
}

function expectAlike(found: readonly Letter[], plain: readonly Letter[]): void {
  expect(found.map(({ box }) => box)).toEqual(plain.map(({ box }) => box));
  found.forEach((letter, at) => expect(letter.level).toBeCloseTo(plain[at]?.level ?? NaN, 5));
}

describe('letters of bright and dark ink', () => {
  it('are those of the plain way, in pictures of any size and in drawn ones', () => {
    let letters = 0;
    fc.assert(
      fc.property(fc.oneof(noise, drawn), (grey) => {
        const { bright, dark } = lettersIn(grey);
        letters += bright.length + dark.length;
        expectAlike(bright, plainLetters(grey));
        expectAlike(dark, plainLetters({ ...grey, values: grey.values.map((value) => 1 - value) }));
      }),
      { numRuns: 100 },
    );
    expect(letters).toBeGreaterThan(50);
  });

  it('are one patch where strokes meet below, and two where they do not', () => {
    const u = new Drawing(30, 30);
    u.write('U', 5, 5, { dot: 2 });
    expect(lettersIn({ rows: 30, columns: 30, values: u.levels }).bright).toHaveLength(1);
    u.fill(7, 17, 6, 2, 0);
    expect(lettersIn({ rows: 30, columns: 30, values: u.levels }).bright).toHaveLength(2);
  });

  it('are none in a picture whose levels hardly differ', () => {
    const flat = new Drawing(20, 60, 0.5);
    flat.write('LAND', 4, 4, { level: 0.6 });
    expect(lettersIn({ rows: 20, columns: 60, values: flat.levels })).toEqual({ bright: [], dark: [] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halved, type Grey } from '../../../../src/runtime/pixels/detect/grey.js';
import { lettersOf } from '../../../../src/runtime/pixels/detect/letters.js';
import { BRIGHT, DARK, inkOf } from '../../../../src/runtime/pixels/detect/top-hat.js';
import { plainLetters } from './plain-letters.js';
import { Drawing } from './tiny-font.js';

/** As stored in 8 bits. */
function stored({ rows, columns, levels }: Drawing): Grey {
  return { rows, columns, values: levels.map((level) => Math.round(255 * Math.min(1, Math.max(0, level))) / 255) };
}

const anySize = fc.record({ rows: fc.integer({ min: 1, max: 24 }), columns: fc.integer({ min: 1, max: 24 }) });
const anyNoise: fc.Arbitrary<Grey> = anySize.chain(({ rows, columns }) =>
  fc.array(fc.integer({ min: 0, max: 255 }), { minLength: rows * columns, maxLength: rows * columns }).map((levels) => ({ rows, columns, values: Float32Array.from(levels, (level) => level / 255) })));
const anyLevel = fc.double({ min: 0, max: 1, noNaN: true });
/** Ground that rises, words over words, bars, some of them cut by the edge. */
const anyDrawing: fc.Arbitrary<Grey> = fc
  .record({
    rows: fc.integer({ min: 8, max: 44 }),
    columns: fc.integer({ min: 8, max: 60 }),
    from: anyLevel,
    rise: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
    words: fc.array(fc.record({ text: fc.constantFrom('ABC', '1288', 'ROLE', 'K47'), x: fc.nat(40), y: fc.nat(36), level: anyLevel, dot: fc.integer({ min: 1, max: 2 }) }), { maxLength: 5 }),
    bars: fc.array(fc.record({ x: fc.nat(50), y: fc.nat(40), width: fc.integer({ min: 1, max: 20 }), height: fc.integer({ min: 1, max: 20 }), level: anyLevel }), { maxLength: 5 }),
  })
  .map(({ rows, columns, from, rise, words, bars }) => {
    const drawing = new Drawing(rows, columns, (x, y) => from + rise * (x - y));
    for (const { x, y, width, height, level } of bars) if (x < columns) drawing.fill(x, y, width, height, level);
    for (const { text, x, y, level, dot } of words) if (x + text.length * 6 * dot <= columns) drawing.write(text, x, y, { level, dot });
    return stored(drawing);
  });

function expectAsByDefinition(picture: Grey): void {
  const ink = inkOf(picture);
  const inverted = { ...picture, values: picture.values.map((value) => 1 - value) };
  for (const [polarity, shown] of [[BRIGHT, picture], [DARK, inverted]] as const) {
    const letters = lettersOf(picture, ink, polarity);
    const wanted = plainLetters(shown);
    expect(letters.map(({ box }) => box)).toEqual(wanted.map(({ box }) => box));
    letters.forEach(({ level }, at) => expect(level).toBeCloseTo(wanted[at]?.level ?? NaN, 5));
  }
}

describe('letters by patches of ink', () => {
  it('of noise are those that the definition gives, bright and dark, in full and half size', () => {
    fc.assert(fc.property(anyNoise, (picture) => [picture, halved(picture)].forEach(expectAsByDefinition)), { numRuns: 60 });
  });

  it('of drawn pictures are those that the definition gives, bright and dark, in full and half size', () => {
    fc.assert(fc.property(anyDrawing, (picture) => [picture, halved(picture)].forEach(expectAsByDefinition)), { numRuns: 100 });
  });

  it('are found one by one, whichever side of their ground they stand on', () => {
    const bright = new Drawing(40, 120);
    bright.write('ROLAND', 10, 10);
    const light = stored(bright);
    const dark = { ...light, values: light.values.map((value) => 1 - value) };
    const boxes = lettersOf(light, inkOf(light), BRIGHT).map(({ box }) => box);
    expect(boxes).toHaveLength(6);
    expect(lettersOf(dark, inkOf(dark), DARK).map(({ box }) => box)).toEqual(boxes);
  });

  it('are none where nothing stands out', () => {
    const flat = { rows: 40, columns: 40, values: new Float32Array(1600).fill(0.4) };
    expect(inkOf(flat).every((ink) => ink === 0)).toBe(true);
  });

  it('are one patch where strokes meet below, and two where they do not', () => {
    const u = new Drawing(30, 30);
    u.write('U', 5, 5, { dot: 2 });
    expect(lettersOf(stored(u), inkOf(stored(u)), BRIGHT)).toHaveLength(1);
    u.fill(7, 17, 6, 2, 0);
    expect(lettersOf(stored(u), inkOf(stored(u)), BRIGHT)).toHaveLength(2);
  });

  it('are none in a picture whose levels hardly differ', () => {
    const flat = new Drawing(20, 60, 0.5);
    flat.write('LAND', 4, 4, { level: 0.6 });
    expect(inkOf(stored(flat)).every((ink) => ink === 0)).toBe(true);
  });
});

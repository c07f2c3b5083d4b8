import { describe, expect, it } from 'vitest';
import { classicalLines } from '../../../../src/runtime/pixels/detect/classical.js';
import type { Line } from '../../../../src/runtime/pixels/detect/lines.js';
import { Drawing } from './tiny-font.js';

/** With the confidence from which findings count. */
const seen = ({ rows, columns, levels }: Drawing): readonly Line[] => classicalLines({ rows, columns, values: levels }).filter(({ confidence }) => confidence >= 0.3);

/** Numbers from 0 to 1 that look like chance and are always the same. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('text without the net', () => {
  it.each([['bright on black', 0, 1], ['dark on white', 1, 0], ['grey on grey', 0.3, 0.7]])('is a line where letters follow one another, %s', (_, ground, level) => {
    const drawing = new Drawing(80, 260, ground);
    const [x0, y0, x1, y1] = drawing.write('ROLAND 1947', 20, 30, { level });
    const found = seen(drawing);
    expect(found.some(({ box }) => box.x0 <= x0 && box.y0 <= y0 && box.x1 >= x1 && box.y1 >= y1)).toBe(true);
  });

  it.each([1, 2, 3])('is a line with dots of %i pixels', (dot) => {
    const drawing = new Drawing(80, 260);
    drawing.write('30 DEC 1982', 10, 30, { dot });
    expect(seen(drawing).length).toBeGreaterThan(0);
  });

  it('is a line of figures that are all as wide and stand at one distance', () => {
    const drawing = new Drawing(60, 200);
    drawing.write('20080402', 20, 20);
    expect(seen(drawing).length).toBeGreaterThan(0);
  });

  it('is not the ticks of a ruler, thin or thick', () => {
    for (const [width, height] of [[1, 6], [2, 9], [5, 24]] as const) {
      const drawing = new Drawing(80, 260);
      for (let tick = 0; tick < 12; tick += 1) drawing.fill(10 + tick * 20, 30, width, tick % 5 === 0 ? height : (height * 2) / 3, 1);
      expect(seen(drawing)).toEqual([]);
    }
  });

  it('is not a row of slices side by side', () => {
    const side = 48;
    const slice = (x: number, y: number): number => {
      const far = Math.hypot((x % side) - side / 2, (y % side) - side / 2) / 20;
      return far > 1 ? 0 : far > 0.85 ? 1 : 0.35 + 0.3 * Math.cos(9 * far);
    };
    expect(seen(new Drawing(3 * side, 6 * side, slice))).toEqual([]);
  });

  it('is not a flat picture, nor one that fades', () => {
    expect(seen(new Drawing(60, 200, 0.5))).toEqual([]);
    expect(seen(new Drawing(60, 200, (x, y) => (x + y) / 260))).toEqual([]);
  });

  it('is not noise in more than one of ten small pictures', () => {
    const marked = Array.from({ length: 30 }, (_, seed) => {
      const next = noise(seed + 1);
      return seen(new Drawing(96, 96, () => next() ** 3));
    }).filter((lines) => lines.length > 0);
    expect(marked.length).toBeLessThanOrEqual(3);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, around } from '../../../../src/runtime/pixels/detect/geometry.js';
import { rectanglesOf, type Run } from '../../../../src/runtime/pixels/detect/rectangles.js';

const runsOf = (drawn: readonly string[]): readonly Run[] =>
  drawn.flatMap((line, row) => [...line.matchAll(/#+/gu)].map((match): Run => ({ row, from: match.index, to: match.index + match[0].length })));
const anyDrawing = fc.array(fc.array(fc.constantFrom('#', ' '), { minLength: 1, maxLength: 14 }).map((cells) => cells.join('')), { minLength: 1, maxLength: 14 }).filter((drawn) => drawn.some((line) => line.includes('#')));

describe('rectangles around the cells of text', () => {
  it('are one for a line, its ascenders and descenders included', () => {
    expect(rectanglesOf(runsOf([' ##   #  #### # ', '################', '  #    ##     # ']))).toEqual([{ x0: 0, y0: 0, x1: 16, y1: 3 }]);
  });

  it('are one a line where lines of unlike length touch', () => {
    expect(rectanglesOf(runsOf(['################', '################', '####            ', '####            ', '####            ', '############    ', '############    ']))).toEqual([
      { x0: 0, y0: 0, x1: 16, y1: 2 },
      { x0: 0, y0: 2, x1: 4, y1: 5 },
      { x0: 0, y0: 5, x1: 12, y1: 7 },
    ]);
  });

  it('follow a frame around a picture instead of filling it', () => {
    const wall = ['####################', ...Array.from({ length: 16 }, () => '#                  #'), '####################'];
    expect(rectanglesOf(runsOf(wall)).reduce((sum, box) => sum + areaOf(box), 0)).toBe(72);
  });

  it('hold every cell, and together are no larger than the one around all', () => {
    fc.assert(
      fc.property(anyDrawing, (drawn) => {
        const runs = runsOf(drawn);
        const boxes = rectanglesOf(runs);
        for (const { row, from, to } of runs) {
          for (let x = from; x < to; x += 1) expect(boxes.some(({ x0, y0, x1, y1 }) => x0 <= x && x < x1 && y0 <= row && row < y1)).toBe(true);
        }
        const whole = runs.map(({ row, from, to }) => ({ x0: from, y0: row, x1: to, y1: row + 1 })).reduce(around);
        expect(boxes.reduce((sum, box) => sum + areaOf(box), 0)).toBeLessThanOrEqual(areaOf(whole));
      }),
    );
  });
});

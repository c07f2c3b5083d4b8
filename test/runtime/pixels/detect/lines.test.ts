import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredPart, isWithin } from '../../../../src/runtime/pixels/detect/geometry.js';
import { linesOf } from '../../../../src/runtime/pixels/detect/lines.js';
import type { CellMap } from '../../../../src/runtime/pixels/detect/net.js';

const map = (rows: readonly string[]): CellMap => ({ rows: rows.length, columns: rows[0]?.length ?? 0, values: Float32Array.from(rows.join(''), (digit) => Number(digit) / 10) });
const anyMap = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([rows, columns]) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: rows * columns, maxLength: rows * columns }).map((cells): CellMap => ({ rows, columns, values: Float32Array.from(cells, (cell) => cell / 10) })),
);

describe('lines of the cells of a net', () => {
  it('are boxes in pixels, wider by four, within the frame', () => {
    expect(linesOf(map(['000000', '009900', '000000']), 0.3, 12, 24)).toEqual([{ box: { x0: 4, y0: 0, x1: 20, y1: 12 }, confidence: expect.closeTo(0.9, 5) as number }]);
  });

  it('are one where words stand beside each other, and two where rows are apart', () => {
    expect(linesOf(map(['990099', '000000', '000000', '000000', '990000']), 0.3, 20, 24)).toHaveLength(2);
  });

  it('are not made of a single cell', () => {
    expect(linesOf(map(['000', '090', '000']), 0.3, 12, 12)).toEqual([]);
  });

  it('follow a bent patch instead of boxing all it bends around', () => {
    const bent = linesOf(map(['999999999999', '900000000000', '900000000000', '900000000000', '900000000000', '900000000000', '900000000000', '900000000000', '900000000000', '900000000000']), 0.3, 40, 48);
    expect(coveredPart({ x0: 20, y0: 20, x1: 48, y1: 40 }, bent.map(({ box }) => box))).toBe(0);
  });

  it('leave out no cell at a lower floor, nor make it less sure', () => {
    fc.assert(
      fc.property(anyMap, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (cells, a, b) => {
        const sureOf = (floor: number, x: number, y: number): number =>
          Math.max(0, ...linesOf(cells, floor / 10, cells.rows * 4, cells.columns * 4).filter(({ box }) => isWithin({ x0: x * 4, y0: y * 4, x1: x * 4 + 4, y1: y * 4 + 4 }, box)).map(({ confidence }) => confidence));
        for (let at = 0; at < cells.values.length; at += 1) {
          const [x, y] = [at % cells.columns, Math.floor(at / cells.columns)];
          const isText = (cells.values[at] ?? 0) >= Math.max(a, b) / 10;
          const hasText = x + 1 < cells.columns && (cells.values[at + 1] ?? 0) >= Math.max(a, b) / 10;
          if (isText && hasText) expect(sureOf(Math.min(a, b), x, y)).toBeGreaterThanOrEqual(Math.max(a, b) / 10 - 1e-6);
        }
      }),
    );
  });

  it('cover every pair of neighbouring cells that are text', () => {
    fc.assert(
      fc.property(anyMap, (cells) => {
        const boxes = linesOf(cells, 0.5, cells.rows * 4, cells.columns * 4).map(({ box }) => box);
        for (let at = 0; at < cells.values.length; at += 1) {
          const x = at % cells.columns;
          if (x + 1 === cells.columns || (cells.values[at] ?? 0) < 0.5 || (cells.values[at + 1] ?? 0) < 0.5) continue;
          const y = Math.floor(at / cells.columns);
          expect(boxes.some((box) => isWithin({ x0: x * 4, y0: y * 4, x1: x * 4 + 4, y1: y * 4 + 4 }, box))).toBe(true);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '../../../src/compiler/resolve/model.js';
import type { Box } from '../../../src/runtime/pixels/image.js';
import { boxesOf } from '../../../src/runtime/pixels/regions.js';

const image = { columns: 640, rows: 480 };
const rectangle = (sides: Partial<Extract<Region, { kind: 'rectangle' }>>): Region => ({ kind: 'rectangle', x: null, right: null, width: null, y: null, bottom: null, height: null, ...sides });
const outsideRegions: Region = { kind: 'outside-regions' };

describe('the pixels of a region', () => {
  it('count from the left and top edge', () => {
    expect(boxesOf([rectangle({ x: 10, y: 20, width: 30, height: 40 })], image, null)).toEqual([{ x0: 10, y0: 20, x1: 40, y1: 60 }]);
  });

  it('count from the right and bottom edge of the image at hand', () => {
    expect(boxesOf([rectangle({ right: 0, bottom: 10, width: 200, height: 24 })], image, null)).toEqual([{ x0: 440, y0: 446, x1: 640, y1: 470 }]);
  });

  it('lie between two edges where no size is said', () => {
    expect(boxesOf([rectangle({ x: 5, right: 5, y: 0, bottom: 0 })], image, null)).toEqual([{ x0: 5, y0: 0, x1: 635, y1: 480 }]);
  });

  it('end at the edge of an image that is smaller', () => {
    expect(boxesOf([rectangle({ x: 600, y: 0, width: 100, height: 20 })], image, null)).toEqual([{ x0: 600, y0: 0, x1: 640, y1: 20 }]);
  });

  it.each([rectangle({ x: 640, y: 0, width: 10, height: 10 }), rectangle({ right: 700, y: 0, width: 10, height: 10 }), rectangle({ x: 0, right: 640, y: 0, height: 10 })])('refuse an image in which they have no pixel', (region) => {
    expect(() => boxesOf([region], image, null)).toThrow('outside its image');
  });

  it('cannot be outside of regions that the file does not declare', () => {
    expect(() => boxesOf([outsideRegions], image, null)).toThrow('declares none');
  });
});

describe('what lies outside declared regions', () => {
  const box = fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 }))
    .map(([x0, y0, width, height]): Box => ({ x0, y0, x1: x0 + width, y1: y0 + height }));

  it('is every pixel that none of them has, once', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 5 }), (declared) => {
        const size = { columns: 24, rows: 18 };
        const covered = boxesOf([outsideRegions], size, declared);
        for (let y = 0; y < size.rows; y += 1) {
          for (let x = 0; x < size.columns; x += 1) {
            const has = ({ x0, y0, x1, y1 }: Box): boolean => x >= x0 && x < x1 && y >= y0 && y < y1;
            expect(covered.filter(has).length).toBe(declared.some(has) ? 0 : 1);
          }
        }
        for (const { x0, y0, x1, y1 } of covered) expect(x0 >= 0 && y0 >= 0 && x1 <= 24 && y1 <= 18 && x0 < x1 && y0 < y1).toBe(true);
      }),
    );
  });
});

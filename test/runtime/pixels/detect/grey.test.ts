import { describe, expect, it } from 'vitest';
import { greysOf, halved } from '../../../../src/runtime/pixels/detect/grey.js';
import type { Frame, Image } from '../../../../src/runtime/pixels/image.js';
import { imageOf } from './tiny-font.js';

const rounded = (frame: Frame, image: Partial<Image>): number[][] => greysOf(frame, imageOf(image)).map(({ values }) => Array.from(values, (value) => Math.round(value * 1000) / 1000));

describe('a frame as grey pictures', () => {
  it('of 8 bits is one picture over its range', () => {
    expect(rounded({ values: Uint8Array.of(10, 60, 110, 10), photometric: 'MONOCHROME2' }, { rows: 2, columns: 2 })).toEqual([[0, 0.5, 1, 0]]);
  });

  it('of MONOCHROME1 shows its least value white', () => {
    expect(rounded({ values: Uint8Array.of(0, 100), photometric: 'MONOCHROME1' }, { rows: 1, columns: 2, photometric: 'MONOCHROME1' })).toEqual([[1, 0]]);
  });

  it('of more than 8 bits has a second one in which a single bright pixel does not darken the rest', () => {
    const values = Uint16Array.from({ length: 1000 }, (_, at) => (at === 0 ? 60000 : at));
    const [full, cut] = rounded({ values, photometric: 'MONOCHROME2' }, { rows: 1, columns: 1000, bitsStored: 16 });
    expect(full?.[500]).toBeLessThan(0.01);
    expect(cut?.[500]).toBeCloseTo(0.5, 1);
  });

  it('of signed values counts from the least', () => {
    expect(rounded({ values: Int16Array.of(-1000, 0, 1000), photometric: 'MONOCHROME2' }, { rows: 1, columns: 3, signed: true, bitsAllocated: 16, bitsStored: 8 })).toEqual([[0, 0.5, 1]]);
  });

  it('of colours weighs green most, and takes Y of YBR as it is', () => {
    expect(rounded({ values: Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255), photometric: 'RGB' }, { rows: 1, columns: 3, samplesPerPixel: 3, photometric: 'RGB' })).toEqual([[0.299, 0.587, 0.114]]);
    expect(rounded({ values: Uint8Array.of(51, 128, 128), photometric: 'YBR_FULL' }, { rows: 1, columns: 1, samplesPerPixel: 3, photometric: 'YBR_FULL' })).toEqual([[0.2]]);
  });

  it('of a palette shows what the entries show, values outside of it as the nearest', () => {
    const channel = Uint16Array.of(0, 65535);
    expect(rounded({ values: Uint8Array.of(0, 5, 6, 9), photometric: 'PALETTE COLOR' }, { rows: 1, columns: 4, photometric: 'PALETTE COLOR', palette: { first: 5, red: channel, green: channel, blue: channel } })).toEqual([[0, 0, 1, 1]]);
  });

  it('refuses a palette image without a palette', () => {
    expect(() => greysOf({ values: Uint8Array.of(0), photometric: 'PALETTE COLOR' }, imageOf({ photometric: 'PALETTE COLOR' }))).toThrow('palette');
  });
});

describe('grey pictures', () => {
  it('are halved by means of four, the last of an odd side counted twice', () => {
    expect(halved({ rows: 1, columns: 3, values: Float32Array.of(0, 1, 1) })).toEqual({ rows: 1, columns: 2, values: Float32Array.of(0.5, 1) });
  });

});

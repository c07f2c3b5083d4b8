import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { Unwalkable } from '../../../src/runtime/dicom/unwalkable.js';
import { blackOf } from '../../../src/runtime/pixels/black.js';
import type { CodecModule } from '../../../src/runtime/pixels/codecs/codec-module.js';
import { loadCodecs } from '../../../src/runtime/pixels/codecs/load-codecs.js';
import type { PixelPiece } from '../../../src/runtime/pixels/pieces.js';
import type { Box } from '../../../src/runtime/pixels/image.js';
import { decode, openPixels } from '../../../src/runtime/pixels/pixels.js';
import { redact } from '../../../src/runtime/pixels/redact.js';
import { anyNative, boxesIn, isIn, nativeElement, plain, valueBytes } from './images.js';
import { bytesOf } from './redacted-file.js';

let codecs: CodecModule;
beforeAll(async () => {
  codecs = await loadCodecs();
});

/** As who has the source in memory writes: what is not touched straight from there. */
function byStretches(pieces: readonly PixelPiece[], source: Buffer): Buffer {
  return Buffer.concat(
    pieces.map((piece) => {
      const all = bytesOf([piece], source);
      if (!('overwrite' in piece)) return all;
      const out = Buffer.from(source.subarray(piece.from, piece.to));
      for (const { from, to } of piece.overwrite.touched(piece.from, piece.to)) {
        const bytes = Buffer.from(source.subarray(from, to));
        piece.overwrite.apply(bytes, from);
        bytes.copy(out, from - piece.from);
      }
      return out;
    }),
  );
}

it('native pixel data of every description: black inside, the same outside, whatever the chunks it is written in', () => {
  fc.assert(
    fc.property(
      anyNative.chain((image) => fc.record({ image: fc.constant(image), bytes: fc.uint8Array({ minLength: valueBytes(image), maxLength: valueBytes(image) }), boxes: fc.array(boxesIn(image), { minLength: image.frames, maxLength: image.frames }), chunk: fc.integer({ min: 1, max: 40 }) })),
      ({ image, bytes, boxes, chunk }) => {
        const source = Buffer.concat([Buffer.alloc(20, 0xee), bytes]);
        const element = nativeElement(20, bytes.length, image);
        const pixels = openPixels(image, source, element, codecs);
        const of = (frame: number): readonly Box[] => boxes[frame] ?? [];
        const result = redact(pixels, of);
        const output = bytesOf(result.pieces, source, chunk);
        expect(output.length).toBe(bytes.length);
        expect(result.lengthBytes).toBe(bytes.length);
        expect(byStretches(result.pieces, source).equals(output)).toBe(true);
        const after = openPixels(image, Buffer.concat([source.subarray(0, 20), output]), element, codecs);
        const changed = new Set<number>();
        for (let frame = 0; frame < image.frames; frame += 1) {
          const [was, is] = [decode(pixels, frame), decode(after, frame)];
          const black = blackOf(image, is.photometric);
          is.values.forEach((value, at) => {
            const pixel = Math.floor(at / image.samplesPerPixel);
            const [x, y] = [pixel % image.columns, Math.floor(pixel / image.columns)];
            if (isIn(of(frame), x, y)) expect(value).toBe(black[at % image.samplesPerPixel]);
            else if (!isIn(result.changed(frame), x, y)) expect(value).toBe(was.values[at]);
            else changed.add(at);
          });
        }
        // only pixels that share their colour with a blanked one
        expect(changed.size === 0 || image.photometric === 'YBR_FULL_422').toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

it('bits above those that are stored are blanked with the pixel, for they may be an overlay', () => {
  const image = { ...plain, bitsAllocated: 16, bitsStored: 12, highBit: 11, rows: 1, columns: 3, overlaysInBits: true };
  const source = Buffer.from('ffffffffffff', 'hex');
  const result = redact(openPixels(image, source, nativeElement(0, 6, image), codecs), [{ x0: 1, y0: 0, x1: 2, y1: 1 }]);
  expect(bytesOf(result.pieces, source).toString('hex')).toBe('ffff0000ffff');
});

it('the least signed value keeps its sign in the bits above, where no overlay is', () => {
  const image = { ...plain, bitsAllocated: 16, bitsStored: 12, highBit: 11, rows: 1, columns: 2, signed: true };
  const source = Buffer.from('00000000', 'hex');
  const result = redact(openPixels(image, source, nativeElement(0, 4, image), codecs), [{ x0: 0, y0: 0, x1: 1, y1: 1 }]);
  expect(bytesOf(result.pieces, source).toString('hex')).toBe('00f80000');
});

it.each([
  { x0: 0, y0: 0, x1: 7, y1: 1 },
  { x0: -1, y0: 0, x1: 2, y1: 1 },
  { x0: 2, y0: 1, x1: 2, y1: 3 },
  { x0: 0, y0: 0, x1: 1.5, y1: 1 },
])('refuses a region that is empty or leaves the image: %o', (box) => {
  const source = Buffer.alloc(24);
  expect(() => redact(openPixels(plain, source, nativeElement(0, 24, plain), codecs), [box])).toThrow(Unwalkable);
});

it('takes what stands behind the frames for no picture, and leaves none of it', () => {
    const source = Buffer.alloc(48, 7);
    const made = redact(openPixels(plain, source, nativeElement(0, 48, plain), codecs), []);
    const bytes = bytesOf(made.pieces, source);
    expect(bytes.subarray(0, 24).every((byte) => byte === 7)).toBe(true);
    expect(bytes.subarray(24).every((byte) => byte === 0)).toBe(true);
  });

  it.each([22, 0])('refuses pixel data of %i bytes where the frames have 24', (lengthBytes) => {
  expect(() => openPixels(plain, Buffer.alloc(lengthBytes), nativeElement(0, lengthBytes, plain), codecs)).toThrow(Unwalkable);
});

it('names what it touches: two banners, and not the picture between them', () => {
  const image = { ...plain, rows: 512, columns: 64, frames: 1 };
  const source = Buffer.alloc(valueBytes(image), 7);
  const [piece] = redact(openPixels(image, source, nativeElement(0, source.length, image), codecs), [{ x0: 0, y0: 0, x1: 64, y1: 10 }, { x0: 3, y0: 500, x1: 9, y1: 512 }]).pieces;
  if (piece === undefined || !('overwrite' in piece)) throw new Error('nothing is overwritten');
  const rowBytes = source.length / 512;
  expect(piece.overwrite.touched(0, source.length)).toEqual([{ from: 0, to: 10 * rowBytes + 1 }, { from: 500 * rowBytes - 1, to: source.length }]);
});

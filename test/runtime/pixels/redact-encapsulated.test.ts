import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { Unwalkable } from '../../../src/runtime/dicom/unwalkable.js';
import { blackOf } from '../../../src/runtime/pixels/black.js';
import type { CodecModule, CodecName } from '../../../src/runtime/pixels/codecs/codec-module.js';
import { loadCodecs } from '../../../src/runtime/pixels/codecs/load-codecs.js';
import { encodeRle } from '../../../src/runtime/pixels/codecs/rle.js';
import { readStreamHead } from '../../../src/runtime/pixels/codecs/stream-head.js';
import type { Image } from '../../../src/runtime/pixels/image.js';
import { decode, openPixels } from '../../../src/runtime/pixels/pixels.js';
import { redact } from '../../../src/runtime/pixels/redact.js';
import { boxesIn, encapsulated, isIn, plain } from './images.js';
import { bytesOf } from './redacted-file.js';

let codecs: CodecModule;
beforeAll(async () => {
  codecs = await loadCodecs();
});

const syntaxes: Readonly<Record<string, CodecName | 'rle' | 'deflate'>> = {
  '1.2.840.10008.1.2.5': 'rle',
  '1.2.840.10008.1.2.8.1': 'deflate',
  '1.2.840.10008.1.2.4.57': 'Jpeg',
  '1.2.840.10008.1.2.4.70': 'Jpeg',
  '1.2.840.10008.1.2.4.80': 'JpegLs',
  '1.2.840.10008.1.2.4.90': 'Jpeg2000',
  '1.2.840.10008.1.2.4.91': 'Jpeg2000',
  '1.2.840.10008.1.2.4.201': 'HtJpeg2000',
  '1.2.840.10008.1.2.4.202': 'HtJpeg2000',
};

/** An image of a few pixels; JPEG 2000 and JPEG-LS want more than one row and column. */
const anyImage: fc.Arbitrary<Image> = fc
  .record({
    transferSyntax: fc.constantFrom(...Object.keys(syntaxes)),
    rows: fc.integer({ min: 2, max: 20 }),
    columns: fc.integer({ min: 2, max: 20 }),
    frames: fc.integer({ min: 1, max: 3 }),
    colour: fc.boolean(),
    inverted: fc.boolean(),
    bitsStored: fc.constantFrom(8, 10, 12, 16),
    signed: fc.boolean(),
  })
  .map(({ colour, inverted, bitsStored, ...rest }) => {
    const bits = colour ? 8 : bitsStored;
    return { ...plain, ...rest, samplesPerPixel: colour ? 3 : 1, photometric: colour ? 'RGB' : inverted ? 'MONOCHROME1' : 'MONOCHROME2', bitsStored: bits, highBit: bits - 1, bitsAllocated: bits > 8 ? 16 : 8, signed: !colour && rest.signed, pixelVr: 'OB' } satisfies Image;
  });

function frameOf(image: Image, seed: number): Buffer {
  const { rows, columns, samplesPerPixel, bitsStored, transferSyntax, signed } = image;
  const count = rows * columns * samplesPerPixel;
  const wide = bitsStored > 8;
  const samples = Buffer.alloc(count * (wide ? 2 : 1));
  let state = seed + 1;
  for (let at = 0; at < count; at += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const value = (state >>> 8) % 2 ** bitsStored;
    if (wide) samples.writeUInt16LE(value, at * 2);
    else samples[at] = value;
  }
  const codec = syntaxes[transferSyntax];
  if (codec === 'rle') return encodeRle(samples, columns, rows, samplesPerPixel, wide ? 2 : 1);
  if (codec === 'deflate' || codec === undefined) return deflateRawSync(samples);
  // JPEG 2000 wants signs continued
  if (signed && wide && codec.endsWith('2000')) for (let at = 0; at < count; at += 1) samples.writeInt16LE((samples.readUInt16LE(at * 2) << (32 - bitsStored)) >> (32 - bitsStored), at * 2);
  return codecs.encode(codec, { rows, columns, samplesPerPixel, precision: bitsStored, signed, photometric: samplesPerPixel === 3 ? 'RGB' : 'MONOCHROME2' }, samples);
}

/** A stream in two fragments where the table tells frames apart. */
function fragmentsOf(stream: Buffer, isSplit: boolean): readonly Buffer[] {
  const middle = Math.floor(stream.length / 4) * 2;
  return isSplit && middle > 0 ? [stream.subarray(0, middle), stream.subarray(middle)] : [stream];
}

it('every lossless syntax: black inside, the same outside, frames without a region byte for byte, tables that fit', () => {
  fc.assert(
    fc.property(
      anyImage.chain((image) => fc.record({ image: fc.constant(image), seed: fc.nat(), boxes: fc.array(boxesIn(image), { minLength: image.frames, maxLength: image.frames }), table: fc.constantFrom('none' as const, 'basic' as const, 'extended' as const), split: fc.boolean() })),
      ({ image, seed, boxes, table, split }) => {
        const isSplit = split && table === 'basic' && image.transferSyntax !== '1.2.840.10008.1.2.5';
        const streams = Array.from({ length: image.frames }, (_, frame) => frameOf(image, seed + frame));
        const { source, element } = encapsulated(streams.map((stream) => fragmentsOf(stream, isSplit)), table);
        const pixels = openPixels(image, source, element, codecs);
        const result = redact(pixels, (frame) => boxes[frame] ?? []);
        const output = bytesOf(result.pieces, source);
        expect(output.length).toBe(result.lengthBytes);
        expect(result.transferSyntax).toBe(image.transferSyntax);
        const extended = table === 'extended' ? { offsets: result.changes.find(({ tag }) => tag === 0x7fe00001)?.value as Buffer, lengths: result.changes.find(({ tag }) => tag === 0x7fe00002)?.value as Buffer } : null;
        const after = openPixels(image, output, { ...element, endBytes: output.length, extended }, codecs);
        if (after.coding === 'native') throw new Error('not encapsulated');
        expect(after.fragments.lengths.every((length) => length % 2 === 0)).toBe(true);
        if (table === 'basic') expect(after.fragments.table.length).toBe(image.frames * 4);
        for (let frame = 0; frame < image.frames; frame += 1) {
          const [was, is] = [decode(pixels, frame), decode(after, frame)];
          const black = blackOf(image, is.photometric);
          is.values.forEach((value, at) => {
            const pixel = Math.floor(at / image.samplesPerPixel);
            const isBlack = isIn(boxes[frame] ?? [], pixel % image.columns, Math.floor(pixel / image.columns));
            if (value !== (isBlack ? black[at % image.samplesPerPixel] : was.values[at])) throw new Error('a pixel is not what it should be');
          });
        }
      },
    ),
    { numRuns: 150 },
  );
});

it.each([8, 7, 5])('signed bytes of JPEG 2000, %s bits of them, are encoded as what they are', (precision) => {
  const shape = { columns: 32, rows: 8, samplesPerPixel: 1, precision, signed: true, photometric: 'MONOCHROME2' };
  const samples = Buffer.from(Array.from({ length: 256 }, (_, at) => (at << (32 - precision)) >> (32 - precision)));
  const stream = codecs.encode('Jpeg2000', shape, samples);
  expect(readStreamHead(stream)).toMatchObject({ signed: true, precision, lossless: true });
  expect(codecs.decode('Jpeg2000', shape, stream)).toEqual(samples);
});

it('damaged streams and offset tables end in a refusal or a frame, and spoil nothing that comes after', () => {
  fc.assert(
    fc.property(
      anyImage.chain((image) => fc.record({ image: fc.constant(image), seed: fc.nat(), hits: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }), table: fc.constantFrom('none' as const, 'basic' as const) })),
      ({ image, seed, hits, table }) => {
        const whole = encapsulated(Array.from({ length: image.frames }, (_, frame) => [frameOf(image, seed + frame)]), table);
        const { element } = whole;
        const source = Buffer.from(whole.source);
        for (const [at, value] of hits) source[at % source.length] = value;
        try {
          const pixels = openPixels(image, source, element, codecs);
          for (let frame = 0; frame < image.frames; frame += 1) decode(pixels, frame);
          redact(pixels, [{ x0: 0, y0: 0, x1: 1, y1: 1 }]);
        } catch (error) {
          if (!(error instanceof Unwalkable)) throw error;
        }
        const sound = openPixels(image, whole.source, element, codecs);
        expect(decode(sound, 0).values.length).toBe(image.rows * image.columns * image.samplesPerPixel);
      },
    ),
    { numRuns: 150 },
  );
});

it.each([
  ['MPEG2', '1.2.840.10008.1.2.4.100'],
  ['MPEG-4', '1.2.840.10008.1.2.4.102'],
  ['HEVC', '1.2.840.10008.1.2.4.107'],
  ['JPEG XL', '1.2.840.10008.1.2.4.110'],
  ['a syntax of nobody', '1.2.3'],
])('refuses %s', (_, transferSyntax) => {
  const { source, element } = encapsulated([[Buffer.alloc(20)]], 'none');
  expect(() => openPixels({ ...plain, transferSyntax }, source, element, codecs)).toThrow(expect.objectContaining({ reason: 'pixels-not-redacted' }) as Error);
});

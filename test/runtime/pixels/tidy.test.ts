import { describe, expect, it } from 'vitest';
import { Unwalkable } from '../../../src/runtime/dicom/unwalkable.js';
import { encodeRle } from '../../../src/runtime/pixels/codecs/rle.js';
import { tidied } from '../../../src/runtime/pixels/tidy.js';
import { plain } from './images.js';

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
const start = Buffer.from([0xff, 0xd8]);
const end = Buffer.from([0xff, 0xd9]);
const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
const adobe = segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\0', 'latin1'));
const tables = segment(0xdb, Buffer.from([0, ...end, 7]));
const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0])), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])]);
const comment = segment(0xfe, Buffer.from('KAGUMO^ORINI'));
const exif = segment(0xe1, Buffer.from('Exif\0\0KAGUMO'));

describe('a compressed frame of JPEG', () => {
  const clean = Buffer.concat([start, jfif, adobe, tables, scan, end]);

  it('with nothing beside its picture stays as it is', () => {
    expect(tidied('jpeg', plain, clean)).toBeNull();
    expect(tidied('jpeg', plain, Buffer.concat([clean, Buffer.alloc(1)]))).toBeNull();
  });

  it.each([
    ['a comment', Buffer.concat([start, comment, jfif, adobe, tables, scan, end])],
    ['an application segment', Buffer.concat([start, jfif, exif, adobe, tables, scan, end])],
    ['a thumbnail', Buffer.concat([start, segment(0xe0, Buffer.from('JFXX\0KAGUMO')), jfif, adobe, tables, scan, end])],
    ['bytes behind its end', Buffer.concat([clean, Buffer.from('KAGUMO')])],
    ['bytes with an end marker behind its end', Buffer.concat([clean, Buffer.from('KAGUMO'), end])],
  ])('loses %s, and nothing else', (_what, stream) => {
    expect(tidied('jpeg', plain, stream)).toEqual(clean);
  });

  it.each([
    ['without an end', Buffer.concat([start, comment, scan])],
    ['whose segments lead nowhere', Buffer.concat([start, Buffer.from([0xff, 0xfe, 0, 200, 1, 2]), scan, end])],
    ['of other bytes', Buffer.from('KAGUMO^ORINI and more of it')],
  ])('%s is refused, for nobody can say what hides in it', (_what, stream) => {
    expect(() => tidied('jpeg', plain, stream)).toThrow(Unwalkable);
  });
});

describe('a compressed frame of JPEG 2000', () => {
  const part = Buffer.from([0xff, 0x90, 0, 10, 0, 0, 0, 0, 0, 18, 0, 1, 0xff, 0x93, 9, 9, 9, 9]);
  const size = Buffer.concat([Buffer.from([0xff, 0x4f]), segment(0x51, Buffer.alloc(38))]);
  const clean = Buffer.concat([size, part, end]);

  it('loses its comment and what stands behind its end', () => {
    expect(tidied('jpeg-2000', plain, clean)).toBeNull();
    expect(tidied('jpeg-2000', plain, Buffer.concat([size, segment(0x64, Buffer.from('\0\x01KAGUMO')), part, end, Buffer.from('more')]))).toEqual(clean);
  });
});

describe('a frame of RLE Lossless', () => {
  it('loses what stands between its segments and in unused places of its head', () => {
    const stream = Buffer.from(encodeRle(Uint8Array.from({ length: plain.rows * plain.columns * 2 }, (_, at) => at), plain.columns, plain.rows, 1, 2));
    const image = { ...plain, bitsAllocated: 16 };
    expect(tidied('rle', image, stream)).toBeNull();
    const inHead = Buffer.from(stream);
    inHead.write('KAGUMO', 40, 'latin1');
    expect(tidied('rle', image, inHead)).toEqual(stream);
    const second = stream.readUInt32LE(8);
    const between = Buffer.concat([stream.subarray(0, second), Buffer.from('KAGUMO'), stream.subarray(second)]);
    between.writeUInt32LE(second + 6, 8);
    expect(tidied('rle', image, between)?.includes('KAGUMO')).toBe(false);
  });

  it('whose segments end early is refused', () => {
    const stream = encodeRle(Uint8Array.from({ length: plain.rows * plain.columns }, (_, at) => at), plain.columns, plain.rows, 1, 1);
    expect(() => tidied('rle', plain, stream.subarray(0, 70))).toThrow(Unwalkable);
  });

  it('loses what stands behind its last segment', () => {
    const stream = encodeRle(Uint8Array.from({ length: plain.rows * plain.columns }, (_, at) => at), plain.columns, plain.rows, 1, 1);
    expect(tidied('rle', plain, stream)).toBeNull();
    expect(tidied('rle', plain, Buffer.concat([stream, Buffer.from('KAGUMO')]))?.includes('KAGUMO')).toBe(false);
  });
});

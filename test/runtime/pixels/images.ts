import fc from 'fast-check';
import type { Box, Image } from '../../../src/runtime/pixels/image.js';
import type { PixelElement } from '../../../src/runtime/pixels/pixel-element.js';
import { UNDEFINED_LENGTH } from '../../../src/runtime/dicom/element-header.js';

export const plain: Image = {
  transferSyntax: '1.2.840.10008.1.2.1',
  rows: 4,
  columns: 6,
  frames: 1,
  samplesPerPixel: 1,
  photometric: 'MONOCHROME2',
  bitsAllocated: 8,
  bitsStored: 8,
  highBit: 7,
  signed: false,
  planar: 0,
  little: true,
  pixelVr: 'OW',
  palette: null,
  window: null,
  rescale: { slope: 1, intercept: 0 },
  padding: null,
  overlaysInBits: false,
};

/** Colour spaces with the number of their samples. */
const spaces = [
  ['MONOCHROME1', 1],
  ['MONOCHROME2', 1],
  ['PALETTE COLOR', 1],
  ['RGB', 3],
  ['YBR_FULL', 3],
  ['YBR_FULL_422', 3],
  ['CMYK', 4],
] as const;

const palette = { first: 0, red: Uint16Array.of(9, 5, 7), green: Uint16Array.of(9, 0, 7), blue: Uint16Array.of(9, 0, 1) };

/** Any native image of a few pixels. */
export const anyNative: fc.Arbitrary<Image> = fc
  .record({
    space: fc.constantFrom(...spaces),
    bitsAllocated: fc.constantFrom(1, 8, 16, 32),
    unused: fc.nat(6),
    rows: fc.integer({ min: 1, max: 6 }),
    columns: fc.integer({ min: 1, max: 9 }),
    frames: fc.integer({ min: 1, max: 4 }),
    signed: fc.boolean(),
    planar: fc.constantFrom(0 as const, 1 as const),
    little: fc.boolean(),
    pixelVr: fc.constantFrom('OB' as const, 'OW' as const),
    overlaysInBits: fc.boolean(),
    padding: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  })
  .map(({ space: [photometric, samplesPerPixel], unused, ...rest }) => {
    const bitsAllocated = samplesPerPixel > 1 ? Math.max(8, rest.bitsAllocated) : rest.bitsAllocated;
    const bitsStored = bitsAllocated === 1 ? 1 : bitsAllocated - unused;
    const paired = photometric === 'YBR_FULL_422';
    // single bits are no palette, and bytes in words of big endian files stand in pairs
    const name = bitsAllocated === 1 && photometric === 'PALETTE COLOR' ? 'MONOCHROME2' : photometric;
    return {
      ...plain,
      ...rest,
      photometric: name,
      samplesPerPixel,
      bitsAllocated,
      bitsStored,
      highBit: bitsStored - 1,
      columns: paired ? rest.columns * 2 : rest.columns,
      planar: paired || samplesPerPixel === 1 ? (0 as const) : rest.planar,
      pixelVr: bitsAllocated > 8 ? ('OW' as const) : rest.pixelVr,
      transferSyntax: rest.little ? '1.2.840.10008.1.2.1' : '1.2.840.10008.1.2.2',
      palette: name === 'PALETTE COLOR' ? palette : null,
      signed: bitsAllocated > 1 && rest.signed,
    };
  });

export function boxesIn({ rows, columns }: Image): fc.Arbitrary<readonly Box[]> {
  const span = (end: number): fc.Arbitrary<readonly [number, number]> => fc.tuple(fc.nat(end - 1), fc.nat(end - 1)).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
  return fc.array(fc.tuple(span(columns), span(rows)).map(([[x0, x1], [y0, y1]]) => ({ x0, y0, x1, y1 })), { minLength: 0, maxLength: 3 });
}

export function valueBytes({ rows, columns, frames, samplesPerPixel, bitsAllocated, photometric }: Image): number {
  const samples = photometric === 'YBR_FULL_422' ? 2 : samplesPerPixel;
  const bytes = Math.ceil((rows * columns * frames * samples * bitsAllocated) / 8);
  return bytes + (bytes % 2);
}

export function nativeElement(valueOffsetBytes: number, lengthBytes: number, { pixelVr }: Image): PixelElement {
  return { offsetBytes: valueOffsetBytes - 12, valueOffsetBytes, lengthBytes, endBytes: valueOffsetBytes + lengthBytes, vr: pixelVr, extended: null };
}

export function isIn(boxes: readonly Box[], x: number, y: number): boolean {
  return boxes.some(({ x0, y0, x1, y1 }) => x >= x0 && x < x1 && y >= y0 && y < y1);
}

/** Pixel data of these fragments, each padded to even length, with an offset table of its own. */
export function encapsulated(frames: readonly (readonly Buffer[])[], table: 'none' | 'basic' | 'extended'): { readonly source: Buffer; readonly element: PixelElement } {
  const item = (bytes: Buffer): Buffer => {
    const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.of(0)]);
    const head = Buffer.of(0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0);
    head.writeUInt32LE(even.length, 4);
    return Buffer.concat([head, even]);
  };
  const items = frames.map((fragments) => Buffer.concat(fragments.map(item)));
  const offsets = items.map((_, index) => items.slice(0, index).reduce((sum, { length }) => sum + length, 0));
  const basic = Buffer.alloc(table === 'basic' ? frames.length * 4 : 0);
  if (table === 'basic') offsets.forEach((offset, frame) => basic.writeUInt32LE(offset, frame * 4));
  const source = Buffer.concat([item(basic), ...items, Buffer.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0)]);
  const wide = (values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 8);
    values.forEach((value, index) => bytes.writeBigUInt64LE(BigInt(value), index * 8));
    return bytes;
  };
  const extended = table === 'extended' ? { offsets: wide(offsets), lengths: wide(frames.map(([only]) => only?.length ?? 0)) } : null;
  return { source, element: { offsetBytes: 0, valueOffsetBytes: 0, lengthBytes: UNDEFINED_LENGTH, endBytes: source.length, vr: 'OB', extended } };
}

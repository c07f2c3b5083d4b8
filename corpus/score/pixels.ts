import { createHash } from 'node:crypto';
import type { Box } from '../answer-key.js';
import type { ReadElement, ReadFile } from './read-dicom.js';
import { numbersOf, textOf } from './decode-value.js';

/** Pixels of all frames, a number a sample. */
export interface Frames {
  readonly samples: Uint16Array;
  readonly rows: number;
  readonly columns: number;
  readonly bitsStored: number;
}

const RLE = '1.2.840.10008.1.2.5';

/** SHA-256 as the answer key has it: native words in little endian, fragments one after the other; null: there is no pixel data. */
export function pixelDigest(file: ReadFile): string | null {
  const pixels = at(file, 'PixelData');
  if (pixels === undefined) return null;
  const digest = createHash('sha256');
  if (pixels.fragments.length > 0) for (const fragment of pixels.fragments) digest.update(fragment);
  else digest.update(inLittleEndian(pixels));
  return digest.digest('hex');
}

/** The samples of native and RLE images of one sample a pixel; null where they cannot be told. */
export function readFrames(file: ReadFile): Frames | null {
  const pixels = at(file, 'PixelData');
  const [rows, columns, allocated, bitsStored] = ['Rows', 'Columns', 'BitsAllocated', 'BitsStored'].map((keyword) => numberAt(file, keyword)) as [number, number, number, number];
  if (pixels === undefined || (allocated !== 8 && allocated !== 16) || numberAt(file, 'SamplesPerPixel') !== 1) return null;
  const frames = Number(textOf(at(file, 'NumberOfFrames') ?? pixels)) || 1;
  const count = rows * columns * (at(file, 'NumberOfFrames') === undefined ? 1 : frames);
  const bytes = pixels.fragments.length > 0 ? unpacked(file, pixels) : inLittleEndian(pixels);
  if (bytes === null || bytes.length < (count * allocated) / 8) return null;
  return { samples: Uint16Array.from({ length: count }, (_, index) => (allocated === 8 ? (bytes[index] ?? 0) : bytes.readUInt16LE(index * 2))), rows, columns, bitsStored };
}

/** Whether nothing of a text is left in its box: one value in each frame; of text in overlay bits, nothing above the stored bits. */
export function boxIsHidden({ samples, rows, columns, bitsStored }: Frames, [left, top, right, bottom]: Box, overlayBits: boolean): boolean {
  for (let frame = 0; frame < samples.length; frame += rows * columns) {
    const first = samples[frame + top * columns + left] ?? 0;
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const sample = samples[frame + row * columns + column] ?? 0;
        if (overlayBits ? sample >> bitsStored !== 0 : sample !== first) return false;
      }
    }
  }
  return true;
}

/** At most so much of a picture may be blank beside the text. */
const MOST_BLANK = 0.25;

/**
 * Whether all beside the boxes came out as it went in. Blank pixels are allowed, for a redaction is larger than the letters, as long as
 * they are one value and few. Bits above the stored ones are no pixels.
 *
 * @returns null: yes; otherwise what differs
 */
export function outsideDiffers(original: Frames, output: Frames, boxes: readonly Box[]): string | null {
  const { rows, columns, samples } = original;
  if (output.rows !== rows || output.columns !== columns || output.samples.length !== samples.length) return 'the picture has another size';
  const mask = (1 << original.bitsStored) - 1;
  const blanks = new Set<number>();
  let blank = 0;
  for (let index = 0; index < samples.length; index += 1) {
    const [before, after] = [(samples[index] ?? 0) & mask, (output.samples[index] ?? 0) & mask];
    if (before === after || inBoxes(boxes, index % columns, Math.floor((index % (rows * columns)) / columns))) continue;
    blanks.add(after);
    blank += 1;
  }
  if (blanks.size > 1) return 'pixels beside the text have other values';
  return blank > samples.length * MOST_BLANK ? 'too much beside the text is blank' : null;
}

/** A JPEG codestream without comments and application segments, ITU-T T.81 B.2.4: what is left is the picture. */
export function withoutComments(fragments: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(fragments);
  const kept: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) break;
    const length = marker === 0xd8 ? 2 : 2 + bytes.readUInt16BE(at + 2);
    if (marker !== 0xfe && (marker & 0xf0) !== 0xe0) kept.push(bytes.subarray(at, at + length));
    at += length;
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

function inBoxes(boxes: readonly Box[], column: number, row: number): boolean {
  return boxes.some(([left, top, right, bottom]) => column >= left && column <= right && row >= top && row <= bottom);
}

function inLittleEndian({ value, vr, littleEndian }: ReadElement): Buffer {
  return vr === 'OW' && !littleEndian ? Buffer.from(value).swap16() : value;
}

/** RLE of one fragment a frame, one sample a pixel: PS3.5 G. */
function unpacked(file: ReadFile, { fragments }: ReadElement): Buffer | null {
  if (file.transferSyntax !== RLE) return null;
  const width = numberAt(file, 'BitsAllocated') / 8;
  const size = numberAt(file, 'Rows') * numberAt(file, 'Columns');
  return Buffer.concat(
    fragments.slice(1).map((fragment) => {
      const frame = Buffer.alloc(size * width);
      for (let segment = 0; segment < width; segment += 1) {
        const plane = packBits(fragment.subarray(fragment.readUInt32LE(4 + segment * 4)), size);
        // The most significant byte comes first.
        plane.forEach((byte, index) => (frame[index * width + width - 1 - segment] = byte));
      }
      return frame;
    }),
  );
}

function packBits(bytes: Buffer, size: number): Buffer {
  const plane = Buffer.alloc(size);
  let [from, to] = [0, 0];
  while (to < size && from < bytes.length) {
    const count = bytes.readInt8(from);
    from += 1;
    if (count >= 0) {
      bytes.copy(plane, to, from, from + count + 1);
      from += count + 1;
      to += count + 1;
    } else if (count !== -128) {
      plane.fill(bytes[from] ?? 0, to, to + 1 - count);
      from += 1;
      to += 1 - count;
    }
  }
  return plane;
}

function at(file: ReadFile, keyword: string): ReadElement | undefined {
  return file.elements.find((element) => element.path === keyword);
}

function numberAt(file: ReadFile, keyword: string): number {
  const element = at(file, keyword);
  return element === undefined ? 0 : (numbersOf(element, 'US')?.[0] ?? 0);
}

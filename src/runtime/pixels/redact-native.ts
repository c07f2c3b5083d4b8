import { blackOf } from './black.js';
import { containerOf } from './frames/containers.js';
import type { NativeLayout } from './frames/native-layout.js';
import type { Box, Image } from './image.js';
import type { Overwrite, Stretch } from './pieces.js';

/** Overwrites the regions of native pixel data while it is copied: any chunk of it, however large the whole. */
export class NativeOverwrite implements Overwrite {
  /** bytes of each sample of a black pixel, little endian */
  private readonly black: readonly Buffer[];
  /** of each byte of a sample, in the order of the file's lowest byte first, the bits that stay; null: all do */
  private readonly usedBits: Buffer | null;

  /**
   * @param valueOffsetBytes where the value of Pixel Data begins in the source
   * @throws Unwalkable where nobody can say what is black
   */
  constructor(
    private readonly image: Image,
    private readonly layout: NativeLayout,
    private readonly valueOffsetBytes: number,
    private readonly boxesOf: (frame: number) => readonly Box[],
    clearUnusedBits = false,
  ) {
    this.usedBits = clearUnusedBits ? usedBitsOf(image, layout) : null;
    this.black = blackOf(image, image.photometric).map((value) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(containerOf(image, value));
      return bytes.subarray(0, layout.bytesPerSample);
    });
  }

  touched(from: number, to: number): readonly Stretch[] {
    if (this.usedBits !== null) return from < to ? [{ from, to }] : [];
    const { rows, frames } = this.image;
    const { frameBits, kind } = this.layout;
    const stretches: Stretch[] = [];
    // whole rows, of all planes, and a byte to each side for words that are swapped
    const add = (firstBit: number, lastBit: number): void => {
      const stretch = { from: Math.max(from, this.valueOffsetBytes + Math.floor(firstBit / 8) - 1), to: Math.min(to, this.valueOffsetBytes + Math.ceil(lastBit / 8) + 1) };
      if (stretch.from < stretch.to) stretches.push(stretch);
    };
    for (let frame = 0; frame < frames; frame += 1) {
      for (const { y0, y1 } of this.boxesOf(frame)) {
        if (kind === 'by-plane') add(frame * frameBits, (frame + 1) * frameBits);
        else add(frame * frameBits + (y0 * frameBits) / rows, frame * frameBits + (y1 * frameBits) / rows);
      }
    }
    if (this.valueOffsetBytes + Math.ceil((frameBits * frames) / 8) < to) add(frameBits * frames, Infinity);
    return joined(stretches);
  }

  apply(bytes: Buffer, offsetBytes: number): void {
    const { frameBits } = this.layout;
    const from = offsetBytes - this.valueOffsetBytes;
    this.clear(bytes, from);
    this.clearBehind(bytes, from);
    const lastFrame = Math.min(this.image.frames - 1, Math.floor((from + bytes.length + 1) * 8 / frameBits));
    for (let frame = Math.max(0, Math.floor(((from - 1) * 8) / frameBits)); frame <= lastFrame; frame += 1) {
      for (const box of this.boxesOf(frame)) this.box(box, frame, bytes, from);
    }
  }

  /** Bits that the picture does not use may hold overlays (PS3.5 8.1.2); they become 0 in every frame. */
  private clear(bytes: Buffer, from: number): void {
    if (this.usedBits === null) return;
    const { swap, bytesPerSample } = this.layout;
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = (bytes[index] ?? 0) & (this.usedBits[swapped(from + index, swap) % bytesPerSample] ?? 0);
  }

  /** Bytes behind the last frame belong to no picture, and may be anything; they become 0. */
  private clearBehind(bytes: Buffer, from: number): void {
    const end = Math.ceil((this.layout.frameBits * this.image.frames) / 8);
    // in words of big endian files the last byte may stand before its neighbour
    const first = end + (this.layout.swap === 1 ? end % 2 : 0);
    if (from + bytes.length > first) bytes.fill(0, Math.max(0, first - from));
  }

  private box({ x0, y0, x1, y1 }: Box, frame: number, bytes: Buffer, from: number): void {
    const { columns, rows, samplesPerPixel } = this.image;
    const { kind, frameBits, bytesPerSample: size } = this.layout;
    const firstBit = frame * frameBits;
    const [whole = Buffer.alloc(0)] = this.black;
    for (let y = y0; y < y1; y += 1) {
      const row = y * columns;
      if (kind === 'bits') {
        this.bits(firstBit + row + x0, firstBit + row + x1, bytes, from);
      } else if (kind === 'by-pixel') {
        const begin = firstBit / 8 + row * samplesPerPixel * size;
        this.run(begin + x0 * samplesPerPixel * size, begin + x1 * samplesPerPixel * size, this.pixel(), bytes, from);
      } else if (kind === 'by-plane') {
        for (let sample = 0; sample < samplesPerPixel; sample += 1) {
          const begin = firstBit / 8 + (sample * rows * columns + row) * size;
          this.run(begin + x0 * size, begin + x1 * size, this.black[sample] ?? whole, bytes, from);
        }
      } else {
        // both pixels of a pair go, for they share their colour
        const begin = firstBit / 8 + row * 2 * size;
        this.run(begin + Math.floor(x0 / 2) * 4 * size, begin + Math.ceil(x1 / 2) * 4 * size, this.pair(), bytes, from);
      }
    }
  }

  private pixelBytes: Buffer | null = null;

  private pixel(): Buffer {
    return (this.pixelBytes ??= Buffer.concat(this.black));
  }

  private pair(): Buffer {
    const [y, cb, cr] = this.black;
    return (this.pixelBytes ??= Buffer.concat([y, y, cb, cr].filter((part) => part !== undefined)));
  }

  /** Puts `pattern` again and again at `[begin, end)` of the value, as far as `bytes`, which begin at `from` of it, reach. */
  private run(begin: number, end: number, pattern: Buffer, bytes: Buffer, from: number): void {
    const { swap } = this.layout;
    const [first, last] = [Math.max(begin, from - swap), Math.min(end, from + bytes.length + swap)];
    if (first >= last) return;
    const isOneByte = pattern.every((byte) => byte === pattern[0]);
    if (swap === 0 && isOneByte) {
      bytes.fill(pattern[0] ?? 0, first - from, last - from);
      return;
    }
    for (let at = first; at < last; at += 1) {
      const index = swapped(at, swap) - from;
      if (index >= 0 && index < bytes.length) bytes[index] = pattern[(at - begin) % pattern.length] ?? 0;
    }
  }

  /** Bits are packed from the lowest of each byte, PS3.5 8.1.1 and Annex D. */
  private bits(begin: number, end: number, bytes: Buffer, from: number): void {
    const { swap } = this.layout;
    const isSet = (this.black[0]?.[0] ?? 0) === 1;
    for (let at = Math.max(begin, (from - swap) * 8); at < Math.min(end, (from + bytes.length + swap) * 8); at += 1) {
      const index = swapped(Math.floor(at / 8), swap) - from;
      if (index < 0 || index >= bytes.length) continue;
      const mask = 1 << (at % 8);
      bytes[index] = isSet ? (bytes[index] ?? 0) | mask : (bytes[index] ?? 0) & ~mask;
    }
  }
}

/** Stretches that are closer than this are one: fewer pieces are written faster. */
const CLOSE_BYTES = 4096;

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const out: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last !== undefined && from <= last.to + CLOSE_BYTES) last.to = Math.max(last.to, to);
    else out.push({ from, to });
  }
  return out;
}

function usedBitsOf({ bitsStored, highBit }: Image, { kind, bytesPerSample }: NativeLayout): Buffer | null {
  if (kind === 'bits') return null;
  const used = (2 ** bitsStored - 1) * 2 ** (highBit + 1 - bitsStored);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(used);
  return bytes.subarray(0, bytesPerSample);
}

/** `at ^ swap`, beyond 32 bits too. */
function swapped(at: number, swap: 0 | 1): number {
  if (swap === 0) return at;
  return at % 2 === 0 ? at + 1 : at - 1;
}

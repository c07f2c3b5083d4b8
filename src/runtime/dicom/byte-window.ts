import { Unwalkable } from './unwalkable.js';

/** Bytes that are read by ranges: a file too large for memory. */
export interface ByteSource {
  readonly lengthBytes: number;
  /** fills `into` from `offsetBytes` on and returns how many bytes there were */
  read(offsetBytes: number, into: Buffer): number;
}

/** Held of a large source at a time, where the caller does not say. */
const usualWindowBytes = 1 << 20;

/** No header is longer. */
const leastWindowBytes = 16;

/**
 * A file as the walk sees it: all of it, or a window that moves over a large one. After `at`, `buffer[index + n]` is the byte at
 * `offsetBytes + n`, until the next call.
 */
export class ByteWindow {
  readonly lengthBytes: number;
  buffer: Buffer;
  private base = 0;
  /** bytes of the window that are filled */
  private filled: number;
  private readonly source: ByteSource | null;
  /** bytes from `zerosFrom` to `zerosTo` are known to be zero, and the next one not to be */
  private zerosFrom = 0;
  private zerosTo = -1;

  constructor(bytes: Buffer | ByteSource, windowBytes = usualWindowBytes) {
    if (Buffer.isBuffer(bytes)) {
      this.source = null;
      this.buffer = bytes;
      this.lengthBytes = bytes.length;
      this.filled = bytes.length;
    } else {
      this.source = bytes;
      this.buffer = Buffer.allocUnsafe(Math.min(Math.max(leastWindowBytes, windowBytes), bytes.lengthBytes));
      this.lengthBytes = bytes.lengthBytes;
      this.filled = 0;
    }
  }

  /** Index in `buffer` of a byte; `lengthBytes` of them can be read from there. @throws Unwalkable where the file ends before */
  at(offsetBytes: number, lengthBytes: number): number {
    const index = offsetBytes - this.base;
    if (index >= 0 && index + lengthBytes <= this.filled) return index;
    if (this.source === null || offsetBytes + lengthBytes > this.lengthBytes) throw new Unwalkable('truncated', 'the file ends early', offsetBytes);
    if (lengthBytes > this.buffer.length) this.buffer = Buffer.allocUnsafe(lengthBytes);
    const wanted = Math.min(this.buffer.length, this.lengthBytes - offsetBytes);
    this.filled = this.source.read(offsetBytes, this.buffer.subarray(0, wanted));
    this.base = offsetBytes;
    if (this.filled < lengthBytes) throw new Unwalkable('truncated', 'the file ends early', offsetBytes);
    return 0;
  }

  /** A value; lives in the window, so only until the next call. */
  slice(offsetBytes: number, lengthBytes: number): Buffer {
    if (lengthBytes === 0) return nothing;
    const index = this.at(offsetBytes, lengthBytes);
    return this.buffer.subarray(index, index + lengthBytes);
  }

  /** A value that outlives the next call: a copy, but for a file that is in memory as a whole. */
  kept(offsetBytes: number, lengthBytes: number): Buffer {
    const value = this.slice(offsetBytes, lengthBytes);
    return this.source === null ? value : Buffer.from(value);
  }

  /** Whether all bytes from here to the end are zero. Asked again within one run of zeros, it need not look again. */
  isZeroFrom(offsetBytes: number): boolean {
    if (offsetBytes < this.zerosFrom || offsetBytes > this.zerosTo) {
      this.zerosFrom = offsetBytes;
      this.zerosTo = this.endOfZeros(offsetBytes);
    }
    return this.zerosTo === this.lengthBytes;
  }

  private endOfZeros(from: number): number {
    for (let at = from; at < this.lengthBytes; ) {
      const bytes = this.slice(at, Math.min(this.buffer.length, this.lengthBytes - at));
      const other = bytes.findIndex((byte) => byte !== 0);
      if (other !== -1) return at + other;
      at += bytes.length;
    }
    return this.lengthBytes;
  }
}

const nothing = Buffer.alloc(0);

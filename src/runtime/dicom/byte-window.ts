import { Unwalkable } from './unwalkable.js';

/** Bytes that are read by ranges: a file too large for memory. */
export interface ByteSource {
  readonly lengthBytes: number;
  /** fills `into` from `offsetBytes` on and returns how many bytes there were */
  read(offsetBytes: number, into: Buffer): number;
}

const windowBytes = 1 << 20;

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

  constructor(bytes: Buffer | ByteSource) {
    if (Buffer.isBuffer(bytes)) {
      this.source = null;
      this.buffer = bytes;
      this.lengthBytes = bytes.length;
      this.filled = bytes.length;
    } else {
      this.source = bytes;
      this.buffer = Buffer.allocUnsafe(Math.min(windowBytes, bytes.lengthBytes));
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

  /** Whether all bytes of a range are zero. */
  isZero(from: number, to: number): boolean {
    for (let at = from; at < to; at += windowBytes) if (this.slice(at, Math.min(windowBytes, to - at)).some((byte) => byte !== 0)) return false;
    return true;
  }
}

const nothing = Buffer.alloc(0);

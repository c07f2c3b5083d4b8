import type { ByteSource } from '../dicom/byte-window.js';
import type { Piece } from '../dicom/edits.js';

/** A stretch of redacted pixel data. Whoever writes it must know all kinds: one that is passed over is a leak. */
export type PixelPiece = Piece | OverwrittenPiece | SpooledPiece;

/** `[from, to)` of the source, copied with parts overwritten; it may be written in chunks of any size. */
export interface OverwrittenPiece {
  readonly from: number;
  readonly to: number;
  readonly overwrite: Overwrite;
}

export interface Overwrite {
  /** The stretches of `[from, to)` of the source outside of which `apply` changes nothing: in order, apart, each with something to overwrite or next to it. */
  touched(from: number, to: number): readonly Stretch[];
  /** Overwrites in place what must go; `bytes` are a copy of the source from `offsetBytes` on, within the piece. */
  apply(bytes: Buffer, offsetBytes: number): void;
}

/** Everything becomes 0. */
export const zeros: Overwrite = { touched: (from, to) => [{ from, to }], apply: (bytes) => void bytes.fill(0) };

/** `[from, to)` of the source. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** `[from, to)` of what was appended to the spool. */
export interface SpooledPiece {
  readonly spool: Spool;
  readonly from: number;
  readonly to: number;
}

/** Takes new frames while they are made, so that they need not stand in memory together, and gives them back when they are written. */
export interface Spool extends ByteSource {
  append(bytes: Buffer): void;
}

/** A spool in memory, for images of few frames. */
export class MemorySpool implements Spool {
  private readonly parts: Buffer[] = [];
  private readonly starts: number[] = [];
  lengthBytes = 0;

  append(bytes: Buffer): void {
    this.starts.push(this.lengthBytes);
    this.parts.push(bytes);
    this.lengthBytes += bytes.length;
  }

  read(offsetBytes: number, into: Buffer): number {
    let done = 0;
    for (let index = this.partAt(offsetBytes); index < this.parts.length && done < into.length; index += 1) {
      const [part = nothing, start = 0] = [this.parts[index], this.starts[index]];
      done += part.copy(into, done, Math.max(0, offsetBytes + done - start));
    }
    return done;
  }

  /** The last part that begins at or before the offset. */
  private partAt(offsetBytes: number): number {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offsetBytes) low = middle;
      else high = middle;
    }
    return low;
  }
}

const nothing = Buffer.alloc(0);

import type { PixelPiece } from '../pixels/pieces.js';
import { Unwalkable } from './unwalkable.js';

/** A stretch of the source that is copied, or new bytes. */
export type Piece = Buffer | { readonly from: number; readonly to: number };

/** More than one piece in place of a stretch. */
export interface Insertion {
  readonly pieces: readonly PixelPiece[];
  readonly length: number;
}

/** A large file can hold more elements than memory has room for edits; no object of the standard comes near. */
const mostEdits = 1 << 22;

/**
 * Edits of one file: stretches of the source that are cut, each with what stands in its place. They are recorded in the order of
 * their places; a place may be reserved first and decided later, as with lengths and private creators. Kept from file to file.
 */
export class Edits {
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly put: (Buffer | Insertion | null)[] = [];
  private count = 0;
  /** bytes that the output has more than the source so far */
  delta = 0;

  clear(): void {
    this.count = 0;
    this.delta = 0;
  }

  /** Cuts `[from, to)` and puts `put` there. Returns the edit's number. @throws Unwalkable beyond what memory holds */
  cut(from: number, to: number, put: Buffer | Insertion | null = null): number {
    const index = this.count;
    if (index >= mostEdits) throw new Unwalkable('malformed', 'more elements must change than any object has', from);
    this.from[index] = from;
    this.to[index] = to;
    this.put[index] = put;
    this.count += 1;
    this.delta += (put?.length ?? 0) - (to - from);
    return index;
  }

  /** Takes an edit back: the source stays there. */
  undo(index: number): void {
    const from = this.from[index] ?? 0;
    this.delta += (this.to[index] ?? 0) - from - (this.put[index]?.length ?? 0);
    this.to[index] = from;
    this.put[index] = null;
  }

  /** A place that `decide` fills, or that stays as it is. */
  reserve(at: number): number {
    return this.cut(at, at);
  }

  decide(index: number, lengthBytes: number, put: Buffer): void {
    const from = this.from[index] ?? 0;
    this.to[index] = from + lengthBytes;
    this.put[index] = put;
    this.delta += put.length - lengthBytes;
  }

  /** The edited stretch `[start, end)` of the source. */
  pieces(start: number, end: number): PixelPiece[] {
    const pieces: PixelPiece[] = [];
    let at = start;
    for (let index = 0; index < this.count; index += 1) {
      const [from = 0, to = 0, put = null] = [this.from[index], this.to[index], this.put[index]];
      if (from === to && put === null) continue;
      if (from > at) pieces.push({ from: at, to: from });
      if (put !== null && put.length > 0) pieces.push(...(Buffer.isBuffer(put) ? [put] : put.pieces));
      at = Math.max(at, to);
    }
    if (end > at) pieces.push({ from: at, to: end });
    return pieces;
  }
}

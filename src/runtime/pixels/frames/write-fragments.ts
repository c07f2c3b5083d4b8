import type { Spool, PixelPiece } from '../pieces.js';
import { Unwalkable } from '../../dicom/unwalkable.js';

/** New encapsulated pixel data, frame by frame: those of the source as they are, or new streams through the spool. */
export class FragmentWriter {
  private readonly pieces: PixelPiece[] = [];
  /** where the first fragment of each frame stands, counted from the first one of all */
  private readonly offsets: number[] = [];
  private readonly lengths: number[] = [];
  private lengthBytes = 0;

  constructor(private readonly spool: Spool) {}

  /** Fragments `[from, to)` of the source with their headers. */
  keep(from: number, to: number): void {
    const last = this.pieces.at(-1);
    if (last !== undefined && !Buffer.isBuffer(last) && !('spool' in last) && last.to === from) this.pieces[this.pieces.length - 1] = { from: last.from, to };
    else this.pieces.push({ from, to });
    this.frame(to - from, to - from - 8);
  }

  /** One fragment, padded to even length. */
  put(stream: Buffer): void {
    const padBytes = stream.length % 2;
    if (stream.length + padBytes > 0xfffffffe) throw new Unwalkable('pixels-unreadable', 'a frame is longer than a fragment can be');
    const from = this.spool.lengthBytes;
    this.spool.append(itemHead(stream.length + padBytes));
    this.spool.append(padBytes === 0 ? stream : Buffer.concat([stream, Buffer.of(0)]));
    const to = this.spool.lengthBytes;
    const last = this.pieces.at(-1);
    if (last !== undefined && 'spool' in last && last.to === from) this.pieces[this.pieces.length - 1] = { ...last, to };
    else this.pieces.push({ spool: this.spool, from, to });
    this.frame(to - from, stream.length);
  }

  /** All of it: offset table, fragments, delimiter. @throws Unwalkable where a table cannot hold the offsets */
  finished(withTable: boolean): { readonly pieces: readonly PixelPiece[]; readonly lengthBytes: number } {
    const table = Buffer.alloc(withTable ? this.offsets.length * 4 : 0);
    if (withTable) {
      if ((this.offsets.at(-1) ?? 0) > 0xffffffff) throw new Unwalkable('pixels-unreadable', 'the pixel data is longer than its offset table can say');
      this.offsets.forEach((offset, frame) => table.writeUInt32LE(offset, frame * 4));
    }
    const head = Buffer.concat([itemHead(table.length), table]);
    return { pieces: [head, ...this.pieces, sequenceEnd], lengthBytes: head.length + this.lengthBytes + sequenceEnd.length };
  }

  /** Values of (7FE0,0001) and (7FE0,0002), PS3.3 C.7.6.3.1.8. */
  extendedTables(): { readonly offsets: Buffer; readonly lengths: Buffer } {
    const [offsets, lengths] = [Buffer.alloc(this.offsets.length * 8), Buffer.alloc(this.offsets.length * 8)];
    this.offsets.forEach((offset, frame) => offsets.writeBigUInt64LE(BigInt(offset), frame * 8));
    this.lengths.forEach((length, frame) => lengths.writeBigUInt64LE(BigInt(length), frame * 8));
    return { offsets, lengths };
  }

  private frame(lengthBytes: number, streamBytes: number): void {
    this.offsets.push(this.lengthBytes);
    this.lengths.push(streamBytes);
    this.lengthBytes += lengthBytes;
  }
}

function itemHead(lengthBytes: number): Buffer {
  const head = Buffer.of(0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0);
  head.writeUInt32LE(lengthBytes, 4);
  return head;
}

const sequenceEnd = Buffer.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0);

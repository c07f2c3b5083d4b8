import { createDeflateRaw } from 'node:zlib';
import { assert } from '../../base/assert.js';
import type { ByteSource } from '../dicom/byte-window.js';
import type { Edited } from '../outcome.js';
import type { Overwrite, OverwrittenPiece, Stretch } from '../pixels/pieces.js';
import { roomBytes, type PartFile } from './part-file.js';
import { ChangedWhileRead, chunkBytes } from './read-input.js';

/**
 * Writes the pieces of an edited file in order. Ranges of a source in memory go straight from there to the file; ranges of a large
 * source in chunks. From `deflateFrom` on the bytes are deflated without a wrapper and padded to an even length: PS3.5 A.5.
 *
 * @throws SystemFault, ChangedWhileRead when the source ended early, whatever `pulse` throws
 */
export async function writeEdited(edited: Edited, part: PartFile, pulse: () => void): Promise<void> {
  let lengthBytes = 0;
  const deflated: Buffer[] = [];
  const deflateFrom = edited.deflateFrom ?? Infinity;
  let deflater: Deflater | null = null;
  for (const bytes of bytesOf(edited, part, pulse)) {
    const plainBytes = Math.max(0, Math.min(bytes.length, deflateFrom - lengthBytes));
    lengthBytes += bytes.length;
    if (plainBytes > 0) part.put(plainBytes === bytes.length ? bytes : bytes.subarray(0, plainBytes));
    if (plainBytes === bytes.length) continue;
    deflater ??= openDeflater((out) => deflated.push(out));
    await deflater.write(bytes.subarray(plainBytes));
    drain(deflated, part);
  }
  if (edited.deflateFrom !== null) {
    deflater ??= openDeflater((out) => deflated.push(out));
    await deflater.end();
    drain(deflated, part);
    if ((part.lengthBytes - edited.deflateFrom) % 2 === 1) part.put(Buffer.of(0));
  }
  part.flush();
  assert(lengthBytes === edited.lengthBytes, 'the pieces of an edited file do not add up to its length');
}

function* bytesOf(edited: Edited, part: PartFile, pulse: () => void): Generator<Buffer> {
  const { source } = edited;
  for (const piece of edited.pieces) {
    if (Buffer.isBuffer(piece)) yield piece;
    else if ('spool' in piece) yield* chunksOf(piece.spool, piece, part, pulse);
    else if ('overwrite' in piece) yield* overwritten(source, piece, part, pulse);
    else if (Buffer.isBuffer(source)) yield source.subarray(piece.from, piece.to);
    else yield* chunksOf(source, piece, part, pulse);
  }
}

function* chunksOf(source: ByteSource, range: { readonly from: number; readonly to: number }, part: PartFile, pulse: () => void): Generator<Buffer> {
  const memory = Buffer.allocUnsafe(Math.min(chunkBytes, range.to - range.from));
  for (let from = range.from; from < range.to; from += memory.length) {
    pulse();
    const chunk = memory.subarray(0, Math.min(memory.length, range.to - from));
    if (source.read(from, chunk) !== chunk.length) throw new ChangedWhileRead();
    yield chunk;
    // The next chunk is read into the same memory.
    part.flush();
  }
}

/**
 * A source in memory is read once more by whoever keeps it back, so that its bytes are never changed in place: what is to be overwritten is copied,
 * and what lies between goes straight from there to the file.
 */
function* overwritten(source: Buffer | ByteSource, piece: OverwrittenPiece, part: PartFile, pulse: () => void): Generator<Buffer> {
  if (!Buffer.isBuffer(source)) {
    yield* applied(chunksOf(source, piece, part, pulse), piece.from, piece.overwrite);
    return;
  }
  let at = piece.from;
  for (const stretch of piece.overwrite.touched(piece.from, piece.to)) {
    if (stretch.from > at) yield source.subarray(at, stretch.from);
    yield* applied(copies(source, stretch, part), stretch.from, piece.overwrite);
    at = stretch.to;
  }
  if (at < piece.to) yield source.subarray(at, piece.to);
}

function* applied(chunks: Iterable<Buffer>, from: number, overwrite: Overwrite): Generator<Buffer> {
  let at = from;
  for (const chunk of chunks) {
    overwrite.apply(chunk, at);
    at += chunk.length;
    yield chunk;
  }
}

function* copies(source: Buffer, { from, to }: Stretch, part: PartFile): Generator<Buffer> {
  for (let at = from; at < to; at += roomBytes) {
    const chunk = part.room(Math.min(roomBytes, to - at));
    source.copy(chunk, 0, at, at + chunk.length);
    yield chunk;
  }
}

function drain(deflated: Buffer[], part: PartFile): void {
  for (const bytes of deflated) part.put(bytes);
  part.flush();
  deflated.length = 0;
}

interface Deflater {
  /** resolves when the bytes were taken in, so that they may change */
  write(bytes: Buffer): Promise<void>;
  end(): Promise<void>;
}

function openDeflater(emit: (bytes: Buffer) => void): Deflater {
  const deflate = createDeflateRaw();
  deflate.on('data', emit);
  const ended = new Promise<void>((resolve, reject) => deflate.once('end', resolve).once('error', reject));
  return {
    write: (bytes) => new Promise((resolve, reject) => deflate.write(bytes, (error) => (error ? reject(error) : resolve()))),
    end() {
      deflate.end();
      return ended;
    },
  };
}

import type { ByteSource } from './dicom/byte-window.js';
import type { Edited } from './outcome.js';

/** All bytes of an edited file in memory, before deflation; for small files. A large one is written piece by piece. */
export function bytesOfEdited({ pieces, source }: Pick<Edited, 'pieces' | 'source'>): Buffer {
  return Buffer.concat(
    pieces.map((piece) => {
      if (Buffer.isBuffer(piece)) return piece;
      const bytes = copyOf('spool' in piece ? piece.spool : source, piece.from, piece.to);
      if ('overwrite' in piece) piece.overwrite.apply(bytes, piece.from);
      return bytes;
    }),
  );
}

function copyOf(source: Buffer | ByteSource, from: number, to: number): Buffer {
  if (Buffer.isBuffer(source)) return Buffer.from(source.subarray(from, to));
  const bytes = Buffer.alloc(to - from);
  source.read(from, bytes);
  return bytes;
}

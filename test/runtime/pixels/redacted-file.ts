import { inflateRawSync, deflateRawSync } from 'node:zlib';
import { ByteWindow } from '../../../src/runtime/dicom/byte-window.js';
import { ElementHeader, UNDEFINED_LENGTH } from '../../../src/runtime/dicom/element-header.js';
import { readFileHead, type FileHead } from '../../../src/runtime/dicom/file-head.js';
import { fileMeta } from '../../../src/runtime/dicom/file-meta.js';
import { endOfUndefined, isPadding } from '../../../src/runtime/dicom/items.js';
import { elementBytes } from '../../../src/runtime/dicom/write-element.js';
import type { CodecModule } from '../../../src/runtime/pixels/codecs/codec-module.js';
import { describeImage } from '../../../src/runtime/pixels/describe.js';
import type { Image } from '../../../src/runtime/pixels/image.js';
import type { PixelPiece } from '../../../src/runtime/pixels/pieces.js';
import { readPixelRoot, type PixelElement } from '../../../src/runtime/pixels/pixel-element.js';
import { openPixels, type Pixels } from '../../../src/runtime/pixels/pixels.js';
import type { AttributeChange, Redacted } from '../../../src/runtime/pixels/redact.js';

export interface OpenedFile {
  readonly head: FileHead;
  /** the dataset, inflated */
  readonly source: Buffer;
  readonly start: number;
  readonly element: PixelElement;
  readonly image: Image;
  readonly pixels: Pixels;
}

/** Opens the pixels of a file in memory; null: it has none. @throws Unwalkable */
export function openFile(file: Buffer, codecs: CodecModule): OpenedFile | null {
  const head = readFileHead(new ByteWindow(file));
  const source = head.isDeflated ? inflateRawSync(file.subarray(head.bodyOffset)) : file;
  const start = head.isDeflated ? 0 : head.bodyOffset;
  const { lookup, element } = readPixelRoot(new ByteWindow(source), start, head.encoding);
  if (element === null) return null;
  const image = describeImage(lookup, { transferSyntax: head.transferSyntax, little: head.encoding.little, pixelVr: element.vr });
  return { head, source, start, element, image, pixels: openPixels(image, source, element, codecs) };
}

/** The bytes of pieces, written in chunks of `chunkBytes`, as whoever writes a large file does. */
export function bytesOf(pieces: readonly PixelPiece[], source: Buffer, chunkBytes = 1 << 20): Buffer {
  return Buffer.concat(
    pieces.map((piece) => {
      if (Buffer.isBuffer(piece)) return piece;
      if ('spool' in piece) {
        const bytes = Buffer.alloc(piece.to - piece.from);
        if (piece.spool.read(piece.from, bytes) !== bytes.length) throw new Error('the spool gave too little');
        return bytes;
      }
      const bytes = Buffer.from(source.subarray(piece.from, piece.to));
      if ('overwrite' in piece) for (let at = 0; at < bytes.length; at += chunkBytes) piece.overwrite.apply(bytes.subarray(at, at + chunkBytes), piece.from + at);
      return bytes;
    }),
  );
}

/** The whole file with new pixel data and the attributes that go with it, for other programs to judge. */
export function writeRedacted({ head, source, start, element }: OpenedFile, redacted: Redacted): Buffer {
  const bytes = new ByteWindow(source);
  const header = new ElementHeader();
  const elements = new Map<number, Buffer>();
  for (let offset = start; source.length - offset >= 8; ) {
    if (isPadding(bytes, offset)) break;
    header.read(bytes, offset, source.length, head.encoding);
    const { tag, valueOffset, lengthBytes } = header;
    const end = lengthBytes === UNDEFINED_LENGTH ? endOfUndefined(bytes, header, source.length, head.encoding, 0) : valueOffset + lengthBytes;
    const isPixels = offset === element.offsetBytes;
    elements.set(tag, isPixels ? Buffer.concat([source.subarray(offset, element.valueOffsetBytes), bytesOf(redacted.pieces, source)]) : source.subarray(offset, end));
    offset = end;
  }
  for (const { tag, vr, value, onlyIfAbsent } of redacted.changes) {
    if (onlyIfAbsent && elements.has(tag)) continue;
    elements.set(tag, elementBytes(tag, vr, Buffer.isBuffer(value) ? value : Buffer.from(value, 'latin1'), head.encoding));
  }
  const body = Buffer.concat([...elements].sort(([a], [b]) => a - b).map(([, one]) => one));
  const uid = (tag: number): string => (elements.get(tag) ?? Buffer.alloc(0)).subarray(8).toString('latin1').replace(/\0$/, '');
  const meta = fileMeta(uid(0x00080016) || '1.2.840.10008.5.1.4.1.1.7', uid(0x00080018) || '2.25.1', redacted.transferSyntax);
  return Buffer.concat([meta, head.isDeflated ? deflateRawSync(body) : body]);
}

export type { AttributeChange };

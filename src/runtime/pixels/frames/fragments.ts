import type { ByteWindow } from '../../dicom/byte-window.js';
import { ITEM, readTag, readUInt32, SEQUENCE_END } from '../../dicom/element-header.js';
import { Unwalkable } from '../../dicom/unwalkable.js';
import type { PixelElement } from '../pixel-element.js';

/** The items of encapsulated pixel data, PS3.5 A.4. Offsets in bytes from the start of the file. */
export interface Fragments {
  /** value of the first item, the Basic Offset Table; empty where it has none */
  readonly table: Buffer;
  /** where the header of each fragment stands */
  readonly offsets: Float64Array;
  /** of each fragment's value */
  readonly lengths: Float64Array;
  /** where the sequence delimiter stands */
  readonly endBytes: number;
}

/** More fragments than memory has room for are none of an image: a frame is a fragment or a few. */
const mostFragments = 1 << 24;

/** @throws Unwalkable where the items do not add up */
export function readFragments(bytes: ByteWindow, { valueOffsetBytes, endBytes }: PixelElement): Fragments {
  const offsets: number[] = [];
  const lengths: number[] = [];
  let table: Buffer | null = null;
  for (let offset = valueOffsetBytes; endBytes - offset >= 8; ) {
    const at = bytes.at(offset, 8);
    const tag = readTag(bytes.buffer, at, true);
    const lengthBytes = readUInt32(bytes.buffer, at + 4, true);
    if (tag === SEQUENCE_END) {
      if (table === null) break;
      return { table, offsets: Float64Array.from(offsets), lengths: Float64Array.from(lengths), endBytes: offset };
    }
    if (tag !== ITEM || offset + 8 + lengthBytes > endBytes) break;
    if (table === null) {
      if (lengthBytes > mostFragments * 4) break;
      table = Buffer.from(bytes.slice(offset + 8, lengthBytes));
    } else {
      if (offsets.length >= mostFragments) break;
      offsets.push(offset);
      lengths.push(lengthBytes);
    }
    offset += 8 + lengthBytes;
  }
  throw new Unwalkable('pixels-unreadable', 'the fragments of the pixel data do not add up', valueOffsetBytes);
}

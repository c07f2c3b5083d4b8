import type { ByteWindow } from './byte-window.js';
import { ITEM, readTag, type ElementHeader } from './element-header.js';
import { implicitLittle, type Encoding } from './encoding.js';
import { maxDepth, skipItems } from './items.js';
import { Unwalkable } from './unwalkable.js';
import { SQ, UN, type VrCode } from './vr-codes.js';

/**
 * UN of defined length may hold a sequence: surely where the VR is known to be SQ, perhaps where nothing is known and an item stands
 * first. It is implicit VR little endian (PS3.5 6.2.2), though some writers keep the encoding of the file. Null: no sequence; 'opaque': it
 * must be one, and its items do not add up.
 */
export function itemEncodingOf(bytes: ByteWindow, header: ElementHeader, known: VrCode, encoding: Encoding, depth: number, end: number): Encoding | 'opaque' | null {
  const { valueOffset, lengthBytes } = header;
  if (known !== SQ && !(known === UN && beginsWithItem(bytes, valueOffset, lengthBytes))) return null;
  if (depth >= maxDepth) throw new Unwalkable('malformed', 'sequences are nested too deeply', header.offset);
  const stop = Math.min(end, valueOffset + lengthBytes);
  for (const inner of [implicitLittle, encoding]) if (addsUp(bytes, valueOffset, stop, inner, depth)) return inner;
  return known === SQ ? 'opaque' : null;
}

/** Whether an item stands first in a value, in either byte order. `lengthBytes` may be that of an undefined length. */
export function beginsWithItem(bytes: ByteWindow, offset: number, lengthBytes: number): boolean {
  if (lengthBytes < 8) return false;
  const at = bytes.at(offset, 8);
  return readTag(bytes.buffer, at, true) === ITEM || readTag(bytes.buffer, at, false) === ITEM;
}

function addsUp(bytes: ByteWindow, start: number, end: number, encoding: Encoding, depth: number): boolean {
  try {
    return skipItems(bytes, start, end, encoding, depth + 1, false) === end;
  } catch (error) {
    if (error instanceof Unwalkable) return false;
    throw error;
  }
}

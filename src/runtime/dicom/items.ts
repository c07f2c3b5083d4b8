import type { ByteWindow } from './byte-window.js';
import { ElementHeader, ITEM, ITEM_END, readTag, readUInt32, SEQUENCE_END, UNDEFINED_LENGTH } from './element-header.js';
import { implicitLittle, type Encoding } from './encoding.js';
import { Unwalkable } from './unwalkable.js';
import { OB, OW, SQ, UN, type VrCode } from './vr-codes.js';

/** Deeper than any object of the standard; a bound so that hostile bytes cannot exhaust the stack. */
export const maxDepth = 128;

/** What stands at the place of an item. `end` is where its content must end; `Infinity`-free: that of what holds it when undefined. */
export interface ItemHead {
  readonly lengthOffset: number;
  readonly contentOffset: number;
  readonly isUndefined: boolean;
  readonly end: number;
}

/**
 * The item at `offset`, or null where the sequence delimiter stands. `delimited`: the sequence has undefined length.
 *
 * @throws Unwalkable where neither stands
 */
export function readItem(bytes: ByteWindow, offset: number, end: number, little: boolean, delimited: boolean): ItemHead | null {
  if (end - offset < 8) throw new Unwalkable(end === bytes.lengthBytes ? 'truncated' : 'malformed', 'the header of an item is cut off', offset);
  const at = bytes.at(offset, 8);
  const tag = readTag(bytes.buffer, at, little);
  const lengthBytes = readUInt32(bytes.buffer, at + 4, little);
  if (tag === SEQUENCE_END) {
    if (lengthBytes !== 0) throw new Unwalkable('malformed', 'a sequence delimiter has a length', offset);
    // some writers end a sequence of defined length by a delimiter as well
    if (!delimited && offset + 8 !== end) throw new Unwalkable('malformed', 'a sequence of defined length ends before its length', offset);
    return null;
  }
  if (tag !== ITEM) throw new Unwalkable('malformed', 'something other than an item stands in a sequence', offset);
  const isUndefined = lengthBytes === UNDEFINED_LENGTH;
  const itemEnd = isUndefined ? end : offset + 8 + lengthBytes;
  if (itemEnd > end) throw new Unwalkable(end === bytes.lengthBytes ? 'truncated' : 'malformed', 'an item is longer than its sequence', offset);
  return { lengthOffset: offset + 4, contentOffset: offset + 8, isUndefined, end: itemEnd };
}

/** Where an item ends, given where its elements ended. @throws Unwalkable where the delimiter is missing or out of place */
export function afterItem(bytes: ByteWindow, offset: number, item: ItemHead, little: boolean): number {
  if (!item.isUndefined && offset === item.end) return offset;
  if (item.end - offset < 8) throw new Unwalkable('malformed', 'an item has no delimiter', offset);
  const at = bytes.at(offset, 8);
  if (readTag(bytes.buffer, at, little) !== ITEM_END || readUInt32(bytes.buffer, at + 4, little) !== 0) throw new Unwalkable('malformed', 'an item has no delimiter', offset);
  if (!item.isUndefined && offset + 8 !== item.end) throw new Unwalkable('malformed', 'an item of defined length ends before its length', offset);
  return offset + 8;
}

/** PS3.5 6.2.2 note 2: UN of undefined length is a sequence in implicit VR little endian. */
export function encodingInside(vr: VrCode, encoding: Encoding): Encoding {
  return vr === UN && encoding.explicit ? implicitLittle : encoding;
}

/**
 * The end of an element of undefined length, delimiter included, without a look at what it holds.
 *
 * @throws Unwalkable where its items or fragments do not add up
 */
export function endOfUndefined(bytes: ByteWindow, header: ElementHeader, end: number, encoding: Encoding, depth: number): number {
  const { vr, offset, valueOffset } = header;
  if (vr === SQ || vr === UN) return skipItems(bytes, valueOffset, end, encodingInside(vr, encoding), depth, true);
  if (vr !== OB && vr !== OW) throw new Unwalkable('malformed', 'an element that may not have it has undefined length', offset);
  return skipFragments(bytes, valueOffset, end, encoding.little, offset);
}

/** Steps over items from `offset` to the delimiter, or to `end` of a sequence of defined length. Returns the end. */
export function skipItems(bytes: ByteWindow, offset: number, end: number, encoding: Encoding, depth: number, delimited: boolean): number {
  if (depth > maxDepth) throw new Unwalkable('malformed', 'sequences are nested too deeply', offset);
  const header = new ElementHeader();
  while (delimited || offset < end) {
    const item = readItem(bytes, offset, end, encoding.little, delimited);
    if (item === null) return offset + 8;
    let at = item.contentOffset;
    while (at < item.end && !isItemEnd(bytes, at, item.end, encoding.little)) {
      header.read(bytes, at, item.end, encoding);
      at = header.lengthBytes === UNDEFINED_LENGTH ? endOfUndefined(bytes, header, item.end, encoding, depth + 1) : header.valueOffset + header.lengthBytes;
    }
    offset = afterItem(bytes, at, item, encoding.little);
  }
  return offset;
}

export function isItemEnd(bytes: ByteWindow, offset: number, end: number, little: boolean): boolean {
  return end - offset >= 8 && readTag(bytes.buffer, bytes.at(offset, 8), little) === ITEM_END;
}

/** Encapsulated pixel data, PS3.5 A.4: fragments are passed through untouched. */
function skipFragments(bytes: ByteWindow, start: number, end: number, little: boolean, elementOffset: number): number {
  for (let offset = start; end - offset >= 8; ) {
    const at = bytes.at(offset, 8);
    const tag = readTag(bytes.buffer, at, little);
    const lengthBytes = readUInt32(bytes.buffer, at + 4, little);
    if (tag === SEQUENCE_END) {
      if (lengthBytes !== 0) throw new Unwalkable('malformed', 'a sequence delimiter has a length', offset);
      return offset + 8;
    }
    if (tag !== ITEM) throw new Unwalkable('malformed', 'something other than a fragment stands in encapsulated pixel data', offset);
    offset += 8 + lengthBytes;
    if (offset > end) throw new Unwalkable('truncated', 'a fragment is longer than the file', elementOffset);
  }
  throw new Unwalkable('truncated', 'encapsulated pixel data has no end', elementOffset);
}

/** Writers that fill blocks leave zeros behind the last element: trailing bytes, not an element (0000,0000). */
export function isPadding(bytes: ByteWindow, offset: number): boolean {
  const at = bytes.at(offset, 8);
  return readTag(bytes.buffer, at, true) === 0 && bytes.isZeroFrom(offset);
}

import type { ByteWindow } from './byte-window.js';
import type { Encoding } from './encoding.js';
import { Unwalkable } from './unwalkable.js';
import { dictionaryVr, hasShortLength, isVr, type VrCode } from './vr-codes.js';

export const UNDEFINED_LENGTH = 0xffffffff;
export const ITEM = 0xfffee000;
export const ITEM_END = 0xfffee00d;
export const SEQUENCE_END = 0xfffee0dd;

/** The header of an element, PS3.5 7.1; one object is filled again and again. Offsets in bytes from the start of the file. */
export class ElementHeader {
  tag = 0;
  /** as encoded, or the dictionary's for implicit VR */
  vr: VrCode = 0;
  offset = 0;
  /** where the length field stands, of 2 or 4 bytes */
  lengthOffset = 0;
  shortLength = false;
  valueOffset = 0;
  /** UNDEFINED_LENGTH where delimiters end the value */
  lengthBytes = 0;

  /** @throws Unwalkable where no element stands, or its value of defined length runs beyond `end` */
  read(bytes: ByteWindow, offset: number, end: number, { explicit, little }: Encoding): void {
    if (end - offset < 8) throw new Unwalkable(end === bytes.lengthBytes ? 'truncated' : 'malformed', 'the header of an element is cut off', offset);
    let at = bytes.at(offset, 8);
    let { buffer } = bytes;
    this.offset = offset;
    this.tag = readTag(buffer, at, little);
    this.shortLength = false;
    if (this.tag >>> 16 === ITEM >>> 16) throw new Unwalkable('malformed', 'an item or delimiter stands where an element must', offset);
    if (explicit) {
      this.vr = ((buffer[at + 4] ?? 0) << 8) | (buffer[at + 5] ?? 0);
      if (!isVr(this.vr)) throw new Unwalkable('malformed', 'an element has no value representation', offset);
      if (hasShortLength(this.vr)) {
        this.shortLength = true;
        this.lengthOffset = offset + 6;
        this.valueOffset = offset + 8;
        this.lengthBytes = readUInt16(buffer, at + 6, little);
      } else {
        if (end - offset < 12) throw new Unwalkable('truncated', 'the header of an element is cut off', offset);
        at = bytes.at(offset, 12);
        ({ buffer } = bytes);
        this.lengthOffset = offset + 8;
        this.valueOffset = offset + 12;
        this.lengthBytes = readUInt32(buffer, at + 8, little);
      }
    } else {
      this.vr = dictionaryVr(this.tag);
      this.lengthOffset = offset + 4;
      this.valueOffset = offset + 8;
      this.lengthBytes = readUInt32(buffer, at + 4, little);
    }
    if (this.lengthBytes !== UNDEFINED_LENGTH && this.valueOffset + this.lengthBytes > end) {
      throw new Unwalkable(end === bytes.lengthBytes ? 'truncated' : 'malformed', 'an element is longer than what holds it', offset);
    }
  }
}

export function readTag(buffer: Buffer, at: number, little: boolean): number {
  return ((readUInt16(buffer, at, little) << 16) | readUInt16(buffer, at + 2, little)) >>> 0;
}

export function readUInt16(buffer: Buffer, at: number, little: boolean): number {
  const [first = 0, second = 0] = [buffer[at], buffer[at + 1]];
  return little ? first | (second << 8) : (first << 8) | second;
}

export function readUInt32(buffer: Buffer, at: number, little: boolean): number {
  const low = readUInt16(buffer, little ? at : at + 2, little);
  const high = readUInt16(buffer, little ? at + 2 : at, little);
  return ((high << 16) | low) >>> 0;
}

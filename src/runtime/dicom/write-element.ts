import { vrRule } from '../../facts/vr.js';
import { ITEM, UNDEFINED_LENGTH } from './element-header.js';
import type { Encoding } from './encoding.js';
import { Unwalkable } from './unwalkable.js';
import { hasShortLength, vrCode } from './vr-codes.js';

/** An element of defined length, PS3.5 7.1; the value is padded to even length. */
export function elementBytes(tag: number, vr: string, value: Buffer, { explicit, little }: Encoding): Buffer {
  const padded = padTo(value, vrRule(vr)?.pad ?? 0);
  const headBytes = explicit && !hasShortLength(vrCode(vr)) ? 12 : 8;
  const bytes = Buffer.alloc(headBytes + padded.length);
  writeTag(bytes, tag, little);
  if (explicit) bytes.write(vr, 4, 'latin1');
  if (explicit && headBytes === 8) writeUInt16(bytes, padded.length, 6, little);
  else writeUInt32(bytes, padded.length, headBytes - 4, little);
  padded.copy(bytes, headBytes);
  return bytes;
}

/** An item of defined length that holds these elements. */
export function itemBytes(elements: readonly Buffer[], { little }: Encoding): Buffer {
  const content = Buffer.concat(elements);
  const bytes = Buffer.alloc(8 + content.length);
  writeTag(bytes, ITEM, little);
  writeUInt32(bytes, content.length, 4, little);
  content.copy(bytes, 8);
  return bytes;
}

/** A length field of 2 or 4 bytes with the value behind it. */
export function lengthAndValue(value: Buffer, isShort: boolean, pad: number, little: boolean): Buffer {
  const padded = padTo(value, pad);
  const bytes = Buffer.alloc((isShort ? 2 : 4) + padded.length);
  if (isShort) writeUInt16(bytes, padded.length, 0, little);
  else writeUInt32(bytes, padded.length, 0, little);
  padded.copy(bytes, isShort ? 2 : 4);
  return bytes;
}

/** @throws Unwalkable for what no defined length can say */
export function lengthField(lengthBytes: number, little: boolean): Buffer {
  if (lengthBytes >= UNDEFINED_LENGTH) throw new Unwalkable('malformed', 'a sequence would grow beyond what its length can say');
  const bytes = Buffer.allocUnsafe(4);
  writeUInt32(bytes, lengthBytes, 0, little);
  return bytes;
}

function padTo(value: Buffer, pad: number): Buffer {
  return value.length % 2 === 0 ? value : Buffer.concat([value, Buffer.of(pad)]);
}

function writeTag(bytes: Buffer, tag: number, little: boolean): void {
  writeUInt16(bytes, tag >>> 16, 0, little);
  writeUInt16(bytes, tag & 0xffff, 2, little);
}

function writeUInt16(bytes: Buffer, value: number, at: number, little: boolean): void {
  if (little) bytes.writeUInt16LE(value, at);
  else bytes.writeUInt16BE(value, at);
}

function writeUInt32(bytes: Buffer, value: number, at: number, little: boolean): void {
  if (little) bytes.writeUInt32LE(value, at);
  else bytes.writeUInt32BE(value, at);
}

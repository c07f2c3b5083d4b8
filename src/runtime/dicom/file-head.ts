import type { ByteWindow } from './byte-window.js';
import { readTag, readUInt16, readUInt32, ElementHeader, UNDEFINED_LENGTH } from './element-header.js';
import { DEFLATED, encodingOf, guessEncoding, implicitLittle, nativeSyntaxOf, type Encoding } from './encoding.js';
import { unusualSyntax } from '../../facts/transfer-syntaxes.js';
import { registeredUid } from '../../facts/uids.js';
import { Unwalkable } from './unwalkable.js';

/** What stands before the dataset, PS3.10 7.1. */
export interface FileHead {
  readonly transferSyntax: string;
  readonly encoding: Encoding;
  readonly isDeflated: boolean;
  /** of File Meta, where there is one */
  readonly mediaStorageSopClass: string;
  /** where the dataset (or its deflate stream) begins */
  readonly bodyOffset: number;
}

/**
 * Reads preamble, prefix and File Meta Information. A file without them is read by what its first element looks like.
 *
 * @throws Unwalkable
 */
export function readFileHead(bytes: ByteWindow): FileHead {
  const hasPrefix = bytes.lengthBytes >= 132 && bytes.slice(128, 4).toString('latin1') === 'DICM';
  const meta = readMeta(bytes, hasPrefix ? 132 : 0, hasPrefix);
  const stated = meta.transferSyntax;
  if (stated !== '') {
    if (registeredUid(stated)?.type !== 'TransferSyntax' && unusualSyntax(stated) !== 'vendor') throw new Unwalkable('unknown-transfer-syntax', 'the transfer syntax is none that the standard registers');
    if (unusualSyntax(stated) === 'referenced-deflated') throw new Unwalkable('unknown-transfer-syntax', 'the pixel data stands on another server and the dataset is deflated');
    return { ...meta, encoding: encodingOf(stated), isDeflated: stated === DEFLATED };
  }
  const encoding = guessEncoding(bytes, meta.bodyOffset);
  if (encoding === null) throw new Unwalkable(hasPrefix ? 'malformed' : 'not-dicom', hasPrefix ? 'no element stands where the dataset must begin' : 'the file is no DICOM instance', hasPrefix ? meta.bodyOffset : null);
  return { ...meta, transferSyntax: nativeSyntaxOf(encoding), encoding, isDeflated: false };
}

const TRANSFER_SYNTAX = 0x00020010;
const SOP_CLASS = 0x00020002;

/** File Meta ends where group 0002 ends: its stated length may lie. */
function readMeta(bytes: ByteWindow, start: number, hasPrefix: boolean): Pick<FileHead, 'transferSyntax' | 'mediaStorageSopClass' | 'bodyOffset'> {
  const found = { transferSyntax: '', mediaStorageSopClass: '', bodyOffset: start };
  const isMeta = (offset: number): boolean => bytes.lengthBytes - offset >= 8 && readUInt16(bytes.buffer, bytes.at(offset, 8), true) === 0x0002;
  if (!isMeta(start)) return found;
  const at = bytes.at(start, 8);
  const vr = readUInt16(bytes.buffer, at + 4, false);
  const explicit = vr >= 0x4141 && vr <= 0x5a5a;
  // without a prefix, implicit VR and group 0002 first is as good as anything
  if (!explicit && (!hasPrefix || readTag(bytes.buffer, at, true) !== 0x00020000 || readUInt32(bytes.buffer, at + 4, true) !== 4)) return found;
  const encoding: Encoding = explicit ? encodingOf('') : implicitLittle;
  const header = new ElementHeader();
  let offset = start;
  for (; isMeta(offset); offset = header.valueOffset + header.lengthBytes) {
    header.read(bytes, offset, bytes.lengthBytes, encoding);
    if (header.lengthBytes === UNDEFINED_LENGTH) throw new Unwalkable('malformed', 'an element of File Meta Information has undefined length', offset);
    if (header.tag === TRANSFER_SYNTAX) found.transferSyntax = uidAt(bytes, header);
    if (header.tag === SOP_CLASS) found.mediaStorageSopClass = uidAt(bytes, header);
  }
  return { ...found, bodyOffset: offset };
}

function uidAt(bytes: ByteWindow, { valueOffset, lengthBytes }: ElementHeader): string {
  return bytes.slice(valueOffset, Math.min(lengthBytes, 128)).toString('latin1').replace(/[\0 ]+$/, '').trim();
}

import { vrRule } from '../../facts/vr.js';
import { textsOf } from '../actions/value.js';
import type { ByteWindow } from '../dicom/byte-window.js';
import { ElementHeader, UNDEFINED_LENGTH } from '../dicom/element-header.js';
import type { Encoding } from '../dicom/encoding.js';
import { endOfUndefined, isPadding } from '../dicom/items.js';
import { beginsWithItem } from '../dicom/unknown-sequence.js';
import { Unwalkable } from '../dicom/unwalkable.js';
import { dictionaryVr, OB, OW, SQ, UN, vrCode, vrText, type VrCode } from '../dicom/vr-codes.js';

/** Values of root attributes by tag, as texts (base/condition.ts). */
export type RootValues = ReadonlyMap<number, readonly string[]>;

const SPECIFIC_CHARACTER_SET = 0x00080005;

/** A condition reads a word or a number; whatever is longer is none of that. */
const longestValueBytes = 1 << 16;

/**
 * Reads the wanted attributes of the root dataset. Stops behind the last of them where elements stand in order; `whole` reads to the
 * end, for files in which they do not.
 *
 * @throws Unwalkable
 */
export function scanRoot(bytes: ByteWindow, start: number, encoding: Encoding, wanted: ReadonlySet<number>, last: number, whole: boolean): RootValues {
  const found = new Map<number, readonly string[]>();
  const header = new ElementHeader();
  let characterSet = '';
  for (let offset = start; bytes.lengthBytes - offset >= 8; ) {
    if (isPadding(bytes, offset)) break;
    header.read(bytes, offset, bytes.lengthBytes, encoding);
    const { tag, valueOffset, lengthBytes } = header;
    if (tag > last && !whole) break;
    offset = lengthBytes === UNDEFINED_LENGTH ? endOfUndefined(bytes, header, bytes.lengthBytes, encoding, 0) : valueOffset + lengthBytes;
    if (tag === SPECIFIC_CHARACTER_SET) characterSet = bytes.slice(valueOffset, Math.min(lengthBytes, 256)).toString('latin1');
    if (!wanted.has(tag) || found.has(tag)) continue;
    const vr = readAs(tag, header.vr);
    if (lengthBytes === UNDEFINED_LENGTH && header.vr !== SQ && vr !== SQ && isText(vr)) throw new Unwalkable('value-refused', 'an attribute that the plan reads has items or fragments where a text must stand', valueOffset);
    if (vr === SQ) found.set(tag, beginsWithItem(bytes, valueOffset, lengthBytes) ? [''] : []);
    else if (lengthBytes === UNDEFINED_LENGTH || vr === OB || vr === OW) found.set(tag, []);
    else if (lengthBytes > longestValueBytes) throw new Unwalkable('value-refused', 'an attribute that the plan reads has a value that is too long for one', valueOffset);
    else found.set(tag, textsOf({ tag, vr: vrText(vr), bytes: bytes.slice(valueOffset, lengthBytes), characterSet, little: encoding.little }));
  }
  return found;
}

/**
 * The VR that a value is read by. A text is read as the dictionary says, whatever the file states: else a file that hides it in OB or UN
 * would pass for one that does not have it. Numbers have the VR of the file where that is one of a number.
 */
function readAs(tag: number, stated: VrCode): VrCode {
  const known = dictionaryVr(tag);
  if (stated === SQ || known === UN) return stated;
  const isNumber = binaryNumbers.has(stated);
  if (isText(known)) return isNumber && kindOf(known) === 'number' ? stated : known;
  return isNumber || isText(stated) ? stated : known;
}

const binaryNumbers: ReadonlySet<VrCode> = new Set(['US', 'SS', 'UL', 'SL', 'UV', 'SV', 'FL', 'FD'].map(vrCode));

/** IS and DS, numbers in decimal, are texts too. */
function isText(vr: VrCode): boolean {
  return ['text', 'ascii', 'number'].includes(kindOf(vr));
}

function kindOf(vr: VrCode): string {
  return vrRule(vrText(vr))?.kind ?? '';
}

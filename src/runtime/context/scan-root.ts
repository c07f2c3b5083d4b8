import { textsOf } from '../actions/value.js';
import type { ByteWindow } from '../dicom/byte-window.js';
import { ElementHeader, UNDEFINED_LENGTH } from '../dicom/element-header.js';
import type { Encoding } from '../dicom/encoding.js';
import { endOfUndefined, isPadding } from '../dicom/items.js';
import { beginsWithItem } from '../dicom/unknown-sequence.js';
import { Unwalkable } from '../dicom/unwalkable.js';
import { dictionaryVr, OB, OW, SQ, UN, vrText } from '../dicom/vr-codes.js';

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
    const vr = header.vr === UN ? dictionaryVr(tag) : header.vr;
    if (vr === SQ) found.set(tag, beginsWithItem(bytes, valueOffset, lengthBytes) ? [''] : []);
    else if (lengthBytes === UNDEFINED_LENGTH || vr === OB || vr === OW) found.set(tag, []);
    else if (lengthBytes > longestValueBytes) throw new Unwalkable('value-refused', 'an attribute that the plan reads has a value that is too long for one', valueOffset);
    else found.set(tag, textsOf({ tag, vr: vrText(vr), bytes: bytes.slice(valueOffset, lengthBytes), characterSet, little: encoding.little }));
  }
  return found;
}

import type { ByteWindow } from '../dicom/byte-window.js';
import type { ElementHeader } from '../dicom/element-header.js';
import { dictionaryVr, isTextVr, type VrCode } from '../dicom/vr-codes.js';
import type { ValueAction } from './action.js';
import { ICC_PROFILE, withoutTexts } from './colour-profile.js';

/** A value that an action reads is read whole; one beyond this goes. */
export const longestValueBytes = 16 << 20;

/**
 * What becomes of a value that a rule keeps; null: it stays as it is. A text ends at its first NUL, which is no character of any text (PS3.5
 * 6.1.3) and pads UIDs alone: readers that stop there show nothing of what stands behind. `vr`: as the file states it, or the tables.
 */
export function tidied({ tag, valueOffset, lengthBytes }: ElementHeader, vr: VrCode, bytes: ByteWindow): ValueAction | null {
  if (tag === ICC_PROFILE) return withoutTexts;
  // what either says may be read as a text
  if (!isTextVr(vr) && !isTextVr(dictionaryVr(tag))) return null;
  return lengthBytes > longestValueBytes || hasTextBehindNul(bytes.slice(valueOffset, lengthBytes)) ? untilNul : null;
}

const untilNul: ValueAction = ({ bytes }) => {
  const end = bytes.indexOf(0);
  return end === 0 ? null : bytes.subarray(0, end);
};

/** Whether more than padding stands behind the first NUL. */
function hasTextBehindNul(bytes: Buffer): boolean {
  const end = bytes.indexOf(0);
  if (end === -1) return false;
  for (let at = end + 1; at < bytes.length; at += 1) if (bytes[at] !== 0 && bytes[at] !== 0x20) return true;
  return false;
}

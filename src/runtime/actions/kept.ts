import { dictionaryVr, isTextVr, type VrCode } from '../dicom/vr-codes.js';
import type { ValueAction } from './action.js';

/**
 * A text ends at its first NUL, which is no character of any text (PS3.5 6.1.3) and only pads a UID: readers that stop there show nothing
 * of what stands behind.
 */
export const untilNul: ValueAction = ({ bytes }) => {
  const end = bytes.indexOf(0);
  return end === -1 ? bytes : end === 0 ? null : bytes.subarray(0, end);
};

/** Whether more than padding stands behind the first NUL of a text. */
export function hasTextBehindNul(bytes: Buffer): boolean {
  const end = bytes.indexOf(0);
  if (end === -1) return false;
  for (let at = end + 1; at < bytes.length; at += 1) if (bytes[at] !== 0 && bytes[at] !== 0x20) return true;
  return false;
}

/** Whether a value is a text, by the VR that the file states or by that of the dictionary. */
export function isText(tag: number, vr: VrCode): boolean {
  return isTextVr(vr) || isTextVr(dictionaryVr(tag));
}

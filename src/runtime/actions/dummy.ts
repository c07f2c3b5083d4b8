import { vrRule } from '../../facts/vr.js';
import { vrText, type VrCode } from '../dicom/vr-codes.js';
import type { ValueAction } from './action.js';
import { remap } from './remap.js';
import { textsOf } from './value.js';

/** The value that stands for one that had to go: valid for the VR, the same for everybody (PS3.15 E.1.1). No value needs none. */
export const dummy: ValueAction = (value, file) => {
  const rule = vrRule(value.vr);
  if (rule === undefined || value.bytes.length === 0) return null;
  if (value.vr === 'UI') return remap(value, file);
  if (rule.dummy !== null) return textsOf(value).length === 0 ? null : rule.dummy;
  return Buffer.alloc(value.bytes.length);
};

/** Texts, names, dates and UIDs, and bytes that can hold anything; numbers and coded strings say nothing by themselves. */
export function isReplacedInside(vr: VrCode): boolean {
  const text = vrText(vr);
  const kind = vrRule(text)?.kind;
  return (kind === 'text' || kind === 'ascii') ? text !== 'CS' : kind === undefined || ['OB', 'OW', 'UN'].includes(text);
}

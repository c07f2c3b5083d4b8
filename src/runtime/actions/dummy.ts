import { vrRule } from '../../facts/vr.js';
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

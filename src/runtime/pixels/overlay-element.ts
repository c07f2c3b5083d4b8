import { UNDEFINED_LENGTH, type ElementHeader } from '../dicom/element-header.js';
import { Unwalkable } from '../dicom/unwalkable.js';
import { OB, OW, UN } from '../dicom/vr-codes.js';
import type { PixelElement } from './pixel-element.js';

/** Overlay Data (60xx,3000) of the root, PS3.3 C.9.2. */
export interface OverlayElement extends Omit<PixelElement, 'extended'> {
  readonly tag: number;
}

/** Whether an element of the root holds an overlay plane of its own: even groups from 6000 to 60FE. */
export function isOverlayData(tag: number): boolean {
  return (tag & 0xffff) === 0x3000 && tag >>> 24 === 0x60 && (tag >>> 16) % 2 === 0;
}

/** @param end behind the value. @throws Unwalkable where the value is no row of bits */
export function overlayElement({ tag, vr, offset, valueOffset, lengthBytes }: ElementHeader, end: number): OverlayElement {
  if (lengthBytes === UNDEFINED_LENGTH || (vr !== OB && vr !== OW && vr !== UN)) throw new Unwalkable('pixels-unreadable', 'an overlay is stored as none may be', offset);
  return { tag, offsetBytes: offset, valueOffsetBytes: valueOffset, lengthBytes, endBytes: end, vr: vr === OB ? 'OB' : 'OW' };
}

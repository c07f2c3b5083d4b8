import type { ByteSource } from '../dicom/byte-window.js';
import { readUInt16 } from '../dicom/element-header.js';
import type { Encoding } from '../dicom/encoding.js';
import { Unwalkable } from '../dicom/unwalkable.js';
import { elementBytes } from '../dicom/write-element.js';
import type { Box, Image } from './image.js';
import type { OverlayElement } from './overlay-element.js';
import type { RootLookup } from './pixel-element.js';
import { openPixels, type NativePixels } from './pixels.js';
import { redact } from './redact.js';

/** One overlay plane, opened as an image of single bits. */
export interface OverlayPlane {
  readonly tag: number;
  readonly pixels: NativePixels;
  /** column and row of the image, counted from 0, that the first bit lies over; below 0 outside of it */
  readonly left: number;
  readonly top: number;
}

/** Held whole while it is looked at. */
const longestOverlayBytes = 64 << 20;

/** @throws Unwalkable where an overlay is not described, or not as long as it says */
export function openOverlay(element: OverlayElement, lookup: RootLookup, source: Buffer | ByteSource, { little }: Encoding): OverlayPlane {
  const group = element.tag - 0x3000;
  const whole = (low: number): number | null => {
    const value = lookup(group + low);
    return value === null || value.length < 2 ? null : readUInt16(value, 0, little);
  };
  const [rows, columns] = [whole(0x0010) ?? 0, whole(0x0011) ?? 0];
  if (rows === 0 || columns === 0) throw refused('an overlay has no rows or no columns');
  if ((whole(0x0100) ?? 1) !== 1 || (whole(0x0102) ?? 0) !== 0) throw refused('an overlay stands in its own bits and says that it stands in those of the pixels');
  const framesText = (lookup(group + 0x0015) ?? Buffer.alloc(0)).toString('latin1').replace(/[\0 ]+$/, '').trim();
  if (!/^(\d{1,9})?$/.test(framesText) || framesText === '0') throw refused('an overlay has no number of frames');
  const frames = Number(framesText || '1');
  if (element.lengthBytes > longestOverlayBytes) throw refused('an overlay is larger than any that is looked at');
  const needed = Math.ceil((rows * columns * frames) / 8);
  if (element.lengthBytes > needed + (needed % 2)) throw refused('an overlay is longer than its frames');
  const image: Image = {
    transferSyntax: '1.2.840.10008.1.2.1', rows, columns, frames, samplesPerPixel: 1, photometric: 'MONOCHROME2', bitsAllocated: 1, bitsStored: 1, highBit: 0, signed: false, planar: 0,
    little, pixelVr: element.vr, palette: null, window: null, rescale: { slope: 1, intercept: 0 }, padding: null, overlaysInBits: false,
  };
  const pixels = openPixels(image, source, { ...element, extended: null }, null);
  if (pixels.coding !== 'native') throw new Error('internal error: an overlay that is compressed');
  const origin = lookup(group + 0x0050);
  const signed = (at: number): number => ((origin === null || origin.length < at + 2 ? 1 : readUInt16(origin, at, little)) << 16) >> 16;
  return { tag: element.tag, pixels, left: signed(2) - 1, top: signed(0) - 1 };
}

/** The element without the bits of these boxes, in every frame. @throws Unwalkable */
export function clearedOverlay({ tag, pixels }: OverlayPlane, boxes: readonly Box[], encoding: Encoding): Buffer {
  const { bytes, element } = pixels;
  const value = Buffer.from(bytes.slice(element.valueOffsetBytes, element.lengthBytes));
  for (const piece of redact(pixels, boxes).pieces) if ('overwrite' in piece) piece.overwrite.apply(value, element.valueOffsetBytes);
  return elementBytes(tag, element.vr, value, encoding);
}

/** Where a box of an overlay lies in the image, for a person's eye: cut at its edge, and the whole image where it lies beyond. */
export function boxInImage({ x0, y0, x1, y1 }: Box, { left, top }: OverlayPlane, { columns, rows }: { readonly columns: number; readonly rows: number }): Box {
  const box = { x0: Math.max(0, x0 + left), y0: Math.max(0, y0 + top), x1: Math.min(columns, x1 + left), y1: Math.min(rows, y1 + top) };
  return box.x0 < box.x1 && box.y0 < box.y1 ? box : { x0: 0, y0: 0, x1: columns, y1: rows };
}

function refused(message: string): Unwalkable {
  return new Unwalkable('pixels-unreadable', message);
}

import { elementsOf } from '../element.js';
import type { Instance } from '../instance.js';
import { rootValues, valueBytes } from '../values.js';
import { nativeSamples } from './native.js';
import type { Frames } from './open-frames.js';
import type { Picture } from './picture.js';

/** An overlay plane of the root (PS3.3 C.9.2), opened as frames of single bits; or why it cannot be read. */
export interface Overlay {
  /** "6000" */
  readonly group: string;
  readonly frames: Frames | null;
}

const OVERLAY_DATA = 0x3000;

/** Overlay Data (60xx,3000) of even groups from 6000 to 60FE that hold anything, read apart from the runtime. */
export function overlaysOf(instance: Instance): readonly Overlay[] {
  return Array.from({ length: 128 }, (_, index) => 0x60000000 + index * 0x20000).flatMap((group) =>
    elementsOf(instance.dataset, group + OVERLAY_DATA)
      .filter(({ valueOffset, valueEndOffset }) => valueEndOffset > valueOffset)
      .map((element) => ({ group: (group >>> 16).toString(16).toUpperCase(), frames: element.items === null && element.fragments === null ? open(instance, group, valueBytes(instance.data, element), element.vr) : null })),
  );
}

function open(instance: Instance, group: number, value: Uint8Array, vr: string): Frames | null {
  const number = (low: number): number | null => {
    const [text] = rootValues(instance, group + low);
    return text === undefined || text === '' ? null : Number(text);
  };
  const [rows, columns, count] = [number(0x0010) ?? 0, number(0x0011) ?? 0, number(0x0015) ?? 1];
  const isCounted = [rows, columns, count].every((size) => Number.isInteger(size) && size > 0);
  const frameBits = rows * columns;
  if (!isCounted || (number(0x0100) ?? 1) !== 1 || (number(0x0102) ?? 0) !== 0 || value.length * 8 < frameBits * count) return null;
  const image: Picture = { transferSyntax: '1.2.840.10008.1.2.1', rows, columns, frames: count, samplesPerPixel: 1, photometric: 'MONOCHROME2', bitsAllocated: 1, bitsStored: 1, highBit: 0, signed: false, planar: false };
  const isSwapped = !instance.encoding.littleEndian && vr !== 'OB';
  return {
    image,
    count,
    decode(frame) {
      const bits = nativeSamples(value, image, { frameBits, isShared: false }, frame, isSwapped);
      return Promise.resolve({ values: bits, containers: bits, photometric: image.photometric, isBlocked: false });
    },
  };
}

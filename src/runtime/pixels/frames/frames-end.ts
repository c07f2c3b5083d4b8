import { pixelElements } from '../../../facts/pixel-elements.js';
import { readUInt16 } from '../../dicom/element-header.js';
import { Unwalkable } from '../../dicom/unwalkable.js';
import type { RootLookup } from '../pixel-element.js';

const { pixels: holders } = pixelElements();
const [SAMPLES, PHOTOMETRIC, FRAMES, ROWS, COLUMNS, BITS_ALLOCATED] = [0x00280002, 0x00280004, 0x00280008, 0x00280010, 0x00280011, 0x00280100];

/** Root attributes that say how long native pixel data is (PS3.3 C.7.6.3). */
export const lengthTags: ReadonlySet<number> = new Set([SAMPLES, PHOTOMETRIC, FRAMES, ROWS, COLUMNS, BITS_ALLOCATED]);

/** Float Pixel Data, Double Float Pixel Data, Pixel Data */
export function holdsPixels(tag: number): boolean {
  return holders.has(tag);
}

/**
 * How many bytes of a native value of Pixel Data, Float Pixel Data or Double Float Pixel Data are frames, the byte that makes them even
 * included; never more than the value has. Null: nothing tells, or the value is shorter than its frames.
 *
 * @throws Unwalkable where pixels may share their colours and the length goes with neither way
 */
export function framesEnd(lookup: RootLookup, little: boolean, tag: number, lengthBytes: number): number | null {
  const whole = (wanted: number): number => {
    const value = lookup(wanted);
    return value === null || value.length < 2 ? Number.NaN : readUInt16(value, 0, little);
  };
  const text = (wanted: number): string => (lookup(wanted) ?? Buffer.alloc(0)).toString('latin1').replace(/[\0 ]+$/, '').trim();
  const ownBits = holders.get(tag)?.bitsPerSample ?? null;
  const [samples, bits] = ownBits === null ? [whole(SAMPLES), whole(BITS_ALLOCATED)] : [1, ownBits];
  const pixels = whole(ROWS) * whole(COLUMNS) * Number(text(FRAMES) || '1');
  const needed = even(Math.ceil((pixels * samples * bits) / 8));
  if (!Number.isSafeInteger(needed) || needed <= 0) return null;
  if (ownBits === null && text(PHOTOMETRIC).endsWith('_422') && lengthBytes < needed) {
    // two pixels have four samples; some writers store each pixel with its own colours
    const shared = even(Math.ceil((pixels * 2 * bits) / 8));
    if (lengthBytes > shared) throw new Unwalkable('pixels-unreadable', 'the pixel data is not as long as the frames that it must hold');
    return lengthBytes < shared ? null : shared;
  }
  return lengthBytes < needed ? null : needed;
}

function even(bytes: number): number {
  return bytes + (bytes % 2);
}

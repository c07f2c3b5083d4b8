import { firstOf } from '../read/element.js';
import { textValues } from '../read/values.js';
import type { Opened } from './containers/container.js';
import type { Leaf } from './leaves.js';

const PIXEL_DATA = 0x7fe00010;
const ROWS = 0x00280010;
const COLUMNS = 0x00280011;
const SAMPLES = 0x00280002;
const FRAMES = 0x00280008;
const BITS_ALLOCATED = 0x00280100;
const PHOTOMETRIC = 0x00280004;

export const BEHIND_PIXELS = 'bytes behind the pixels';

/** Bytes of one plane of eight bits: rows times columns; null where the object does not say. */
export function planeBytesOf(data: Uint8Array, { dataset }: Leaf): number | null {
  const number = (tag: number): number => {
    const found = firstOf(dataset, tag);
    return found === undefined ? 0 : Number(textValues(data, found, dataset)[0]);
  };
  return number(ROWS) * number(COLUMNS) || null;
}

/** What stands in native pixel data behind the last pixel that the object declares (PS3.5 8.1), less padding of zeros. */
export function behindPixels(data: Uint8Array, { element, dataset }: Leaf): readonly Opened[] {
  if (element.tag !== PIXEL_DATA) return [];
  const text = (tag: number): string | undefined => {
    const found = firstOf(dataset, tag);
    return found === undefined ? undefined : textValues(data, found, dataset)[0];
  };
  const [rows, columns, bits] = [Number(text(ROWS)), Number(text(COLUMNS)), Number(text(BITS_ALLOCATED))];
  // two chroma samples for two pixels, PS3.3 C.7.6.3.1.2
  const samples = text(PHOTOMETRIC)?.endsWith('_422') === true ? 2 : Number(text(SAMPLES) ?? 1);
  const lengthBytes = Math.ceil((rows * columns * samples * Number(text(FRAMES) ?? 1) * bits) / 8);
  if (!Number.isSafeInteger(lengthBytes) || lengthBytes <= 0) return [];
  const rest = data.subarray(Math.min(element.valueOffset + lengthBytes, element.valueEndOffset), element.valueEndOffset);
  return rest.length > 1 && rest.some((byte) => byte !== 0) ? [{ how: BEHIND_PIXELS, bytes: rest, text: null, isBeside: true }] : [];
}

import { pixelElements } from '../../facts/pixel-elements.js';
import { firstOf, type Dataset, type Element } from '../read/element.js';
import { textValues } from '../read/values.js';
import type { Opened } from './containers/container.js';
import type { Leaf } from './leaves.js';

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

/**
 * Bytes of a native value of Pixel Data, Float or Double Float Pixel Data that are frames, with the one that makes them even (which in words
 * of big endian stands before the last pixel); no more than the value has. Null: the element holds no pixels, or the object does not say how
 * many (PS3.5 8.1).
 */
export function frameBytesOf(data: Uint8Array, element: Element, dataset: Dataset): number | null {
  const holder = pixelElements().pixels.get(element.tag);
  if (holder === undefined) return null;
  const text = (tag: number): string | undefined => {
    const found = firstOf(dataset, tag);
    return found === undefined ? undefined : textValues(data, found, dataset)[0];
  };
  const isFloat = holder.bitsPerSample !== null;
  const bits = holder.bitsPerSample ?? Number(text(BITS_ALLOCATED));
  const pixels = Number(text(ROWS)) * Number(text(COLUMNS)) * Number(text(FRAMES) ?? 1);
  const valueBytes = element.valueEndOffset - element.valueOffset;
  const whole = even((pixels * (isFloat ? 1 : Number(text(SAMPLES) ?? 1)) * bits) / 8);
  if (!Number.isSafeInteger(whole) || whole <= 0) return null;
  if (isFloat || valueBytes >= whole || text(PHOTOMETRIC)?.endsWith('_422') !== true) return Math.min(whole, valueBytes);
  // two chroma samples for two pixels, PS3.3 C.7.6.3.1.2; some writers store each pixel with its own
  return Math.min(even((pixels * 2 * bits) / 8), valueBytes);
}

function even(bytes: number): number {
  return Math.ceil(bytes / 2) * 2;
}

/** What stands in native pixel data behind the last pixel that the object declares, less padding of zeros. */
export function behindPixels(data: Uint8Array, { element, dataset }: Leaf): readonly Opened[] {
  const lengthBytes = frameBytesOf(data, element, dataset);
  if (lengthBytes === null) return [];
  const rest = data.subarray(element.valueOffset + lengthBytes, element.valueEndOffset);
  return rest.some((byte) => byte !== 0) ? [{ how: BEHIND_PIXELS, bytes: rest, text: null, isBeside: true }] : [];
}

import { firstOf } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { rootValues, valueBytes } from '../read/values.js';

const LUT_DESCRIPTOR = 0x00281101;
const LUTS = [0x00281201, 0x00281202, 0x00281203];

export interface PaletteLight {
  /** stored value of the first entry */
  readonly first: number;
  /** of red, green and blue, by entry, 0 to 65535; an entry that the file does not have is dark */
  readonly light: readonly (readonly number[])[];
}

/** The palette of PS3.3 C.7.6.3.1.5 and .6, read apart from the runtime. */
export function paletteOf(instance: Instance): PaletteLight {
  const [count = 0, first = 0, bits = 16] = rootValues(instance, LUT_DESCRIPTOR).map(Number);
  const entries = count === 0 ? 65536 : count;
  const light = LUTS.map((tag) => {
    const element = firstOf(instance.dataset, tag);
    const bytes = element === undefined ? new Uint8Array(0) : valueBytes(instance.data, element);
    const isByte = bits === 8 && bytes.length < entries * 2;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return Array.from({ length: entries }, (_, at) => (isByte ? (bytes[at] ?? 0) * 257 : at * 2 + 1 < bytes.length ? view.getUint16(at * 2, instance.dataset.littleEndian) : 0));
  });
  return { first, light };
}

import { readUInt16 } from '../dicom/element-header.js';
import type { Palette } from './image.js';
import type { RootLookup } from './pixel-element.js';

const descriptors = [0x00281101, 0x00281102, 0x00281103];
const tables = [0x00281201, 0x00281202, 0x00281203];

const segmented = [0x00281221, 0x00281222, 0x00281223];

/** The palette of PS3.3 C.7.9 (C.7.6.3.1.5 and .6), its segments unfolded (C.7.9.2); null where it is missing or damaged. */
export function readPalette(lookup: RootLookup, { little, pixelVr }: { readonly little: boolean; readonly pixelVr: 'OB' | 'OW' }, signed: boolean): Palette | null {
  const channels = descriptors.map((tag, index) => {
    const [descriptor, whole, folded] = [lookup(tag), lookup(tables[index] ?? 0), lookup(segmented[index] ?? 0)];
    return whole === null && folded !== null ? readSegmented(descriptor, folded, little, signed) : readChannel(descriptor, whole, little, pixelVr, signed);
  });
  const [red, green, blue] = channels;
  if (red == null || green == null || blue == null) return null;
  if (red.first !== green.first || red.first !== blue.first || red.values.length !== green.values.length || red.values.length !== blue.values.length) return null;
  return { first: red.first, red: red.values, green: green.values, blue: blue.values };
}

function readChannel(descriptor: Buffer | null, data: Buffer | null, little: boolean, pixelVr: 'OB' | 'OW', signed: boolean): { readonly first: number; readonly values: Uint16Array } | null {
  if (descriptor === null || descriptor.length < 6 || data === null) return null;
  const entries = readUInt16(descriptor, 0, little) || 0x10000;
  const rawFirst = readUInt16(descriptor, 2, little);
  const first = signed && rawFirst > 0x7fff ? rawFirst - 0x10000 : rawFirst;
  const bits = readUInt16(descriptor, 4, little);
  const values = new Uint16Array(entries);
  const isPacked = data.length < entries * 2;
  if (isPacked && data.length < entries) return null;
  // 8-bit entries stand two in a word, or each in a word of its own
  const swapped = !little && pixelVr === 'OW' ? 1 : 0;
  let most = 0;
  for (let at = 0; at < entries; at += 1) {
    const value = isPacked ? (data[(at ^ swapped) < data.length ? at ^ swapped : at] ?? 0) : readUInt16(data, at * 2, little);
    values[at] = value;
    most = Math.max(most, value);
  }
  // some writers say 16 bits of a table whose entries have 8
  if (isPacked || (bits <= 8 && most < 256)) for (let at = 0; at < entries; at += 1) values[at] = (values[at] ?? 0) * 257;
  return { first, values };
}

/** C.7.9.2: runs of values, straight lines to a value, and segments of before again. */
function readSegmented(descriptor: Buffer | null, data: Buffer, little: boolean, signed: boolean): { readonly first: number; readonly values: Uint16Array } | null {
  if (descriptor === null || descriptor.length < 6) return null;
  const entries = readUInt16(descriptor, 0, little) || 0x10000;
  const rawFirst = readUInt16(descriptor, 2, little);
  const values = new Uint16Array(entries);
  const words = Math.floor(data.length / 2);
  const word = (index: number): number => readUInt16(data, index * 2, little);
  let filled = 0;
  const segment = (at: number): number => {
    const [kind, length] = [word(at), word(at + 1)];
    if (kind === 0) {
      for (let index = 0; index < length && filled < entries; index += 1, filled += 1) values[filled] = word(at + 2 + index);
      return at + 2 + length;
    }
    if (kind !== 1 || filled === 0) return Infinity;
    const [from, to] = [values[filled - 1] ?? 0, word(at + 2)];
    for (let index = 1; index <= length && filled < entries; index += 1, filled += 1) values[filled] = Math.round(from + ((to - from) * index) / length);
    return at + 3;
  };
  for (let at = 0; at + 2 < words && filled < entries; ) {
    if (word(at) !== 2) at = segment(at);
    else {
      let again = (word(at + 2) + word(at + 3) * 0x10000) / 2;
      for (let count = word(at + 1); count > 0 && Number.isInteger(again) && again + 2 < words; count -= 1) again = segment(again);
      if (!Number.isInteger(again)) return null;
      at += 4;
    }
  }
  return filled === entries ? { first: signed && rawFirst > 0x7fff ? rawFirst - 0x10000 : rawFirst, values } : null;
}

import { readUInt16 } from '../dicom/element-header.js';
import type { Palette } from './image.js';
import type { RootLookup } from './pixel-element.js';
import { unfolded } from './segmented-palette.js';

const descriptors = [0x00281101, 0x00281102, 0x00281103];
const tables = [0x00281201, 0x00281202, 0x00281203];
const segmentedTables = [0x00281221, 0x00281222, 0x00281223];

/** The palette of PS3.3 C.7.9 (C.7.6.3.1.5 and .6), segmented or not; null where it is missing or damaged. */
export function readPalette(lookup: RootLookup, { little, pixelVr }: { readonly little: boolean; readonly pixelVr: 'OB' | 'OW' }, signed: boolean): Palette | null {
  const channels = descriptors.map((tag, index) => readChannel(lookup(tag), lookup(tables[index] ?? 0), lookup(segmentedTables[index] ?? 0), little, pixelVr, signed));
  const [red, green, blue] = channels;
  if (red == null || green == null || blue == null) return null;
  if (red.first !== green.first || red.first !== blue.first || red.values.length !== green.values.length || red.values.length !== blue.values.length) return null;
  return { first: red.first, red: red.values, green: green.values, blue: blue.values };
}

function readChannel(descriptor: Buffer | null, data: Buffer | null, segments: Buffer | null, little: boolean, pixelVr: 'OB' | 'OW', signed: boolean): { readonly first: number; readonly values: Uint16Array } | null {
  if (descriptor === null || descriptor.length < 6) return null;
  const entries = readUInt16(descriptor, 0, little) || 0x10000;
  const rawFirst = readUInt16(descriptor, 2, little);
  const first = signed && rawFirst > 0x7fff ? rawFirst - 0x10000 : rawFirst;
  const bits = readUInt16(descriptor, 4, little);
  if (data === null) {
    if (segments === null) return null;
    const words = new Uint16Array(segments.length >> 1).map((_, at) => readUInt16(segments, at * 2, little));
    const values = bits > 8 ? unfolded(words, entries) : (unfolded(new Uint8Array(segments), entries)?.map((value) => value * 257) ?? null);
    return values === null ? null : { first, values };
  }
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

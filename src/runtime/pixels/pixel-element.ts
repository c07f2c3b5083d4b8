import { pixelElements } from '../../facts/pixel-elements.js';
import type { ByteWindow } from '../dicom/byte-window.js';
import { ElementHeader, UNDEFINED_LENGTH } from '../dicom/element-header.js';
import type { Encoding } from '../dicom/encoding.js';
import { endOfUndefined, isPadding } from '../dicom/items.js';
import { OB, OW, SQ, UN } from '../dicom/vr-codes.js';
import { Unwalkable } from '../dicom/unwalkable.js';

/** Where the Pixel Data (7FE0,0010) of the root stands. Offsets in bytes from the start of the (inflated) file. */
export interface PixelElement {
  /** of the header */
  readonly offsetBytes: number;
  readonly valueOffsetBytes: number;
  /** of the value; UNDEFINED_LENGTH (0xffffffff) where it is encapsulated */
  readonly lengthBytes: number;
  /** behind the value, its delimiter included */
  readonly endBytes: number;
  readonly vr: 'OB' | 'OW';
  /** values of (7FE0,0001) and (7FE0,0002), PS3.3 C.7.6.3.1.8; null: none */
  readonly extended: { readonly offsets: Buffer; readonly lengths: Buffer } | null;
}

/** Values of the root's attributes as they are encoded; null: the attribute is missing. */
export type RootLookup = (tag: number) => Buffer | null;

export interface PixelRoot {
  readonly lookup: RootLookup;
  /** null: the object has no Pixel Data */
  readonly element: PixelElement | null;
}

const PIXEL_DATA = 0x7fe00010;
const { pixels: holders, offsetTables } = pixelElements();
const EXTENDED_OFFSETS = 0x7fe00001;
const EXTENDED_LENGTHS = 0x7fe00002;

/** Palettes have 2 × 65,536 bytes, segmented ones may have more; of longer values none describes an image. */
const longestValueBytes = 1 << 18;

/**
 * Reads what describes the pixels of the root (groups 0008, 0028, 60xx) and where they stand. `see` is shown every element and its end.
 *
 * @throws Unwalkable
 */
export function readPixelRoot(bytes: ByteWindow, start: number, encoding: Encoding, see?: (header: ElementHeader, end: number) => void): PixelRoot {
  // where values stand: most are never asked for, and copies of all would be most of the work
  const found = new Map<number, { readonly at: number; readonly lengthBytes: number }>();
  let element: Omit<PixelElement, 'extended'> | null = null;
  const header = new ElementHeader();
  for (let offset = start; bytes.lengthBytes - offset >= 8; ) {
    if (isPadding(bytes, offset)) break;
    header.read(bytes, offset, bytes.lengthBytes, encoding);
    const { tag, vr, valueOffset, lengthBytes } = header;
    const isUndefined = lengthBytes === UNDEFINED_LENGTH;
    offset = isUndefined ? endOfUndefined(bytes, header, bytes.lengthBytes, encoding, 0) : valueOffset + lengthBytes;
    see?.(header, offset);
    if (tag === PIXEL_DATA) {
      if (element !== null) throw new Unwalkable('pixels-unreadable', 'the object has two elements of pixel data', header.offset);
      // in implicit VR it is OW; a writer that calls it UN leaves the same bytes
      if (vr !== OB && vr !== OW && vr !== UN) throw new Unwalkable('pixels-unreadable', 'the pixel data has a value representation that it may not have', header.offset);
      element = { offsetBytes: header.offset, valueOffsetBytes: valueOffset, lengthBytes, endBytes: offset, vr: vr === OB ? 'OB' : 'OW' };
    } else if (describesPixels(tag) && !isUndefined && vr !== SQ && !found.has(tag)) {
      const limit = offsetTables.has(tag) ? Infinity : longestValueBytes;
      if (lengthBytes <= limit) found.set(tag, { at: valueOffset, lengthBytes });
      // that they are there is what counts
      else if (holders.has(tag)) found.set(tag, { at: valueOffset, lengthBytes: 0 });
    }
  }
  const lookup: RootLookup = (tag) => {
    const place = found.get(tag);
    return place === undefined ? null : bytes.kept(place.at, place.lengthBytes);
  };
  const [offsets, lengths] = [lookup(EXTENDED_OFFSETS), lookup(EXTENDED_LENGTHS)];
  const extended = offsets === null && lengths === null ? null : { offsets: offsets ?? Buffer.alloc(0), lengths: lengths ?? Buffer.alloc(0) };
  return { lookup, element: element === null ? null : { ...element, extended } };
}

function describesPixels(tag: number): boolean {
  const group = tag >>> 16;
  return group === 0x0028 || group === 0x0008 || (group >= 0x6000 && group <= 0x60ff && (tag & 0xffff) < 0x3000) || (group === 0x7fe0 && tag !== PIXEL_DATA && (tag & 0xffff) < 0x10);
}

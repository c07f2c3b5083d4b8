import { textsOf, type Value } from '../actions/value.js';
import type { ByteWindow } from '../dicom/byte-window.js';
import { ElementHeader, UNDEFINED_LENGTH } from '../dicom/element-header.js';
import type { Encoding } from '../dicom/encoding.js';
import { afterItem, endOfUndefined, isPadding, readItem, skipElements } from '../dicom/items.js';
import { dictionaryVr, SQ, UN, vrText } from '../dicom/vr-codes.js';
import type { Box } from './image.js';

/** Where Pixel Data stands in the file. */
export interface PixelPlace {
  readonly tag: number;
  /** as encoded: "OB", "OW", "UN"; of implicit VR "OW" */
  readonly vr: string;
  /** first byte of the element's header */
  readonly offset: number;
  readonly valueOffset: number;
  /** of the value; 0xffffffff for encapsulated pixel data */
  readonly lengthBytes: number;
  /** behind the element, its delimiter included */
  readonly end: number;
}

/** What the root dataset says of its image. */
export interface ScannedImage {
  /** attributes of the Image Pixel Module and what is near them; copies, which outlive the window */
  readonly values: ReadonlyMap<number, Value>;
  /** Pixel Data, Float Pixel Data or Double Float Pixel Data; null: the object has no pixels of its own */
  readonly place: PixelPlace | null;
  /** image regions that an ultrasound declares, in pixels (PS3.3 C.8.5.5); null: none, or not all of them can be read */
  readonly declared: readonly Box[] | null;
  /** bits of overlay planes in Pixel Data (PS3.5 8.1.2, retired) */
  readonly overlaysInPixels: boolean;
}

const REGIONS = 0x00186011;
const PIXEL_DATA = 0x7fe00010;
const pixelTags: ReadonlySet<number> = new Set([0x7fe00008, 0x7fe00009, PIXEL_DATA]);

/** Image Pixel Module (PS3.3 C.7.6.3), windows, lossy compression (C.7.6.1.1.5) and both halves of the extended offset table. */
const imageTags: ReadonlySet<number> = new Set([
  0x00080005, 0x00080008, 0x00080016, 0x00280002, 0x00280004, 0x00280006, 0x00280008, 0x00280010, 0x00280011, 0x00280100, 0x00280101, 0x00280102, 0x00280103, 0x00280106, 0x00280107, 0x00280120, 0x00280121, 0x00280301,
  0x00281050, 0x00281051, 0x00281052, 0x00281053, 0x00281101, 0x00281102, 0x00281103, 0x00281201, 0x00281202, 0x00281203, 0x00281221, 0x00281222, 0x00281223, 0x00282110, 0x00282112, 0x00282114, 0x7fe00001, 0x7fe00002,
]);

/** A palette of 65,536 entries; nothing else here comes near. The extended offset table of a cine may be longer, and is read by who needs it. */
const longestValueBytes = 16 << 20;

/** Walks the root for what says how its pixels are stored. @throws Unwalkable */
export function scanImage(bytes: ByteWindow, start: number, encoding: Encoding): ScannedImage {
  const values = new Map<number, Value>();
  const header = new ElementHeader();
  let place: PixelPlace | null = null;
  let declared: readonly Box[] | null = null;
  let overlaysInPixels = false;
  for (let offset = start; bytes.lengthBytes - offset >= 8; ) {
    if (isPadding(bytes, offset)) break;
    header.read(bytes, offset, bytes.lengthBytes, encoding);
    const { tag, valueOffset, lengthBytes } = header;
    const end = lengthBytes === UNDEFINED_LENGTH ? endOfUndefined(bytes, header, bytes.lengthBytes, encoding, 0) : valueOffset + lengthBytes;
    if (tag === REGIONS && header.vr === SQ) declared = declaredRegions(bytes, header, end, encoding);
    else if (pixelTags.has(tag)) place ??= { tag, vr: header.vr === UN && !encoding.explicit ? 'OW' : vrText(header.vr), offset, valueOffset, lengthBytes, end };
    else if (imageTags.has(tag) && !values.has(tag) && lengthBytes <= longestValueBytes) values.set(tag, valueOf(bytes, header, encoding));
    else if (isOverlay(tag, 0x0102)) overlaysInPixels ||= numbersIn(bytes, header, encoding).some((bit) => bit > 0);
    offset = end;
  }
  return { values, place, declared, overlaysInPixels };
}

/** An attribute of an overlay plane, group 6000 to 601E. */
function isOverlay(tag: number, low: number): boolean {
  return tag >>> 24 === 0x60 && (tag & 0xffff) === low;
}

function valueOf(bytes: ByteWindow, { tag, vr, valueOffset, lengthBytes }: ElementHeader, { little }: Encoding): Value {
  const copy = Buffer.from(bytes.slice(valueOffset, lengthBytes));
  return { tag, vr: vrText(vr === UN ? dictionaryVr(tag) : vr), bytes: copy, characterSet: '', little };
}

function numbersIn(bytes: ByteWindow, header: ElementHeader, encoding: Encoding): readonly number[] {
  return textsOf(valueOf(bytes, header, encoding)).map(Number);
}

/** (0018,6018) (0018,601A) (0018,601C) (0018,601E): first and last pixel, both inside the region. */
const corners = [0x00186018, 0x0018601a, 0x0018601c, 0x0018601e];

function declaredRegions(bytes: ByteWindow, { valueOffset, lengthBytes }: ElementHeader, end: number, encoding: Encoding): readonly Box[] | null {
  const boxes: Box[] = [];
  const delimited = lengthBytes === UNDEFINED_LENGTH;
  for (let offset = valueOffset; delimited || offset < end; ) {
    const item = readItem(bytes, offset, end, encoding.little, delimited);
    if (item === null) break;
    const found = new Map<number, number>();
    const after = skipElements(bytes, item.contentOffset, item.end, encoding, 1, (header) => {
      const [number] = corners.includes(header.tag) ? numbersIn(bytes, header, encoding) : [];
      if (number !== undefined) found.set(header.tag, number);
    });
    const [x0, y0, x1, y1] = corners.map((tag) => found.get(tag));
    if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined || x1 < x0 || y1 < y0) return null;
    boxes.push({ x0, y0, x1: x1 + 1, y1: y1 + 1 });
    offset = afterItem(bytes, after, item, encoding.little);
  }
  return boxes.length === 0 ? null : boxes;
}

import { pixelElements } from '../../facts/pixel-elements.js';
import { textsOf } from '../actions/value.js';
import type { ByteWindow } from '../dicom/byte-window.js';
import { UNDEFINED_LENGTH, type ElementHeader } from '../dicom/element-header.js';
import type { Encoding } from '../dicom/encoding.js';
import { afterItem, readItem, skipElements } from '../dicom/items.js';
import { dictionaryVr, SQ, UN, vrText } from '../dicom/vr-codes.js';
import { framesEnd } from './frames/frames-end.js';
import type { Box } from './image.js';
import { readPixelRoot, type PixelRoot } from './pixel-element.js';

/** What the root dataset says of its image. */
export interface ScannedImage {
  readonly root: PixelRoot;
  /** the object has pixels, be they numbers that nothing here redacts */
  readonly hasPixels: boolean;
  /** image regions that an ultrasound declares, in pixels (PS3.3 C.8.5.5); null: none, or not all of them can be read */
  readonly declared: readonly Box[] | null;
}

const REGIONS = 0x00186011;
const PIXEL_DATA = 0x7fe00010;
const { pixels } = pixelElements();

/** Walks the root for what says how its pixels are stored. @throws Unwalkable */
export function scanImage(bytes: ByteWindow, start: number, encoding: Encoding): ScannedImage {
  const seen = { hasPixels: false, declared: null as readonly Box[] | null };
  const root = readPixelRoot(bytes, start, encoding, (header, end) => {
    if (header.tag === REGIONS && header.vr === SQ) seen.declared = declaredRegions(bytes, header, end, encoding);
    seen.hasPixels ||= pixels.has(header.tag);
  });
  return { root, ...seen };
}

/** Native pixel data of which is known where its frames end, so that nothing can stay behind them: the walk empties that. */
export function isTidy({ root: { lookup, element } }: ScannedImage, { little }: Encoding): boolean {
  if (element === null || element.lengthBytes === UNDEFINED_LENGTH) return element === null;
  return framesEnd(lookup, little, PIXEL_DATA, element.lengthBytes) !== null;
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
      const number = corners.includes(header.tag) ? numberIn(bytes, header, encoding) : undefined;
      if (number !== undefined) found.set(header.tag, number);
    });
    const [x0, y0, x1, y1] = corners.map((tag) => found.get(tag));
    if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined || x1 < x0 || y1 < y0) return null;
    boxes.push({ x0, y0, x1: x1 + 1, y1: y1 + 1 });
    offset = afterItem(bytes, after, item, encoding.little);
  }
  return boxes.length === 0 ? null : boxes;
}

function numberIn(bytes: ByteWindow, { tag, vr, valueOffset, lengthBytes }: ElementHeader, { little }: Encoding): number | undefined {
  if (lengthBytes > 64) return undefined;
  const [text] = textsOf({ tag, vr: vrText(vr === UN ? dictionaryVr(tag) : vr), bytes: bytes.slice(valueOffset, lengthBytes), characterSet: '', little });
  return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
}

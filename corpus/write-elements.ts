import { vrRule } from '../src/facts/vr.js';
import type { Dataset, Element, Value } from './dataset.js';
import { encodeText, type CharacterSet } from './encode-text.js';

/** How elements are written: PS3.5 sections 7 and A. */
export interface Encoding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
  /** sequences and items with undefined length and delimiters, or with defined lengths, or by turns of depth */
  readonly lengths: 'defined' | 'undefined' | 'mixed';
  /** a (gggg,0000) element before each group, retired in PS3.5 2008 but still met */
  readonly groupLengths: boolean;
  readonly characterSet: CharacterSet;
}

const UNDEFINED_LENGTH = 0xffffffff;
const ITEM = 0xfffee000;
const ITEM_DELIMITATION = 0xfffee00d;
const SEQUENCE_DELIMITATION = 0xfffee0dd;

export function writeElements(dataset: Dataset, encoding: Encoding, depth = 0): Buffer {
  const groups = new Map<number, Buffer[]>();
  for (const element of dataset.elements()) {
    const group = element.tag >>> 16;
    const parts = groups.get(group) ?? [];
    parts.push(writeElement(element, encoding, depth));
    groups.set(group, parts);
  }
  return Buffer.concat(
    [...groups].flatMap(([group, parts]) => {
      if (!encoding.groupLengths) return parts;
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      return [header(group * 0x10000, 'UL', 4, encoding), numbers([length], 'UL', encoding.littleEndian), ...parts];
    }),
  );
}

function writeElement({ tag, vr, value, asUnknown }: Element, encoding: Encoding, depth: number): Buffer {
  if (asUnknown && encoding.explicit) {
    const inner = { ...encoding, explicit: false, littleEndian: true };
    const content = isItems(value) ? writeItems(value, { ...inner, lengths: 'undefined' }, depth) : valueBytes(value, vr, inner);
    // A sequence of undefined length is how PS3.5 6.2.2 lets a reader see that the UN holds one.
    return Buffer.concat([header(tag, 'UN', isItems(value) ? UNDEFINED_LENGTH : content.length, encoding), content]);
  }
  if (isItems(value)) {
    const content = writeItems(value, encoding, depth);
    return Buffer.concat([header(tag, vr, undefinedAt(encoding, depth) ? UNDEFINED_LENGTH : content.length, encoding), content]);
  }
  if (typeof value === 'object' && 'fragments' in value) {
    const items = value.fragments.flatMap((fragment) => [mark(ITEM, fragment.length, encoding), Buffer.from(fragment)]);
    return Buffer.concat([header(tag, vr, UNDEFINED_LENGTH, encoding), ...items, mark(SEQUENCE_DELIMITATION, 0, encoding)]);
  }
  const content = valueBytes(value, vr, encoding);
  return Buffer.concat([header(tag, vr, content.length, encoding), content]);
}

function isItems(value: Value): value is readonly Dataset[] {
  return Array.isArray(value) && typeof value[0] !== 'number';
}

function undefinedAt({ lengths }: Encoding, depth: number): boolean {
  return lengths === 'undefined' || (lengths === 'mixed' && depth % 2 === 0);
}

function writeItems(items: readonly Dataset[], encoding: Encoding, depth: number): Buffer {
  // Items of a mixed file are the other way round than the sequence that holds them.
  const open = encoding.lengths === 'mixed' ? depth % 2 === 1 : encoding.lengths === 'undefined';
  const parts = items.flatMap((item) => {
    const content = writeElements(item, inItem(item, encoding), depth + 1);
    return open ? [mark(ITEM, UNDEFINED_LENGTH, encoding), content, mark(ITEM_DELIMITATION, 0, encoding)] : [mark(ITEM, content.length, encoding), content];
  });
  return Buffer.concat(undefinedAt(encoding, depth) ? [...parts, mark(SEQUENCE_DELIMITATION, 0, encoding)] : parts);
}

/** An item may name a character set of its own, which holds inside it, PS3.5 6.1.2.3. */
function inItem(item: Dataset, encoding: Encoding): Encoding {
  return item.has('SpecificCharacterSet') ? { ...encoding, characterSet: item.text('SpecificCharacterSet') as CharacterSet } : encoding;
}

function valueBytes(value: Value, vr: string, encoding: Encoding): Buffer {
  if (typeof value === 'string') return padded(encodeText(value, vr, encoding.characterSet), vrRule(vr)?.pad ?? 0);
  if (value instanceof Uint8Array) return padded(encoding.littleEndian ? value : swapped(value, vr), 0);
  return numbers(value as readonly number[], vr, encoding.littleEndian);
}

function padded(bytes: Uint8Array, padding: number): Buffer {
  return bytes.length % 2 === 0 ? Buffer.from(bytes) : Buffer.concat([bytes, Uint8Array.of(padding)]);
}

/** Bytes of words are given in little endian; OB and UN have no order. */
function swapped(bytes: Uint8Array, vr: string): Buffer {
  if (vr === 'OW') return Buffer.from(bytes).swap16();
  if (vr === 'OB' || vr === 'UN') return Buffer.from(bytes);
  throw new Error(`internal error: bytes of ${vr} are not written in big endian`);
}

function numbers(values: readonly number[], vr: string, littleEndian: boolean): Buffer {
  const widthBytes = { US: 2, SS: 2, OW: 2, UL: 4, SL: 4, AT: 4, FL: 4, OF: 4, FD: 8 }[vr];
  if (widthBytes === undefined) throw new Error(`internal error: ${vr} is not a VR of numbers`);
  const view = new DataView(new ArrayBuffer(values.length * widthBytes));
  values.forEach((value, index) => {
    const at = index * widthBytes;
    if (vr === 'FD') view.setFloat64(at, value, littleEndian);
    else if (vr === 'FL' || vr === 'OF') view.setFloat32(at, value, littleEndian);
    else if (vr === 'AT') {
      view.setUint16(at, value >>> 16, littleEndian);
      view.setUint16(at + 2, value & 0xffff, littleEndian);
    } else if (widthBytes === 2) view.setUint16(at, value & 0xffff, littleEndian);
    else view.setUint32(at, value >>> 0, littleEndian);
  });
  return Buffer.from(view.buffer);
}

function header(tag: number, vr: string, lengthBytes: number, encoding: Encoding): Buffer {
  if (!encoding.explicit) return mark(tag, lengthBytes, encoding);
  const long = vrRule(vr)?.longLength ?? true;
  if (!long && lengthBytes > 0xfffe) throw new Error(`internal error: a value of ${vr} is too long`);
  const view = new DataView(new ArrayBuffer(long ? 12 : 8));
  writeTag(view, tag, encoding.littleEndian);
  view.setUint8(4, vr.charCodeAt(0));
  view.setUint8(5, vr.charCodeAt(1));
  if (long) view.setUint32(8, lengthBytes, encoding.littleEndian);
  else view.setUint16(6, lengthBytes, encoding.littleEndian);
  return Buffer.from(view.buffer);
}

/** A tag with a 32-bit length and no VR: items, delimiters, and every element of implicit VR. */
function mark(tag: number, lengthBytes: number, encoding: Encoding): Buffer {
  const view = new DataView(new ArrayBuffer(8));
  writeTag(view, tag, encoding.littleEndian);
  view.setUint32(4, lengthBytes, encoding.littleEndian);
  return Buffer.from(view.buffer);
}

function writeTag(view: DataView, tag: number, littleEndian: boolean): void {
  view.setUint16(0, tag >>> 16, littleEndian);
  view.setUint16(2, tag & 0xffff, littleEndian);
}

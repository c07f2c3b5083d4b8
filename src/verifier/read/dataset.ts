import { attributeOfTag } from '../../facts/dictionary.js';
import { vrRule } from '../../facts/vr.js';
import { isCreatorTag, Unreadable, type Dataset, type Element } from './element.js';

const UNDEFINED_LENGTH = 0xffffffff;
const ITEM = 0xfffee000;
const ITEM_END = 0xfffee00d;
const SEQUENCE_END = 0xfffee0dd;
const PIXEL_DATA = 0x7fe00010;
const SPECIFIC_CHARACTER_SET = 0x00080005;
/** deeper than any object of the standard; a bound so that hostile bytes cannot exhaust the stack */
const MAX_DEPTH = 128;

export interface Encoding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

const implicitLittle: Encoding = { explicit: false, littleEndian: true };

export interface ReadOptions {
  /** stop before the first tag of another group */
  readonly group?: number;
  /** keep what was read before the fault, with the fault in `fault` */
  readonly partial?: boolean;
}

export interface ReadDataset {
  readonly dataset: Dataset;
  readonly endOffset: number;
  readonly fault: Unreadable | null;
}

/**
 * Reads the data elements of `data` from `start` to `end` as they are encoded, PS3.5 section 7; keeps offsets, not values, so that every
 * byte can be attributed. Duplicates, empty items and unknown VRs stay visible: the cross-check with dcmjs stands in `second-reader.ts`.
 *
 * @throws Unreadable where the bytes are no data elements, unless `partial`
 */
export function readDataset(data: Uint8Array, start: number, end: number, encoding: Encoding, options: ReadOptions = {}): ReadDataset {
  const cursor = new Cursor(data);
  const elements: Element[] = [];
  const state = { offset: start, characterSets: [''] as readonly string[] };
  let fault: Unreadable | null = null;
  try {
    cursor.elements(elements, state, end, encoding, 0, options.group);
  } catch (error) {
    if (!(error instanceof Unreadable) || options.partial !== true) throw error;
    fault = error;
  }
  return { dataset: { elements, characterSets: state.characterSets, littleEndian: encoding.littleEndian }, endOffset: state.offset, fault };
}

interface State {
  offset: number;
  characterSets: readonly string[];
}

class Cursor {
  readonly #view: DataView;
  /** the first byte behind the last run of zeros that was looked at */
  #zerosEnd = 0;

  constructor(readonly data: Uint8Array) {
    this.#view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  #tag(offset: number, little: boolean): number {
    return ((this.#view.getUint16(offset, little) << 16) | this.#view.getUint16(offset + 2, little)) >>> 0;
  }

  /** Fills `into` up to `end`; returns at an item delimiter when `depth` > 0. */
  elements(into: Element[], state: State, end: number, encoding: Encoding, depth: number, group?: number): void {
    if (depth > MAX_DEPTH) throw new Unreadable('sequences are nested too deeply', state.offset);
    while (state.offset < end) {
      if (end - state.offset < 8) {
        if (depth === 0) return;
        throw new Unreadable('an item ends inside the header of an element', state.offset);
      }
      const tag = this.#tag(state.offset, encoding.littleEndian);
      // writers that fill blocks leave zeros behind the last element: trailing bytes, not an element (0000,0000)
      if (tag === 0 && depth === 0 && this.#isZero(state.offset, end)) return;
      if (group !== undefined && tag >>> 16 !== group) return;
      if (tag === ITEM_END && depth > 0) return;
      if (tag >>> 16 === 0xfffe) throw new Unreadable('an item or delimiter stands where an element must', state.offset);
      const element = this.#element(tag, state, end, encoding, depth);
      into.push(element);
      if (tag === SPECIFIC_CHARACTER_SET) state.characterSets = this.#characterSets(element);
      state.offset = element.endOffset;
    }
  }

  /** Asked at each step of a run of zeros, so it remembers where the run ends. */
  #isZero(start: number, end: number): boolean {
    if (start >= this.#zerosEnd) {
      const other = this.data.subarray(start, end).findIndex((byte) => byte !== 0);
      this.#zerosEnd = other === -1 ? end : start + other;
    }
    return this.#zerosEnd >= end;
  }

  #characterSets(element: Element): readonly string[] {
    let text = '';
    for (let at = element.valueOffset; at < element.valueEndOffset; at += 1) text += String.fromCharCode(this.data[at] ?? 0);
    return text.split('\\').map((part) => part.replace(/[\0 ]+$/, '').trim());
  }

  #element(tag: number, state: State, end: number, encoding: Encoding, depth: number): Element {
    const { offset } = state;
    const little = encoding.littleEndian;
    let vr: string;
    let lengthBytes: number;
    let valueOffset: number;
    if (encoding.explicit) {
      vr = String.fromCharCode(this.data[offset + 4] ?? 0, this.data[offset + 5] ?? 0);
      if (!/^[A-Z]{2}$/.test(vr)) throw new Unreadable('an element has no VR', offset);
      if (vrRule(vr)?.longLength ?? true) {
        if (end - offset < 12) throw new Unreadable('the header of an element is cut off', offset);
        lengthBytes = this.#view.getUint32(offset + 8, little);
        valueOffset = offset + 12;
      } else {
        lengthBytes = this.#view.getUint16(offset + 6, little);
        valueOffset = offset + 8;
      }
    } else {
      vr = dictionaryVr(tag);
      lengthBytes = this.#view.getUint32(offset + 4, little);
      valueOffset = offset + 8;
    }
    const header: Header = { tag, vr, startOffset: offset, valueOffset };
    if (lengthBytes === UNDEFINED_LENGTH) return this.#undefinedLength(header, state, end, encoding, depth);
    const valueEndOffset = valueOffset + lengthBytes;
    if (valueEndOffset > end) throw new Unreadable('the length of an element overruns what holds it', offset);
    return this.#definedLength(header, state, valueEndOffset, encoding, depth);
  }

  #definedLength(header: Header, state: State, valueEndOffset: number, encoding: Encoding, depth: number): Element {
    if (header.vr === 'SQ') {
      const { items } = this.#items(header.valueOffset, valueEndOffset, false, encoding, state.characterSets, depth);
      return elementOf(header, 'SQ', valueEndOffset, items);
    }
    if (header.vr !== 'UN') return elementOf(header, header.vr, valueEndOffset, null);
    const known = dictionaryVr(header.tag);
    // a private sequence of defined length shows itself by its first item only
    if (known !== 'SQ' && !(known === 'UN' && this.#beginsWithItem(header.valueOffset, valueEndOffset))) return elementOf(header, known, valueEndOffset, null);
    // Some writers keep the explicit encoding inside UN. What is neither stays opaque bytes: the search for residue reads them.
    for (const inner of [implicitLittle, encoding]) {
      try {
        const { items } = this.#items(header.valueOffset, valueEndOffset, false, inner, state.characterSets, depth);
        return elementOf(header, 'SQ', valueEndOffset, items);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
      }
    }
    return elementOf(header, 'UN', valueEndOffset, null);
  }

  #beginsWithItem(start: number, end: number): boolean {
    return end - start >= 8 && (this.#tag(start, true) === ITEM || this.#tag(start, false) === ITEM);
  }

  #undefinedLength(header: Header, state: State, end: number, encoding: Encoding, depth: number): Element {
    if (header.vr === 'SQ' || header.vr === 'UN') {
      // PS3.5 6.2.2 note 2: UN of undefined length is a sequence in implicit VR little endian
      const inner = header.vr === 'UN' && encoding.explicit ? implicitLittle : encoding;
      const { items, valueEndOffset, endOffset } = this.#items(header.valueOffset, end, true, inner, state.characterSets, depth);
      return { ...header, vr: 'SQ', valueEndOffset, endOffset, items, fragments: null };
    }
    if (!['OB', 'OW'].includes(header.vr)) throw new Unreadable('an element that may not have it has undefined length', header.startOffset);
    return this.#fragments(header, end, encoding.littleEndian);
  }

  #items(start: number, end: number, delimited: boolean, encoding: Encoding, characterSets: readonly string[], depth: number) {
    const items: Dataset[] = [];
    let offset = start;
    while (offset < end) {
      if (end - offset < 8) throw new Unreadable('a sequence ends inside the header of an item', offset);
      const tag = this.#tag(offset, encoding.littleEndian);
      const lengthBytes = this.#view.getUint32(offset + 4, encoding.littleEndian);
      if (tag === SEQUENCE_END) {
        if (lengthBytes !== 0) throw new Unreadable('a sequence delimiter has a length', offset);
        if (!delimited && offset + 8 !== end) throw new Unreadable('a sequence of defined length holds a delimiter', offset);
        return { items, valueEndOffset: offset, endOffset: offset + 8 };
      }
      if (tag !== ITEM) throw new Unreadable('something other than an item stands in a sequence', offset);
      const undefinedItem = lengthBytes === UNDEFINED_LENGTH;
      const itemEnd = undefinedItem ? end : offset + 8 + lengthBytes;
      if (itemEnd > end) throw new Unreadable('the length of an item overruns its sequence', offset);
      const elements: Element[] = [];
      const state: State = { offset: offset + 8, characterSets };
      this.elements(elements, state, itemEnd, encoding, depth + 1);
      offset = this.#afterItem(state.offset, itemEnd, undefinedItem, encoding.littleEndian);
      items.push({ elements, characterSets: state.characterSets, littleEndian: encoding.littleEndian });
    }
    if (delimited) throw new Unreadable('a sequence of undefined length has no delimiter', start);
    return { items, valueEndOffset: end, endOffset: end };
  }

  #afterItem(offset: number, itemEnd: number, undefinedItem: boolean, little: boolean): number {
    if (!undefinedItem) {
      // INVARIANT: elements() stops early only at an item delimiter
      if (offset === itemEnd) return itemEnd;
      if (offset + 8 === itemEnd) return itemEnd;
      throw new Unreadable('an item of defined length holds a delimiter', offset);
    }
    if (offset + 8 > itemEnd || this.#tag(offset, little) !== ITEM_END) throw new Unreadable('an item of undefined length has no delimiter', offset);
    if (this.#view.getUint32(offset + 4, little) !== 0) throw new Unreadable('an item delimiter has a length', offset);
    return offset + 8;
  }

  #fragments(header: Header, end: number, little: boolean): Element {
    const fragments: { start: number; end: number }[] = [];
    let offset = header.valueOffset;
    while (offset + 8 <= end) {
      const tag = this.#tag(offset, little);
      const lengthBytes = this.#view.getUint32(offset + 4, little);
      if (tag === SEQUENCE_END) {
        if (lengthBytes !== 0) throw new Unreadable('a sequence delimiter has a length', offset);
        return { ...header, valueEndOffset: offset, endOffset: offset + 8, items: null, fragments };
      }
      if (tag !== ITEM) throw new Unreadable('something other than a fragment stands in encapsulated pixel data', offset);
      const stop = offset + 8 + lengthBytes;
      if (stop > end) throw new Unreadable('the length of a fragment overruns the file', offset);
      fragments.push({ start: offset + 8, end: stop });
      offset = stop;
    }
    throw new Unreadable('encapsulated pixel data has no delimiter', header.startOffset);
  }
}

interface Header {
  readonly tag: number;
  readonly vr: string;
  readonly startOffset: number;
  readonly valueOffset: number;
}

/** Spelled out, for it runs for every element of every file. */
function elementOf(header: Header, vr: string, valueEndOffset: number, items: readonly Dataset[] | null): Element {
  return { tag: header.tag, vr, startOffset: header.startOffset, valueOffset: header.valueOffset, valueEndOffset, endOffset: valueEndOffset, items, fragments: null };
}

/** The VR that implicit VR files take, PS3.5 Annex A.1; UN where the dictionary has no such tag. */
export function dictionaryVr(tag: number): string {
  if (tag === PIXEL_DATA) return 'OW';
  if (isCreatorTag(tag)) return 'LO';
  if ((tag & 0xffff) === 0) return 'UL';
  const vrs = attributeOfTag(tag)?.vrs;
  if (vrs === undefined) return 'UN';
  return vrs.includes('OW') ? 'OW' : (vrs[0] ?? 'UN');
}

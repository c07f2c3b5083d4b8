import { inflateRawSync } from 'node:zlib';
import { attributeOfTag, printTag, tagText } from '../../src/facts/dictionary.js';
import { vrRule } from '../../src/facts/vr.js';

/** An element as it stands in a file. */
export interface ReadElement {
  /** as in `PlantedItem.path` */
  readonly path: string;
  readonly tag: number;
  /** UN where nothing says */
  readonly vr: string;
  /** without the bytes of items and fragments, which are empty here */
  readonly value: Buffer;
  /** where the value begins, in `ReadFile.data` or, for group 0002, in the file */
  readonly at: number;
  readonly littleEndian: boolean;
  readonly fragments: readonly Buffer[];
  /** of the dataset or item it stands in: values of (0008,0005) */
  readonly characterSet: string;
}

/** A file, read by this reader of the corpus' own, which knows nothing of the one that wrote it. */
export interface ReadFile {
  readonly transferSyntax: string;
  /** of group 0002 and of the dataset, at any depth, in the order of the file */
  readonly elements: readonly ReadElement[];
  /** the dataset's bytes, inflated where they were deflated */
  readonly data: Buffer;
  /** bytes behind the last element, fewer than an element's header has; empty where the dataset was deflated */
  readonly rest: Buffer;
  /** what kept it from being read to the end; null: nothing */
  readonly broken: string | null;
}

const UNDEFINED = 0xffffffff;
const ITEM = 0xfffee000;
const ITEM_END = 0xfffee00d;
const SEQUENCE_END = 0xfffee0dd;

interface Encoding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

/** What reading goes through and adds to. */
class Reading {
  readonly elements: ReadElement[] = [];
  constructor(
    readonly bytes: Buffer,
    public at: number,
  ) {}
}

class Broken extends Error {}

/** Reads as much as there is. */
export function readDicom(bytes: Buffer): ReadFile {
  if (bytes.toString('latin1', 128, 132) !== 'DICM') return { transferSyntax: '', elements: [], data: Buffer.alloc(0), rest: Buffer.alloc(0), broken: 'no file meta information' };
  const meta = new Reading(bytes, 132);
  let broken: string | null = null;
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Broken) && !(error instanceof RangeError)) throw error;
      broken ??= error instanceof Broken ? error.message : 'the file ends within an element';
    }
  };
  attempt(() => {
    while (meta.at + 8 <= bytes.length && bytes.readUInt16LE(meta.at) === 2) readElement(meta, { explicit: true, littleEndian: true }, '', '');
  });
  const transferSyntax = meta.elements.find(({ tag }) => tag === 0x00020010)?.value.toString('latin1').replace(/[\0 ]+$/, '') ?? '';
  let data = bytes.subarray(meta.at);
  if (transferSyntax === '1.2.840.10008.1.2.1.99') {
    try {
      data = inflateRawSync(data);
    } catch {
      return { transferSyntax, elements: meta.elements, data, rest: Buffer.alloc(0), broken: 'the deflate stream cannot be read' };
    }
  }
  const body = new Reading(data, 0);
  attempt(() => readDataset(body, data.length, { explicit: transferSyntax !== '1.2.840.10008.1.2', littleEndian: transferSyntax !== '1.2.840.10008.1.2.2' }, '', ''));
  return { transferSyntax, elements: [...meta.elements, ...body.elements], data, rest: data.subarray(body.at), broken };
}

/** Up to `end`, or to the item's delimiter where `end` is not known. */
function readDataset(reading: Reading, end: number, encoding: Encoding, within: string, inherited: string): void {
  let characterSet = inherited;
  while (reading.at < end) {
    if (reading.at + 8 > reading.bytes.length) {
      if (end === UNDEFINED) throw new Broken('an item does not end');
      return; // fewer bytes than a header has: no element
    }
    const tag = tagAt(reading, encoding);
    if (tag === ITEM_END) {
      reading.at += 8;
      return;
    }
    if (tag === SEQUENCE_END) throw new Broken('a sequence ends in an item');
    const read = readElement(reading, encoding, within, characterSet);
    if (read.tag === 0x00080005) characterSet = read.value.toString('latin1').replace(/[\0 ]+$/, '');
  }
}

function readElement(reading: Reading, encoding: Encoding, within: string, characterSet: string): ReadElement {
  const tag = tagAt(reading, encoding);
  const known = attributeOfTag(tag);
  const path = `${within}${known === undefined || known.keyword === '' ? printTag(tagText(tag)) : known.keyword}`;
  const { vr, length } = readHeader(reading, encoding, known?.vrs[0] ?? 'UN');
  const at = reading.at;
  const made = (value: Buffer, fragments: readonly Buffer[] = []): ReadElement => {
    const element: ReadElement = { path, tag, vr, value, at, littleEndian: encoding.littleEndian, fragments, characterSet };
    reading.elements.push(element);
    return element;
  };
  if (tag === 0x7fe00010 && length === UNDEFINED) return made(Buffer.alloc(0), readFragments(reading, encoding));
  if (vr === 'SQ' || length === UNDEFINED || looksLikeItems(reading, encoding, vr, length)) {
    const element = made(Buffer.alloc(0));
    // A sequence written as UN is in Implicit VR Little Endian, PS3.5 6.2.2.
    readItems(reading, length, vr === 'UN' && encoding.explicit ? { explicit: false, littleEndian: true } : encoding, path, characterSet);
    return element;
  }
  if (at + length > reading.bytes.length) throw new Broken('a value overruns the file');
  reading.at += length;
  return made(reading.bytes.subarray(at, at + length));
}

function readHeader(reading: Reading, encoding: Encoding, dictionaryVr: string): { readonly vr: string; readonly length: number } {
  const { bytes, at } = reading;
  const u32 = (offset: number): number => (encoding.littleEndian ? bytes.readUInt32LE(offset) : bytes.readUInt32BE(offset));
  if (!encoding.explicit) {
    reading.at += 8;
    return { vr: dictionaryVr, length: u32(at + 4) };
  }
  const vr = bytes.toString('latin1', at + 4, at + 6);
  if (!/^[A-Z]{2}$/.test(vr)) throw new Broken('an element has no value representation');
  if (vrRule(vr)?.longLength ?? true) {
    reading.at += 12;
    return { vr, length: u32(at + 8) };
  }
  reading.at += 8;
  return { vr, length: encoding.littleEndian ? bytes.readUInt16LE(at + 6) : bytes.readUInt16BE(at + 6) };
}

/** In implicit VR nothing says that a private element is a sequence; its first item does. */
function looksLikeItems(reading: Reading, encoding: Encoding, vr: string, length: number): boolean {
  return vr === 'UN' && !encoding.explicit && length >= 8 && tagAt(reading, encoding) === ITEM;
}

function readItems(reading: Reading, length: number, encoding: Encoding, path: string, characterSet: string): void {
  const end = length === UNDEFINED ? UNDEFINED : reading.at + length;
  for (let index = 0; reading.at < end; index += 1) {
    const tag = tagAt(reading, encoding);
    const itemLength = lengthAt(reading, encoding);
    reading.at += 8;
    if (tag === SEQUENCE_END) return;
    if (tag !== ITEM) throw new Broken('something else stands where an item should');
    readDataset(reading, itemLength === UNDEFINED ? UNDEFINED : reading.at + itemLength, encoding, `${path}[${index}] > `, characterSet);
  }
}

function readFragments(reading: Reading, encoding: Encoding): readonly Buffer[] {
  const fragments: Buffer[] = [];
  while (tagAt(reading, encoding) === ITEM) {
    const length = lengthAt(reading, encoding);
    reading.at += 8;
    if (reading.at + length > reading.bytes.length) throw new Broken('a fragment overruns the file');
    fragments.push(reading.bytes.subarray(reading.at, reading.at + length));
    reading.at += length;
  }
  reading.at += 8;
  return fragments;
}

function tagAt({ bytes, at }: Reading, { littleEndian }: Encoding): number {
  const [group, element] = littleEndian ? [bytes.readUInt16LE(at), bytes.readUInt16LE(at + 2)] : [bytes.readUInt16BE(at), bytes.readUInt16BE(at + 2)];
  return group * 0x10000 + element;
}

function lengthAt({ bytes, at }: Reading, { littleEndian }: Encoding): number {
  return littleEndian ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4);
}

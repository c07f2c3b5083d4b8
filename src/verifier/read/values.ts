import { attributeOfTag } from '../../facts/dictionary.js';
import { vrRule } from '../../facts/vr.js';
import { decodeText } from './characters.js';
import { firstOf, type Dataset, type Element } from './element.js';
import type { Instance } from './instance.js';

/** The bytes of a value as they stand, padding included; empty for a sequence. */
export function valueBytes(data: Uint8Array, element: Element): Uint8Array {
  return element.items === null ? data.subarray(element.valueOffset, element.valueEndOffset) : new Uint8Array(0);
}

/** The bytes of a value less trailing padding (NUL and space for text, nothing for binary values). */
export function unpaddedBytes(data: Uint8Array, element: Element): Uint8Array {
  const bytes = valueBytes(data, element);
  if (!isTextual(element.vr)) return bytes;
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0 || bytes[end - 1] === 0x20)) end -= 1;
  return bytes.subarray(0, end);
}

export function isTextual(vr: string): boolean {
  const kind = vrRule(vr)?.kind;
  return kind === 'text' || kind === 'ascii' || kind === 'number';
}

export function isEmpty(data: Uint8Array, element: Element): boolean {
  if (element.items !== null) return element.items.length === 0;
  if (element.fragments !== null) return element.fragments.length === 0;
  return unpaddedBytes(data, element).length === 0;
}

/**
 * Values as text: decoded, split at the backslash where the VR has several values, each trimmed; binary numbers in decimal. Empty for
 * other binary values; `['']` for a sequence with an item, as conditions want it (base/condition.ts).
 */
export function textValues(data: Uint8Array, element: Element, dataset: Dataset): readonly string[] {
  if (element.items !== null) return element.items.length > 0 ? [''] : [];
  const rule = vrRule(element.vr);
  if (rule === undefined) return [];
  if (rule.kind === 'binary') return numbers(data, element, dataset.littleEndian);
  const bytes = unpaddedBytes(data, element);
  if (bytes.length === 0) return [];
  const text = rule.kind === 'text' ? decodeText(bytes, dataset.characterSets) : decodeText(bytes, ['']);
  // ISO 2022 text may hold 0x5C inside a character; decoding first keeps it whole
  const parts = rule.multi ? text.split('\\') : [text];
  const values = parts.map(trim);
  return values.every((value) => value === '') ? [] : values;
}

export function trim(text: string): string {
  return text.replace(/^[ ]+|[\0 ]+$/g, '');
}

type NumberReader = (view: DataView, at: number, little: boolean) => number | bigint;
const readers: Readonly<Record<string, NumberReader>> = {
  US: (view, at, little) => view.getUint16(at, little),
  SS: (view, at, little) => view.getInt16(at, little),
  UL: (view, at, little) => view.getUint32(at, little),
  SL: (view, at, little) => view.getInt32(at, little),
  FL: (view, at, little) => view.getFloat32(at, little),
  FD: (view, at, little) => view.getFloat64(at, little),
  UV: (view, at, little) => view.getBigUint64(at, little),
  SV: (view, at, little) => view.getBigInt64(at, little),
};

function numbers(data: Uint8Array, element: Element, littleEndian: boolean): readonly string[] {
  const read = readers[element.vr];
  const size = vrRule(element.vr)?.bytes;
  if (read === undefined || size === undefined) return [];
  const view = new DataView(data.buffer, data.byteOffset + element.valueOffset, element.valueEndOffset - element.valueOffset);
  const values: string[] = [];
  for (let at = 0; at + size <= view.byteLength; at += size) values.push(String(read(view, at, littleEndian)));
  return values;
}

/**
 * Values of a root attribute, as conditions read them; an absent attribute has none. What the dictionary knows as a text is read as one,
 * in whatever VR the file wraps it, so that no file hides from a condition what a person reads in it.
 */
export function rootValues(instance: Instance, tag: number): readonly string[] {
  const element = firstOf(instance.dataset, tag);
  return element === undefined ? [] : textValues(instance.data, element.items === null ? { ...element, vr: readingVr(tag, element.vr) } : element, instance.dataset);
}

/** The dictionary's VR for a text; for numbers the one that the file states, if values can be read by it at all. */
function readingVr(tag: number, stated: string): string {
  const known = attributeOfTag(tag)?.vrs[0];
  if (known === undefined) return stated;
  const isBinaryNumber = Object.hasOwn(readers, stated);
  if (isTextual(known)) return isBinaryNumber && vrRule(known)?.kind === 'number' ? stated : known;
  return isBinaryNumber || isTextual(stated) ? stated : known;
}

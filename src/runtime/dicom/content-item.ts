import { textsOf } from '../actions/value.js';
import type { ByteWindow } from './byte-window.js';
import { UNDEFINED_LENGTH, type ElementHeader } from './element-header.js';
import type { Encoding } from './encoding.js';
import { readItem, skipElements } from './items.js';

export const CONTENT_SEQUENCE = 0x0040a730;
const VALUE_TYPE = 0x0040a040;
const CONCEPT_NAME = 0x0040a043;
const CODING_SCHEME = 0x00080102;
export const CODE_MEANING = 0x00080104;
/** Code Value, Long Code Value and URN Code Value, PS3.3 Table 8.8-1 */
const codeTags: ReadonlySet<number> = new Set([0x00080100, 0x00080119, 0x00080120]);

export const CONCEPT_CODE = 0x0040a168;

export interface Concept {
  readonly code: string;
  readonly scheme: string;
  /** TEXT, PNAME, …; '' where the item does not say */
  readonly valueType: string;
}

/** Concept name and value type of the content item whose elements stand from `start` on; null where it has none. */
export function conceptOf(bytes: ByteWindow, start: number, end: number, encoding: Encoding, characterSet: string, depth: number): Concept | null {
  const found = { code: '', scheme: '', valueType: '' };
  const text = ({ tag, valueOffset, lengthBytes }: ElementHeader): string => textsOf({ tag, vr: 'LO', bytes: bytes.slice(valueOffset, Math.min(lengthBytes, 256)), characterSet, little: encoding.little }).join();
  skipElements(bytes, start, end, encoding, depth, (header) => {
    if (header.tag === VALUE_TYPE) found.valueType = text(header);
    if (header.tag !== CONCEPT_NAME || header.lengthBytes === 0) return;
    const { valueOffset, lengthBytes } = header;
    const delimited = lengthBytes === UNDEFINED_LENGTH;
    const item = readItem(bytes, valueOffset, delimited ? end : valueOffset + lengthBytes, encoding.little, delimited);
    if (item === null) return;
    skipElements(bytes, item.contentOffset, item.end, encoding, depth + 1, (inner) => {
      if (codeTags.has(inner.tag)) found.code = text(inner);
      else if (inner.tag === CODING_SCHEME) found.scheme = text(inner);
    });
  });
  return found.code === '' ? null : found;
}

/**
 * Whether the code whose elements stand from `start` on is of a scheme of somebody's own, so that its meaning is what a person typed: one
 * that begins with 99, or L (PS3.16 section 8.2; 99SDM was SNOMED's), or none at all.
 */
export function isLocalCode(bytes: ByteWindow, start: number, end: number, encoding: Encoding, characterSet: string, depth: number): boolean {
  let scheme = '';
  skipElements(bytes, start, end, encoding, depth, ({ tag, valueOffset, lengthBytes }) => {
    if (tag === CODING_SCHEME) scheme = textsOf({ tag, vr: 'SH', bytes: bytes.slice(valueOffset, Math.min(lengthBytes, 64)), characterSet, little: encoding.little }).join();
  });
  return isLocalScheme(scheme);
}

/** PS3.16 section 8.2; '' where none is named. */
export function isLocalScheme(scheme: string): boolean {
  return scheme === '' || scheme === 'L' || (scheme.startsWith('99') && scheme !== '99SDM');
}

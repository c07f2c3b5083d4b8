import { tagText } from '../../facts/dictionary.js';
import type { Expectations, FileContext } from '../expected.js';
import type { Step } from '../place.js';
import { isPrivateTag, type Element } from '../read/element.js';
import type { Needle } from './needle.js';

const CONTENT_SEQUENCE = 0x0040a730;

/** Whether the model keeps an element of this output, in this file's context, whatever is not known of it. */
export type Keeps = (element: Element, within: readonly Step[]) => boolean;

/** Private elements and content items have rules by creator and concept, which are not asked here: nothing is taken to be kept. */
export function keepsIn(expectations: Expectations, file: FileContext): Keeps {
  const kindsOf = (tag: number, vr: string, within: readonly number[]): readonly string[] => expectations.demandsOf({ tag, vr, within, creator: null }, file).map((demand) => demand.action.kind);
  return (element, within) => {
    const tags = within.map(({ tag }) => tag);
    if (isPrivateTag(element.tag) || tags.some((tag) => isPrivateTag(tag) || tag === CONTENT_SEQUENCE)) return false;
    const open = tags.every((tag, depth) => kindsOf(tag, 'SQ', tags.slice(0, depth)).every((kind) => kind === 'keep' || kind === 'remap'));
    return open && kindsOf(element.tag, element.vr, tags).every((kind) => kind === 'keep');
  };
}

/**
 * Whether a needle is the element's own value, which the model keeps in this file although it takes it away in others: the serial number of a
 * scanner that stays in PET and goes in MR. It is so where the needle came from this attribute alone, and is a value of its own there, or
 * the component of a name; a UID wherever UIDs stay. The same value anywhere else is residue.
 */
export function isOwnValue(needle: Needle, start: number, end: number, bytes: Uint8Array, element: Element, within: readonly Step[], keeps: Keeps): boolean {
  if (start < element.valueOffset || element.items !== null) return false;
  const isUid = needle.kind === 'uid' && element.vr === 'UI';
  if (!isUid && !(needle.isSole && needle.tag === tagText(element.tag))) return false;
  return (isUid || element.vr === 'PN' || isWhole(start, end, bytes, element)) && keeps(element, within);
}

/** One of the values that backslashes part, less its padding. */
function isWhole(start: number, end: number, bytes: Uint8Array, element: Element): boolean {
  let from = start;
  while (from > element.valueOffset && bytes[from - 1] === SPACE) from -= 1;
  let to = end;
  while (to < element.valueEndOffset && (bytes[to] === SPACE || bytes[to] === 0)) to += 1;
  return (from === element.valueOffset || bytes[from - 1] === BACKSLASH) && (to === element.valueEndOffset || bytes[to] === BACKSLASH);
}

const SPACE = 0x20;
const BACKSLASH = 0x5c;

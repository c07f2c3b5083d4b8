import { identifyingClass } from '../../facts/identifying.js';
import { vrRule } from '../../facts/vr.js';
import type { Element } from '../read/element.js';
import type { Opened } from './containers/container.js';
import type { Leaf } from './leaves.js';
import { longBytes } from './long-search.js';
import type { Needle, NeedleKind } from './needle.js';

/** In pixel data and other binary values a shorter needle is met by chance. */
const MIN_BINARY = longBytes;
/** bytes on either side that must read as text before a short needle in a binary value is believed */
const TEXT_AROUND = 4;

const wordyVrs = new Set(['PN', 'LO', 'SH', 'ST', 'LT', 'UT', 'UC']);
const dateVrs = new Set(['DA', 'DT', 'TM']);

export interface Hit {
  readonly needle: Needle;
  readonly start: number;
  readonly end: number;
}

/** Where a hit stands in a file. */
export interface Located {
  readonly element: Element | null;
  /** where it is an element of the dataset */
  readonly leaf: Leaf | null;
  readonly tagPath: string | null;
  readonly place: string;
}

/** Whether a hit is more than chance where it stands. */
export function believed(hit: Hit, bytes: Uint8Array, at: Located): boolean {
  const { needle } = hit;
  const vr = at.element?.vr ?? null;
  // dates in date elements are judged as dates; a date that only moved coincides with digits of other things
  if (vr !== null && dateVrs.has(vr) && (needle.kind === 'date' || needle.kind === 'shifted-date')) return false;
  if (needle.kind === 'shifted-date') return vr !== null && wordyVrs.has(vr);
  // a maker may be called like a person or a place
  if (at.element !== null && vr !== 'CS' && nameable.has(needle.kind) && identifyingClass(at.element.tag)?.cls === 'harmless') return false;
  if (needle.reach === 'names') return vr === 'PN';
  if (needle.reach === 'whole') return vr !== null && wordyVrs.has(vr) && isWholeValue(hit, bytes, at.element);
  if (needle.form.length >= MIN_BINARY || vr === null) return true;
  if (at.place === 'pixel data') return false;
  const rule = vrRule(vr);
  if (rule === undefined || rule.kind === 'text' || rule.kind === 'ascii' || rule.kind === 'number') return true;
  return rule.multi ? false : amidText(hit, bytes, at.element);
}

const nameable: ReadonlySet<NeedleKind> = new Set(['name', 'institution', 'device', 'contact']);

function isWholeValue(hit: Hit, bytes: Uint8Array, element: Element | null): boolean {
  if (element === null) return false;
  const padding = (from: number, to: number): boolean => bytes.subarray(from, to).every((byte) => byte === 0 || byte === 0x20);
  return hit.start >= element.valueOffset && padding(element.valueOffset, hit.start) && padding(hit.end, element.valueEndOffset);
}

function amidText(hit: Hit, bytes: Uint8Array, element: Element | null): boolean {
  const from = Math.max(element?.valueOffset ?? 0, hit.start - TEXT_AROUND);
  const to = Math.min(element?.valueEndOffset ?? bytes.length, hit.end + TEXT_AROUND);
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0 && byte !== 9 && byte !== 10 && byte !== 13 && (byte < 0x20 || byte > 0x7e)) return false;
  }
  return true;
}

/** The same for what a container holds, which has no VR. */
export function believedInside(hit: Hit, opened: Opened): boolean {
  return hit.needle.kind !== 'shifted-date' && (hit.needle.form.length >= MIN_BINARY || opened.text !== null || amidText(hit, opened.bytes, null));
}

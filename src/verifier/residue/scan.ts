import { identifyingClass } from '../../facts/identifying.js';
import { vrRule } from '../../facts/vr.js';
import type { Problem } from '../obligations/obligation.js';
import { tagPathText, type Step } from '../place.js';
import type { Dataset, Element } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { buildAutomaton, type Automaton } from './automaton.js';
import { buildLongSearch, longBytes, type LongSearch } from './long-search.js';
import type { Needle, NeedleKind } from './needle.js';
import { isOwnValue, type Keeps } from './own-value.js';

/** In pixel data and other binary values a shorter needle is met by chance. */
const MIN_BINARY = longBytes;
/** bytes on either side that must read as text before a short needle in a binary value is believed */
const TEXT_AROUND = 4;

const wordyVrs = new Set(['PN', 'LO', 'SH', 'ST', 'LT', 'UT', 'UC']);
const dateVrs = new Set(['DA', 'DT', 'TM']);

/** The search for needles in all bytes of an output, made once for a release. */
export interface Search {
  readonly needles: number;
  /** `subject` is whose file it is, a needle of another subject is believed less; what the model keeps here is no residue there */
  inFile(instance: Instance, subject: string | null, keeps: Keeps): readonly Problem[];
  inPath(path: string, subject: string | null): readonly Problem[];
}

export function searchFor(needles: readonly Needle[]): Search {
  const bytes = needles.map((needle) => needle.bytes);
  const automaton = buildAutomaton(bytes);
  const long = buildLongSearch(bytes);
  return {
    needles: needles.length,
    inFile: (instance, subject, keeps) => inFile(automaton, long, needles, instance, subject, keeps),
    inPath: (path, subject) => inPath(automaton, needles, path, subject),
  };
}

interface Hit {
  readonly needle: Needle;
  readonly start: number;
  readonly end: number;
}

/**
 * Every byte is read: preamble, File Meta, headers, values, fragments, what stands behind the last element; a deflated dataset is read
 * inflated. Needles shorter than 8 bytes are not believed in pixel data and numbers, and in other binary values only amid text.
 */
function inFile(automaton: Automaton, long: LongSearch, needles: readonly Needle[], instance: Instance, subject: string | null, keeps: Keeps): readonly Problem[] {
  const problems = new Map<string, Problem>();
  const add = (hit: Hit, bytes: Uint8Array, at: Located): void => {
    if (!believed(hit, bytes, at)) return;
    if (at.leaf !== null && isOwnValue(hit.needle, hit.start, hit.end, bytes, at.leaf.element, at.leaf.within, keeps)) return;
    const key = `${at.tagPath ?? at.place}|${hit.needle.kind}`;
    if (!problems.has(key)) problems.set(key, problemOf(hit, at, subject));
  };
  if (instance.deflated) {
    for (const hit of hits(automaton, needles, instance.file, 0, instance.datasetOffset)) add(hit, instance.file, locateOutside(instance, hit));
    const behind = instance.behindStream;
    if (behind !== null) for (const hit of hits(automaton, needles, instance.file, behind.start, behind.end)) add(hit, instance.file, outside('trailing bytes'));
  }
  const found = stretchesOf(instance).flatMap(({ start, end, isPixels }) => hits(isPixels ? long : automaton, needles, instance.data, start, end));
  if (found.length > 0) {
    const leaves = leavesOf(instance.dataset);
    for (const hit of found) add(hit, instance.data, locate(instance, leaves, hit));
  }
  return [...problems.values()];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly isPixels: boolean;
}

/** All bytes of an instance, parted where pixel data of the root begins and ends. */
function stretchesOf({ dataset, data }: Instance): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { tag, valueOffset, valueEndOffset } of dataset.elements) {
    if (tag >>> 16 !== 0x7fe0 || valueOffset < at) continue;
    stretches.push({ start: at, end: valueOffset, isPixels: false }, { start: valueOffset, end: valueEndOffset, isPixels: true });
    at = valueEndOffset;
  }
  return [...stretches, { start: at, end: data.length, isPixels: false }];
}

function inPath(automaton: Automaton, needles: readonly Needle[], path: string, subject: string | null): readonly Problem[] {
  const bytes = Buffer.from(path, 'utf8');
  const [hit] = hits(automaton, needles, bytes, 0, bytes.length).filter((one) => one.needle.kind !== 'shifted-date' && believed(one, bytes, outside('file name')));
  return hit === undefined ? [] : [problemOf(hit, outside('file name'), subject)];
}

function hits(automaton: Pick<Automaton, 'scan'>, needles: readonly Needle[], bytes: Uint8Array, start: number, end: number): readonly Hit[] {
  const found: Hit[] = [];
  automaton.scan(bytes, start, end, (index, hitEnd) => {
    const needle = needles[index];
    if (needle === undefined) return;
    const hitStart = hitEnd - needle.bytes.length;
    if (bounded(needle, bytes, hitStart, hitEnd)) found.push({ needle, start: hitStart, end: hitEnd });
  });
  return found;
}

function bounded(needle: Needle, bytes: Uint8Array, start: number, end: number): boolean {
  if (needle.boundary === 'none') return true;
  const inside = needle.boundary === 'digits' ? isDigit : isWordByte;
  return !(inside(bytes[start - 1]) || inside(bytes[end]));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && (isDigit(byte) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}

interface Located {
  readonly element: Element | null;
  /** where it is an element of the dataset */
  readonly leaf: Leaf | null;
  readonly tagPath: string | null;
  readonly place: string;
}

function outside(place: string): Located {
  return { element: null, leaf: null, tagPath: null, place };
}

interface Leaf {
  readonly element: Element;
  readonly within: readonly Step[];
}

/** Leaves in the order of their bytes. */
function leavesOf(root: Dataset): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (dataset: Dataset, within: readonly Step[]): void => {
    for (const element of dataset.elements) {
      if (element.items === null) leaves.push({ element, within });
      else element.items.forEach((item, index) => visit(item, [...within, { tag: element.tag, item: index }]));
    }
  };
  visit(root, []);
  return leaves;
}

function locate(instance: Instance, leaves: readonly Leaf[], hit: Hit): Located {
  if (!instance.deflated && hit.start < instance.datasetOffset) return locateOutside(instance, hit);
  if (hit.start >= instance.trailing.start) return outside('trailing bytes');
  let low = 0;
  let high = leaves.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const leaf = leaves[middle];
    if (leaf === undefined) break;
    if (hit.start < leaf.element.startOffset) high = middle - 1;
    else if (hit.start >= leaf.element.endOffset) low = middle + 1;
    else {
      const place = leaf.element.tag >>> 16 === 0x7fe0 ? 'pixel data' : hit.start >= leaf.element.valueOffset ? 'value' : 'element header';
      return { element: leaf.element, leaf, tagPath: tagPathText(leaf.within, leaf.element.tag), place };
    }
  }
  return outside(`byte ${hit.start}`);
}

function locateOutside(instance: Instance, hit: Hit): Located {
  if (instance.hasPreamble && hit.start < 128) return outside('preamble');
  const element = instance.meta?.elements.find((one) => hit.start >= one.startOffset && hit.start < one.endOffset) ?? null;
  return element === null ? outside(`byte ${hit.start}`) : { element, leaf: null, tagPath: tagPathText([], element.tag), place: 'file meta' };
}

function believed(hit: Hit, bytes: Uint8Array, at: Located): boolean {
  const { needle } = hit;
  const vr = at.element?.vr ?? null;
  // dates in date elements are judged as dates; a date that only moved coincides with digits of other things
  if (vr !== null && dateVrs.has(vr) && (needle.kind === 'date' || needle.kind === 'shifted-date')) return false;
  if (needle.kind === 'shifted-date') return vr !== null && wordyVrs.has(vr);
  // a maker may be called like a person or a place
  if (at.element !== null && nameable.has(needle.kind) && identifyingClass(at.element.tag)?.cls === 'harmless') return false;
  if (needle.reach === 'names') return vr === 'PN';
  if (needle.reach === 'whole') return vr !== null && wordyVrs.has(vr) && isWholeValue(hit, bytes, at.element);
  if (needle.bytes.length >= MIN_BINARY || vr === null) return true;
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

function problemOf({ needle }: Hit, at: Located, subject: string | null): Problem {
  const own = subject === null || needle.subjects.includes(subject);
  const telling = needle.bytes.length >= 6;
  return {
    grade: own && telling ? 'leak' : 'suspect',
    kind: needle.kind,
    ...(at.tagPath === null ? {} : { tagPath: at.tagPath }),
    place: at.place,
    confidence: own && telling ? 'high' : own ? 'medium' : 'low',
    message: `an identifying value of ${own ? 'an original' : "another subject's original"} is in the output: ${describe(needle)}`,
    value: needle.bytes,
  };
}

function describe(needle: Needle): string {
  return needle.kind === 'hash' ? `an unsalted hash of what stood at ${needle.tag}` : `${needle.kind.replace('-', ' ')}, from ${needle.tag}`;
}

import type { Problem } from '../obligations/obligation.js';
import { tagPathText } from '../place.js';
import type { Instance } from '../read/instance.js';
import { buildAutomaton, type Automaton } from './automaton.js';
import { believed, believedInside, type Hit, type Located } from './belief.js';
import type { Hidden } from './hiding-places.js';
import type { Leaf } from './leaves.js';
import { buildLongSearch, type LongSearch } from './long-search.js';
import type { Needle } from './needle.js';
import { isOwnValue, type Keeps } from './own-value.js';

/** One output, with its leaves in the order of their bytes and what was opened in it. */
export interface Searched {
  readonly instance: Instance;
  readonly leaves: readonly Leaf[];
  readonly hidden: readonly Hidden[];
}

/** The search for needles in all bytes of an output, made once for a release. */
export interface Search {
  readonly needles: number;
  /** `subject` is whose file it is, a needle of another subject is believed less; what the model keeps here is no residue there */
  inFile(file: Searched, subject: string | null, keeps: Keeps): readonly Problem[];
  inPath(path: string, subject: string | null): readonly Problem[];
}

export function searchFor(needles: readonly Needle[]): Search {
  const forms = needles.map((needle) => needle.form);
  const automaton = buildAutomaton(forms);
  const long = buildLongSearch(forms);
  return {
    needles: needles.length,
    inFile: (file, subject, keeps) => [...inFile(automaton, long, needles, file, subject, keeps), ...inHidden(automaton, needles, file.hidden, subject)],
    inPath: (path, subject) => inPath(automaton, needles, path, subject),
  };
}

/**
 * Every byte is read: preamble, File Meta, headers, values, fragments, what stands behind the last element; a deflated dataset is read
 * inflated. Needles shorter than 8 bytes are not believed in pixel data and numbers, and in other binary values only amid text.
 */
function inFile(automaton: Automaton, long: LongSearch, needles: readonly Needle[], { instance, leaves }: Searched, subject: string | null, keeps: Keeps): readonly Problem[] {
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
  for (const { start, end, isPixels } of stretchesOf(instance)) {
    for (const hit of hits(isPixels ? long : automaton, needles, instance.data, start, end)) add(hit, instance.data, locate(instance, leaves, hit));
  }
  return [...problems.values()];
}

/** What containers hold is read like bytes that belong to no element. */
function inHidden(automaton: Automaton, needles: readonly Needle[], hidden: readonly Hidden[], subject: string | null): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const { tagPath, place, opened } of hidden) {
    const at: Located = { element: null, leaf: null, tagPath, place };
    for (const hit of hits(automaton, needles, opened.bytes, 0, opened.bytes.length)) {
      const key = `${tagPath ?? place}|${hit.needle.kind}`;
      if (believedInside(hit, opened) && believed(hit, opened.bytes, at) && !problems.has(key)) problems.set(key, problemOf(hit, at, subject));
    }
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
    const hitStart = hitEnd - needle.form.length;
    if (bounded(needle, bytes, hitStart, hitEnd)) found.push({ needle, start: hitStart, end: hitEnd });
  });
  return found;
}

function bounded(needle: Needle, bytes: Uint8Array, start: number, end: number): boolean {
  if (needle.boundary === 'none') return true;
  const inside = needle.boundary === 'digits' ? isDigit : isWordByte;
  if (needle.boundary === 'stamp' && isTimeOfDay(bytes, end)) return !inside(bytes[start - 1]);
  return !(inside(bytes[start - 1]) || inside(bytes[end]));
}

/** Hour and minute, and what may follow: the DT of PS3.5 6.2. */
function isTimeOfDay(bytes: Uint8Array, at: number): boolean {
  const [hours = 0, , minutes = 0] = bytes.subarray(at, at + 4);
  return bytes.length >= at + 4 && hours >= 0x30 && hours <= 0x32 && minutes >= 0x30 && minutes <= 0x35 && isDigit(bytes[at + 1]) && isDigit(bytes[at + 3]);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && (isDigit(byte) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}

function outside(place: string): Located {
  return { element: null, leaf: null, tagPath: null, place };
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
      const place = leaf.element.tag >>> 16 === 0x7fe0 ? 'pixel data' : hit.end > leaf.element.valueOffset ? 'value' : 'element header';
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

function problemOf({ needle }: Hit, at: Located, subject: string | null): Problem {
  const own = subject === null || needle.subjects.includes(subject);
  const telling = needle.form.length >= 6;
  return {
    grade: own && telling ? 'leak' : 'suspect',
    kind: needle.kind,
    ...(at.tagPath === null ? {} : { tagPath: at.tagPath }),
    place: at.place,
    confidence: own && telling ? 'high' : own ? 'medium' : 'low',
    message: `an identifying value of ${own ? 'an original' : "another subject's original"} is in the output: ${describe(needle)}`,
    value: Buffer.from(needle.form, 'latin1'),
  };
}

function describe(needle: Needle): string {
  return needle.kind === 'hash' ? `an unsalted hash of what stood at ${needle.tag}` : `${needle.kind.replace('-', ' ')}, from ${needle.tag}`;
}

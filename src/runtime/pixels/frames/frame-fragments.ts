import type { ByteWindow } from '../../dicom/byte-window.js';
import { Unwalkable } from '../../dicom/unwalkable.js';
import type { Coding } from '../codecs/codec-of.js';
import type { Fragments } from './fragments.js';

/** Which fragments hold which frame: frame `n` has those from `first[n]` up to and without `first[n + 1]`. */
export interface FrameFragments {
  readonly first: Float64Array;
  /** whether the file says so in its Extended Offset Table */
  readonly isExtended: boolean;
}

/**
 * Finds the fragments of each frame (PS3.5 A.4): by the Extended Offset Table, by the Basic Offset Table, by there being one fragment a
 * frame, or by the marks with which streams begin and end.
 *
 * @throws Unwalkable where tables contradict the fragments, or nothing tells where a frame begins
 */
export function frameFragments(bytes: ByteWindow, fragments: Fragments, extended: { readonly offsets: Buffer; readonly lengths: Buffer } | null, frames: number, coding: Coding): FrameFragments {
  const count = fragments.offsets.length;
  if (count < frames) throw refused('there are fewer fragments than frames');
  const byFragment = count === frames ? oneEach(frames) : null;
  const isExtended = extended !== null && extended.offsets.length > 0;
  const found = isExtended ? byExtended(fragments, extended, frames) : fragments.table.length > 0 ? byTable(fragments, frames) : (byFragment ?? (frames === 1 ? Float64Array.of(0, count) : byMarks(bytes, fragments, frames, coding)));
  // PS3.5 G.2: a frame of RLE is one fragment
  if (coding === 'rle' && found.some((first, frame) => frame < frames && (found[frame + 1] ?? 0) - first !== 1)) throw refused('a frame of RLE Lossless has several fragments');
  return { first: found, isExtended };
}

function oneEach(frames: number): Float64Array {
  return Float64Array.from({ length: frames + 1 }, (_, frame) => frame);
}

function byTable({ table, offsets }: Fragments, frames: number): Float64Array {
  if (table.length !== frames * 4) throw refused('the offset table has another number of entries than there are frames');
  return byOffsets(offsets, frames, (frame) => table.readUInt32LE(frame * 4));
}

/** PS3.3 C.7.6.3.1.8: then each frame is one fragment. */
function byExtended({ offsets, lengths }: Fragments, extended: { readonly offsets: Buffer; readonly lengths: Buffer }, frames: number): Float64Array {
  if (offsets.length !== frames || extended.offsets.length !== frames * 8 || extended.lengths.length !== frames * 8) throw refused('the extended offset table has another number of entries than there are frames');
  const found = byOffsets(offsets, frames, (frame) => Number(extended.offsets.readBigUInt64LE(frame * 8)));
  for (let frame = 0; frame < frames; frame += 1) {
    const stated = Number(extended.lengths.readBigUInt64LE(frame * 8));
    const length = lengths[frame] ?? 0;
    if (stated !== length && stated !== length - 1) throw refused('the extended offset table contradicts the fragments');
  }
  return found;
}

/** Offsets count from the first fragment's header. */
function byOffsets(offsets: Float64Array, frames: number, stated: (frame: number) => number): Float64Array {
  const base = offsets[0] ?? 0;
  const found = new Float64Array(frames + 1);
  found[frames] = offsets.length;
  let fragment = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    const wanted = base + stated(frame);
    while (fragment < offsets.length && (offsets[fragment] ?? 0) < wanted) fragment += 1;
    const isBegin = fragment < offsets.length && offsets[fragment] === wanted && (frame === 0 ? fragment === 0 : fragment > (found[frame - 1] ?? 0));
    if (!isBegin) throw refused('the offset table contradicts the fragments');
    found[frame] = fragment;
  }
  return found;
}

/** Streams that begin with SOI or SOC, and end with EOI or EOC before the next one begins. */
function byMarks(bytes: ByteWindow, { offsets, lengths }: Fragments, frames: number, coding: Coding): Float64Array {
  const begin = coding === 'jpeg-2000' || coding === 'ht-jpeg-2000' ? 0xff4f : coding === 'jpeg' || coding === 'jpeg-ls' ? 0xffd8 : -1;
  const firsts: number[] = [];
  let isOpen = false;
  for (let fragment = 0; fragment < offsets.length && begin !== -1; fragment += 1) {
    const [offset, length] = [(offsets[fragment] ?? 0) + 8, lengths[fragment] ?? 0];
    const isBegin = length >= 2 && bytes.slice(offset, 2).readUInt16BE(0) === begin;
    if (isBegin === isOpen) throw ambiguous();
    if (isBegin) firsts.push(fragment);
    isOpen = !endsStream(bytes, offset, length);
  }
  if (isOpen || firsts.length !== frames) throw ambiguous();
  return Float64Array.from([...firsts, offsets.length]);
}

/** FF D9, with at most one byte of padding behind it. */
function endsStream(bytes: ByteWindow, offset: number, length: number): boolean {
  const tail = bytes.slice(offset + Math.max(0, length - 3), Math.min(3, length));
  return [tail.length - 2, tail.length - 3].some((at) => at >= 0 && tail[at] === 0xff && tail[at + 1] === 0xd9);
}

function ambiguous(): Unwalkable {
  return refused('nothing tells which fragments are which frame');
}

function refused(message: string): Unwalkable {
  return new Unwalkable('pixels-unreadable', message);
}

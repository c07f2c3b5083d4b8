import { Unwalkable } from '../dicom/unwalkable.js';
import type { Coding } from './codecs/codec-of.js';
import type { Image } from './image.js';

/**
 * A compressed frame without what no decoder needs and where texts hide: comments and application segments but those that say how colours
 * are stored, and bytes behind its end. Pixels stay as they are. Null: there is nothing of that.
 *
 * @throws Unwalkable for a stream whose parts do not add up: what hides in it cannot be told from the picture
 */
export function tidied(coding: Exclude<Coding, 'native'>, image: Image, stream: Buffer): Buffer | null {
  switch (coding) {
    case 'jpeg':
    case 'jpeg-ls':
      return withoutSegments(stream, jpeg);
    case 'jpeg-2000':
    case 'ht-jpeg-2000':
      return withoutSegments(stream, jpeg2000);
    case 'rle':
      return withoutSlack(stream, image);
    case 'deflated-frames':
      return null;
  }
}

/** Markers of a codestream, second byte behind FF. */
interface Markers {
  /** behind this segment stands what is coded */
  readonly data: number;
  /** where the codestream ends, its end marker included, given where `data` stands; -1 where it has no end */
  readonly endOf: (stream: Buffer, data: number) => number;
  readonly goes: (marker: number, segment: Buffer) => boolean;
}

/** ISO/IEC 10918-1 Annex B and 14495-1 Annex C: COM, and APPn but JFIF (without a thumbnail it has 14 bytes) and Adobe */
const jpeg: Markers = {
  data: 0xda,
  endOf: endOfScans,
  goes: (marker, segment) => marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !isJfif(marker, segment) && !(marker === 0xee && startsWith(segment, 'Adobe'))),
};

/** ISO/IEC 15444-1 Annex A: COM in the main header; the tile parts behind it state their own lengths */
const jpeg2000: Markers = { data: 0x90, endOf: endOfTileParts, goes: (marker) => marker === 0x64 };

function isJfif(marker: number, segment: Buffer): boolean {
  return marker === 0xe0 && startsWith(segment, 'JFIF') && segment.length === 14;
}

function startsWith(segment: Buffer, text: string): boolean {
  return segment.subarray(0, text.length).toString('latin1') === text;
}

function withoutSegments(stream: Buffer, { data, endOf, goes }: Markers): Buffer | null {
  const kept: Buffer[] = [];
  let [at, isChanged] = [2, false];
  while (at + 4 <= stream.length && stream[at] === 0xff && stream[at + 1] !== data) {
    const marker = stream[at + 1] ?? 0;
    // fill bytes before a marker
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const next = at + 2 + stream.readUInt16BE(at + 2);
    if (goes(marker, stream.subarray(at + 4, next))) isChanged = true;
    else kept.push(stream.subarray(at, next));
    at = next;
  }
  if (at + 2 > stream.length || stream[at] !== 0xff || stream[at + 1] !== data) throw damaged();
  const stop = endOf(stream, at);
  if (stop === -1 || stop > stream.length) throw damaged();
  // one byte makes a fragment even (PS3.5 A.4)
  if (stream.length - stop > 1 || stream.subarray(stop).some((byte) => byte !== 0)) isChanged = true;
  return isChanged ? Buffer.concat([stream.subarray(0, 2), ...kept, stream.subarray(at, stop)]) : null;
}

const END = 0xd9;

/** Scan by scan: within what is coded FF is followed by no marker but those that restart. */
function endOfScans(stream: Buffer, first: number): number {
  let at = first;
  while (at + 2 <= stream.length) {
    const marker = stream[at + 1] ?? 0;
    if (stream[at] !== 0xff || marker < 0x80 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) at += 1;
    else if (marker === END) return at + 2;
    else if (at + 4 > stream.length) return -1;
    else at += 2 + stream.readUInt16BE(at + 2);
  }
  return -1;
}

/** Tile part by tile part, each of which states its length. */
function endOfTileParts(stream: Buffer, first: number): number {
  let at = first;
  while (at + 12 <= stream.length && stream[at] === 0xff && stream[at + 1] === 0x90) {
    const lengthBytes = stream.readUInt32BE(at + 6);
    // 0: up to the end, wherever that is
    if (lengthBytes < 14) return lengthBytes === 0 ? stream.lastIndexOf(Buffer.of(0xff, END)) + 2 || -1 : -1;
    at += lengthBytes;
  }
  return stream[at] === 0xff && stream[at + 1] === END ? at + 2 : -1;
}

const headBytes = 64;
const mostSegments = 15;

/** PS3.5 Annex G: unused places of the head, and bytes between segments and behind the last one; of these nothing tells the length but what they decode to. */
function withoutSlack(stream: Buffer, { rows, columns }: Image): Buffer | null {
  const segments = stream.length < headBytes ? 0 : stream.readUInt32LE(0);
  if (segments < 1 || segments > mostSegments) throw damaged();
  const starts = Array.from({ length: segments }, (_, index) => stream.readUInt32LE(4 + index * 4));
  const used = [[0, 4 + segments * 4], ...starts.map((start) => [start, endOfSegment(stream, start, rows * columns)] as const)] as const;
  const clean = Buffer.alloc(stream.length);
  for (const [from = 0, to = 0] of used) stream.copy(clean, from, from, to);
  const stop = Math.max(...used.map(([, to = 0]) => to));
  return clean.equals(stream) ? null : clean.subarray(0, stop + (stop % 2));
}

/** Where so many bytes are decoded. @throws Unwalkable */
function endOfSegment(stream: Buffer, start: number, wantedBytes: number): number {
  let [at, made] = [start, 0];
  while (made < wantedBytes) {
    const control = stream[at];
    if (control === undefined) throw damaged();
    made += control < 128 ? control + 1 : control > 128 ? 257 - control : 0;
    at += control < 128 ? control + 2 : control > 128 ? 2 : 1;
  }
  if (start < headBytes || at > stream.length) throw damaged();
  return at;
}

function damaged(): Unwalkable {
  return new Unwalkable('pixels-unreadable', 'a compressed frame is damaged, so that nobody can say what hides beside its picture');
}

import { Unwalkable } from '../dicom/unwalkable.js';
import { decodedPhotometric } from './codecs/frame-codec.js';
import { recodeFrame } from './codecs/recode.js';
import { bareStream, readStreamHead, type StreamHead } from './codecs/stream-head.js';
import { FragmentWriter } from './frames/write-fragments.js';
import type { Box, Image } from './image.js';
import { blankJpeg } from './jpeg/blank-jpeg.js';
import { blockedBox, rimmedBox, type BlockGrid } from './jpeg/blank-blocks.js';
import { NotSequential } from './jpeg/sequential.js';
import { lossyChanges, text } from './lossy-changes.js';
import type { Spool } from './pieces.js';
import { tidied } from './tidy.js';
import { streamOf, type EncapsulatedPixels } from './pixels.js';
import type { AttributeChange, Redacted } from './redact.js';

/** How the frames of one object are blanked. */
interface Way {
  /** of the output */
  readonly transferSyntax: string;
  readonly photometric: string;
  /** frames without a box change too, so that all are encoded alike */
  readonly everyFrame: boolean;
  /** the input has lost to compression, and the output does not lose more */
  readonly losesNoMore: boolean;
  readonly frame: (stream: Buffer, boxes: readonly Box[], frame: number) => Buffer;
}

/** @throws Unwalkable */
export function redactEncapsulated(pixels: EncapsulatedPixels, boxesOf: (frame: number) => readonly Box[], spool: Spool, tidies: boolean): Redacted {
  const { image } = pixels;
  const grids = new Map<number, BlockGrid>();
  const first = firstChanged(image, boxesOf);
  const way = first === -1 ? null : wayOf(pixels, first, grids);
  try {
    return written(pixels, boxesOf, spool, way, grids, tidies);
  } catch (error) {
    if (!(error instanceof NotSequential)) throw error;
    // what was spooled so far is not used
    grids.clear();
    return written(pixels, boxesOf, spool, stored(pixels, first), grids, tidies);
  }
}

function firstChanged({ frames }: Image, boxesOf: (frame: number) => readonly Box[]): number {
  for (let frame = 0; frame < frames; frame += 1) if (boxesOf(frame).length > 0) return frame;
  return -1;
}

function written(pixels: EncapsulatedPixels, boxesOf: (frame: number) => readonly Box[], spool: Spool, way: Way | null, grids: ReadonlyMap<number, BlockGrid>, tidies: boolean): Redacted {
  const { image, fragments, frames } = pixels;
  const writer = new FragmentWriter(spool);
  let [changedFrames, isOneEach] = [0, true];
  for (let frame = 0; frame < image.frames; frame += 1) {
    const boxes = boxesOf(frame);
    const [first, end] = [frames.first[frame] ?? 0, frames.first[frame + 1] ?? 0];
    const tidy = tidies && boxes.length === 0 && way?.everyFrame !== true ? tidied(pixels.coding, image, streamOf(pixels, frame)) : null;
    if (tidy !== null) {
      writer.put(tidy);
      changedFrames += 1;
    } else if (way !== null && (boxes.length > 0 || way.everyFrame)) {
      writer.put(way.frame(streamOf(pixels, frame), boxes, frame));
      changedFrames += 1;
    } else if (fragments.lengths.subarray(first, end).some((length) => length % 2 === 1)) {
      // no fragment may be odd
      writer.put(streamOf(pixels, frame));
    } else {
      writer.keep(fragments.offsets[first] ?? 0, (fragments.offsets[end - 1] ?? 0) + 8 + (fragments.lengths[end - 1] ?? 0));
      if (end - first > 1) isOneEach = false;
    }
  }
  const withTable = fragments.table.length > 0 || (!isOneEach && image.frames > 1);
  const changed = (frame: number): readonly Box[] => {
    const grid = grids.get(frame);
    const { columns, rows } = image;
    return grid === undefined ? boxesOf(frame) : boxesOf(frame).map((box) => rimmedBox(blockedBox(box, grid, columns, rows), grid, columns, rows));
  };
  return { ...writer.finished(withTable && !frames.isExtended), transferSyntax: way?.transferSyntax ?? image.transferSyntax, changes: changesOf(pixels, way, frames.isExtended ? writer : null), changedFrames, isLonger: false, changed };
}

function changesOf(pixels: EncapsulatedPixels, way: Way | null, extended: FragmentWriter | null): readonly AttributeChange[] {
  const { image } = pixels;
  const changes: AttributeChange[] = [];
  if (way !== null && way.photometric !== image.photometric) changes.push(text(0x00280004, 'CS', way.photometric));
  if (way !== null && way.transferSyntax !== image.transferSyntax && image.samplesPerPixel > 1) changes.push({ tag: 0x00280006, vr: 'US', value: Buffer.alloc(2), onlyIfAbsent: false });
  if (way?.losesNoMore === true) changes.push(...lossyChanges(pixels));
  if (extended !== null) {
    const { offsets, lengths } = extended.extendedTables();
    changes.push({ tag: 0x7fe00001, vr: 'OV', value: offsets, onlyIfAbsent: false }, { tag: 0x7fe00002, vr: 'OV', value: lengths, onlyIfAbsent: false });
  }
  return changes;
}

/** The way that keeps the transfer syntax, where there is one for the first frame that changes. */
function wayOf(pixels: EncapsulatedPixels, first: number, grids: Map<number, BlockGrid>): Way {
  const { image, coding, codecs } = pixels;
  const { transferSyntax, photometric } = image;
  const same = { transferSyntax, photometric, everyFrame: false, losesNoMore: false };
  const recoded: Way = { ...same, frame: (stream, boxes) => recodeFrame(codecs, coding, image, stream, boxes) };
  if (coding === 'rle' || coding === 'deflated-frames') return recoded;
  const head = headOf(pixels, first);
  if (coding === 'jpeg') {
    if (head.process > 1) return head.process === 3 && losslessJpeg.has(transferSyntax) ? { ...recoded, frame: (stream, boxes) => recodeFrame(codecs, coding, image, alike(stream, true), boxes) } : stored(pixels, first);
    return { ...same, frame: (stream, boxes, frame) => blankJpeg(image, stream, boxes, (grid) => grids.set(frame, grid)) };
  }
  if (coding === 'jpeg-ls') return head.lossless && transferSyntax === JPEG_LS_LOSSLESS ? { ...recoded, frame: (stream, boxes) => recodeFrame(codecs, coding, image, alike(stream, true), boxes) } : stored(pixels, first);
  return head.lossless && photometric !== 'YBR_ICT' ? recoded : stored(pixels, first);
}

/** Frames that were stored with loss, or in a way that nothing can encode: all are stored without loss, in the syntax nearest to theirs. */
function stored(pixels: EncapsulatedPixels, first: number): Way {
  const { image, coding, codecs } = pixels;
  const head = headOf(pixels, first);
  const photometric = decodedPhotometric(image, head);
  if (coding === 'jpeg' || coding === 'jpeg-ls') {
    const transferSyntax = coding === 'jpeg' ? JPEG_LOSSLESS : JPEG_LS_LOSSLESS;
    return { transferSyntax, photometric, everyFrame: true, losesNoMore: !head.lossless, frame: (stream, boxes) => recodeFrame(codecs, coding, image, stream, boxes) };
  }
  // both syntaxes hold streams of either kind; colours that were turned with loss are turned without it
  const isTurned = image.photometric === 'YBR_ICT';
  const frame = (stream: Buffer, boxes: readonly Box[]): Buffer => recodeFrame(codecs, coding, image, stream, boxes, isTurned ? true : null);
  return { transferSyntax: image.transferSyntax, photometric: isTurned ? 'YBR_RCT' : image.photometric, everyFrame: isTurned, losesNoMore: !head.lossless, frame };
}

function headOf(pixels: EncapsulatedPixels, frame: number): StreamHead {
  return readStreamHead(bareStream(streamOf(pixels, frame)));
}

/** A frame of another kind than the first one that changes would lose its loss unseen. */
function alike(stream: Buffer, lossless: boolean): Buffer {
  if (readStreamHead(stream).lossless !== lossless) throw new Unwalkable('pixels-unreadable', 'some frames are stored with loss and some without');
  return stream;
}

const JPEG_LOSSLESS = '1.2.840.10008.1.2.4.70';
const losslessJpeg: ReadonlySet<string> = new Set(['1.2.840.10008.1.2.4.57', JPEG_LOSSLESS]);
const JPEG_LS_LOSSLESS = '1.2.840.10008.1.2.4.80';

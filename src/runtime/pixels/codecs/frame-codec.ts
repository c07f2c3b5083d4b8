import { inflateRawSync } from 'node:zlib';
import { Unwalkable } from '../../dicom/unwalkable.js';
import { containersFrom, type Containers } from '../frames/containers.js';
import { byPixel, largestFrameBytes, unpacked } from '../frames/native-frames.js';
import { nativeLayout } from '../frames/native-layout.js';
import type { Image } from '../image.js';
import { CodecFault, type CodecModule, type CodecName, type StreamShape } from './codec-module.js';
import type { Coding } from './codec-of.js';
import { decodeRle } from './rle.js';
import { bareStream, readStreamHead, type StreamHead } from './stream-head.js';

/** A compressed frame, decoded. */
export interface Decoded {
  readonly containers: Containers;
  /** the colour space of the samples */
  readonly photometric: string;
  /** null: RLE and deflated frames have no head of their own */
  readonly head: StreamHead | null;
}

/**
 * Decodes one frame.
 *
 * @param stream of one frame, its fragments joined
 * @throws Unwalkable ('pixels-unreadable') for what is damaged, disagrees with the image, or is beyond the codecs
 */
export function decodeFrame(codecs: CodecModule, coding: Exclude<Coding, 'native'>, image: Image, stream: Buffer): Decoded {
  const { rows, columns, samplesPerPixel, bitsAllocated, photometric } = image;
  const bytesPerSample = Math.ceil(bitsAllocated / 8);
  if (rows * columns * samplesPerPixel * bytesPerSample > largestFrameBytes) throw refused('a frame is larger than any that is decoded');
  if (coding === 'deflated-frames') return { containers: inflated(image, stream), photometric, head: null };
  if (bitsAllocated === 1) throw refused('an image of single bits is compressed in a way that this version does not decode');
  if (coding === 'rle') return { containers: containersFrom(decodeRle(stream, rows * columns, samplesPerPixel, bytesPerSample), bytesPerSample, bitsAllocated), photometric, head: null };
  const bare = bareStream(stream);
  const head = readStreamHead(bare);
  if (head.rows !== rows || head.columns !== columns || head.samplesPerPixel !== samplesPerPixel) throw refused('a compressed frame has another size than the image');
  if (head.precision > bitsAllocated || head.precision > 16) throw refused('a compressed frame has more bits than the image or the codecs');
  if (!belongs(coding, head)) throw refused('a compressed frame is no stream of its transfer syntax');
  const shape = shapeOf(image, coding, head);
  const streamBytes = head.precision > 8 ? 2 : 1;
  const samples = decoded(codecs, coding, shape, bare);
  if (samples.length !== rows * columns * samplesPerPixel * streamBytes) throw refused('a compressed frame is damaged');
  const containers = containersFrom(samples, streamBytes, bitsAllocated);
  return { containers: head.byPlane ? byPixel(containers, samplesPerPixel) : containers, photometric: decodedPhotometric(image, head), head };
}

const codecNames = { jpeg: 'Jpeg', 'jpeg-ls': 'JpegLs', 'jpeg-2000': 'Jpeg2000', 'ht-jpeg-2000': 'HtJpeg2000' } as const satisfies Record<string, CodecName>;

export function codecNameOf(coding: keyof typeof codecNames): CodecName {
  return codecNames[coding];
}

function decoded(codecs: CodecModule, coding: keyof typeof codecNames, shape: StreamShape, stream: Buffer): Buffer {
  try {
    return codecs.decode(codecNames[coding], shape, stream);
  } catch (error) {
    if (error instanceof CodecFault) throw refused('a compressed frame is damaged, or beyond the codecs');
    throw error;
  }
}

function belongs(coding: Coding, { process }: StreamHead): boolean {
  if (coding === 'jpeg-ls') return process === 55;
  return coding === 'jpeg' ? process >= 0 && process < 16 : process === -1;
}

/** What the codecs are told of a stream: its own words where it has them. */
export function shapeOf(image: Image, coding: Coding, { precision, signed }: Pick<StreamHead, 'precision' | 'signed'>): StreamShape {
  const { rows, columns, samplesPerPixel, photometric } = image;
  const isJpeg2000 = coding === 'jpeg-2000' || coding === 'ht-jpeg-2000';
  return { rows, columns, samplesPerPixel, precision, signed: isJpeg2000 ? signed : image.signed, photometric };
}

/** JPEG 2000 turns colours back by itself; the others give what they hold. */
export function decodedPhotometric({ photometric, samplesPerPixel }: Pick<Image, 'photometric' | 'samplesPerPixel'>, head: StreamHead): string {
  if (samplesPerPixel !== 3) return photometric;
  if (head.process === -1) return head.colourTransform || ['YBR_ICT', 'YBR_RCT'].includes(photometric) ? 'RGB' : photometric;
  if (head.process !== 55 && !head.lossless) return (head.rgb ?? photometric === 'RGB') ? 'RGB' : 'YBR_FULL';
  return photometric === 'YBR_FULL_422' ? 'YBR_FULL' : photometric;
}

function inflated(image: Image, stream: Buffer): Containers {
  // one frame by itself, laid out as native ones are
  const single = { ...image, frames: 1, little: true };
  try {
    const bytes = inflateRawSync(stream, { maxOutputLength: largestFrameBytes });
    return unpacked(bytes, single, nativeLayout(single, bytes.length));
  } catch (error) {
    if (error instanceof Unwalkable) throw error;
    throw refused('a deflated frame is damaged');
  }
}

function refused(message: string): Unwalkable {
  return new Unwalkable('pixels-unreadable', message);
}

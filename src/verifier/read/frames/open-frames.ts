import { inflateRawSync } from 'node:zlib';
import { elementsOf, firstOf } from '../element.js';
import type { Instance } from '../instance.js';
import { valueBytes } from '../values.js';
import { decodeStream, type Stream } from './decoders.js';
import { frameStreams } from './frame-streams.js';
import { nativeFrames, nativeSamples } from './native.js';
import { readPicture, type Picture } from './picture.js';

/** Frames of an instance, decoded one by one by another way than the runtime's. */
export interface Frames {
  readonly image: Picture;
  readonly count: number;
  /** a frame, counted from 0; a fault where it cannot be decoded */
  decode(frame: number): Promise<DecodedFrame | FrameFault>;
}

/** Stored values, colours by pixel. */
export interface DecodedFrame {
  readonly values: Float64Array;
  /** what `values` are taken from, with all bits that are allocated, unsigned; those outside of BitsStored may hold anything (PS3.5 8.1.1) */
  readonly containers: Float64Array;
  /** the colour space of `values`: "RGB" where the decoder turned YBR */
  readonly photometric: string;
  /** the stream holds blocks of coefficients (JPEG but lossless), whatever its transfer syntax says */
  readonly isBlocked: boolean;
}

/** Why pixels could not be looked at; holds no value. */
export interface FrameFault {
  readonly fault: string;
}

const PIXEL_DATA = 0x7fe00010;
const EXTENDED_OFFSETS = 0x7fe00001;
const DEFLATED_FRAMES = '1.2.840.10008.1.2.8.1';

/** Null: the instance has no Pixel Data. */
export function openFrames(instance: Instance): Frames | FrameFault | null {
  const { dataset, data, encoding } = instance;
  const [element, second] = elementsOf(dataset, PIXEL_DATA);
  if (element === undefined) return null;
  if (second !== undefined) return { fault: 'pixel data stands twice' };
  const image = readPicture(instance);
  if (image === null) return { fault: 'nothing describes the pixels' };
  if (element.fragments === null) {
    const value = valueBytes(data, element);
    const layout = nativeFrames(image, value.length);
    if (layout === null) return { fault: 'the pixel data is not as long as its frames' };
    const isSwapped = !encoding.littleEndian && element.vr !== 'OB';
    const decode = (frame: number): Promise<DecodedFrame> => Promise.resolve({ ...decodedOf(nativeSamples(value, image, layout, frame, isSwapped), image), photometric: image.photometric, isBlocked: false });
    return { image, count: image.frames, decode };
  }
  const extended = firstOf(dataset, EXTENDED_OFFSETS);
  const streams = frameStreams(data, element.fragments, extended === undefined ? null : valueBytes(data, extended), image.frames);
  if (streams === null) return { fault: 'nothing tells which fragments are which frame' };
  return { image, count: image.frames, decode: (frame) => decodeOne(image, streams[frame] ?? new Uint8Array(0)) };
}

async function decodeOne(image: Picture, stream: Uint8Array): Promise<DecodedFrame | FrameFault> {
  if (image.transferSyntax === DEFLATED_FRAMES) return inflated(image, stream);
  const kind = kindOf(image.transferSyntax, stream);
  if (kind === null) return { fault: 'the transfer syntax is none that is decoded' };
  const samples = await decodeStream(kind, stream, image);
  if (samples === null) return { fault: 'a frame cannot be decoded' };
  const { bytes, bytesPerSample, isRgb } = samples;
  const single = { ...image, frames: 1, planar: false, bitsAllocated: bytesPerSample * 8 };
  const decoded = decodedOf(nativeSamples(bytes, single, { frameBits: bytes.length * 8, isShared: false }, 0, false), image);
  const isTurned = isRgb || ((kind === 'jpeg-2000' || kind === 'ht-jpeg-2000') && image.samplesPerPixel === 3);
  return { ...decoded, photometric: isTurned ? 'RGB' : image.photometric, isBlocked: kind === 'jpeg-8' || kind === 'jpeg-12' };
}

function inflated(image: Picture, stream: Uint8Array): DecodedFrame | FrameFault {
  try {
    const bytes = inflateRawSync(stream);
    const single = { ...image, frames: 1 };
    const layout = nativeFrames(single, bytes.length);
    if (layout !== null) return { ...decodedOf(nativeSamples(bytes, single, layout, 0, false), image), photometric: image.photometric, isBlocked: false };
  } catch {
    // a broken stream is told below
  }
  return { fault: 'a frame cannot be decoded' };
}

/** The bits below HighBit, with their sign. */
function decodedOf(containers: Float64Array, { bitsStored, highBit, signed }: Picture): Pick<DecodedFrame, 'values' | 'containers'> {
  const [range, below] = [2 ** bitsStored, 2 ** (highBit + 1 - bitsStored)];
  const values = containers.map((container) => {
    const value = Math.floor(container / below) % range;
    return signed && value >= range / 2 ? value - range : value;
  });
  return { values, containers };
}

/** PS3.5 Annex A; of JPEG by what the stream says of itself. */
function kindOf(transferSyntax: string, stream: Uint8Array): Stream | null {
  const [, last = ''] = /^1\.2\.840\.10008\.1\.2\.(5|4\.\d+)$/.exec(transferSyntax) ?? [];
  if (last === '5') return 'rle';
  const number = Number(last.slice(2));
  if (number === 80 || number === 81) return 'jpeg-ls';
  if (number === 90 || number === 91) return 'jpeg-2000';
  if (number >= 201 && number <= 203) return 'ht-jpeg-2000';
  return number >= 50 && number <= 70 ? jpegKind(stream) : null;
}

function jpegKind(stream: Uint8Array): Stream | null {
  for (let at = 2; at + 4 < stream.length && stream[at] === 0xff; ) {
    const marker = stream[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xc3) return 'jpeg-lossless';
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return stream[at + 4] === 8 ? 'jpeg-8' : 'jpeg-12';
    at += 2 + (stream[at + 2] ?? 0) * 256 + (stream[at + 3] ?? 0);
  }
  return null;
}

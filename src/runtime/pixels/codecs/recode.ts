import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Unwalkable } from '../../dicom/unwalkable.js';
import { blackOf } from '../black.js';
import { blank } from '../blank.js';
import { bytesOfContainers, containerOf, type Containers } from '../frames/containers.js';
import { largestFrameBytes } from '../frames/native-frames.js';
import { nativeLayout } from '../frames/native-layout.js';
import type { Box, Image } from '../image.js';
import { NativeOverwrite } from '../redact-native.js';
import { CodecFault, type CodecModule } from './codec-module.js';
import type { Coding } from './codec-of.js';
import { codecNameOf, decodeFrame, shapeOf, type Decoded } from './frame-codec.js';
import { encodeRle } from './rle.js';

/**
 * Decodes a frame, blanks boxes, and encodes it without loss.
 *
 * @param colourTransform JPEG 2000: whether the stream holds YBR_RCT; null: as the frame had it
 * @returns a stream that was decoded again and is the same
 * @throws Unwalkable
 */
export function recodeFrame(codecs: CodecModule, coding: Exclude<Coding, 'native'>, image: Image, stream: Buffer, boxes: readonly Box[], colourTransform: boolean | null = null): Buffer {
  if (coding === 'deflated-frames') return deflatedAgain(image, stream, boxes);
  const decoded = decodeFrame(codecs, coding, image, stream);
  const least = boxes.length > 0 ? blankDecoded(image, decoded, boxes) : 0;
  const encoded = coding === 'rle' ? rleOf(image, decoded.containers) : encode(codecs, coding, image, decoded, least, colourTransform ?? decoded.head?.colourTransform ?? false);
  const again = decodeFrame(codecs, coding, image, encoded);
  const isSame = again.photometric === decoded.photometric || coding === 'jpeg' ? sameSamples(image, again.containers, decoded.containers) : false;
  if (!isSame) throw new Unwalkable('pixels-unreadable', 'a blanked frame could not be encoded without loss');
  return encoded;
}

/** Blanks a decoded frame; returns how many bits of a sample black needs. */
function blankDecoded(image: Image, { containers, photometric, head }: Decoded, boxes: readonly Box[]): number {
  const { bitsAllocated, bitsStored } = image;
  const black = blackOf(image, photometric).map((value) => {
    const container = containerOf(image, value);
    if (head === null || value >= 0) return container;
    // a stream of signed samples continues the sign; others hold a negative number without the bits above
    return head.signed ? value + 2 ** bitsAllocated : container % 2 ** Math.max(head.precision, bitsStored);
  });
  blank(containers, image, boxes, black);
  return head?.signed === true ? bitsStored : Math.max(...black.map((value) => 32 - Math.clz32(value)));
}

function rleOf({ rows, columns, samplesPerPixel, bitsAllocated }: Image, containers: Containers): Buffer {
  const bytesPerSample = Math.ceil(bitsAllocated / 8);
  return encodeRle(bytesOfContainers(containers, bytesPerSample), columns, rows, samplesPerPixel, bytesPerSample);
}

function encode(codecs: CodecModule, coding: Exclude<Coding, 'native' | 'rle' | 'deflated-frames'>, image: Image, { containers, head }: Decoded, leastBits: number, colourTransform: boolean): Buffer {
  const precision = Math.max(head?.precision ?? image.bitsStored, leastBits);
  const shape = shapeOf(image, coding, { precision, signed: head?.signed ?? false });
  // what the codecs are told of colours would make them turn them
  const photometric = shape.samplesPerPixel === 1 ? 'MONOCHROME2' : shape.samplesPerPixel === 3 ? 'RGB' : 'CMYK';
  try {
    return codecs.encode(codecNameOf(coding), { ...shape, photometric }, bytesOfContainers(containers, precision > 8 ? 2 : 1), { colourTransform });
  } catch (error) {
    if (error instanceof CodecFault) throw new Unwalkable('pixels-unreadable', 'a blanked frame could not be encoded');
    throw error;
  }
}

/** All bits the same; of JPEG 2000 those that are stored, for a decoder may continue a sign over the bits above. */
function sameSamples({ bitsAllocated, highBit }: Image, a: Containers, b: Containers): boolean {
  if (a.length !== b.length) return false;
  const unused = 31 - Math.min(highBit, bitsAllocated - 1);
  for (let at = 0; at < a.length; at += 1) if ((a[at] ?? 0) << unused !== (b[at] ?? 0) << unused) return false;
  return true;
}

function deflatedAgain(image: Image, stream: Buffer, boxes: readonly Box[]): Buffer {
  const single = { ...image, frames: 1, little: true };
  try {
    const bytes = inflateRawSync(stream, { maxOutputLength: largestFrameBytes });
    new NativeOverwrite(single, nativeLayout(single, bytes.length), 0, () => boxes).apply(bytes, 0);
    return deflateRawSync(bytes);
  } catch (error) {
    if (error instanceof Unwalkable) throw error;
    throw new Unwalkable('pixels-unreadable', 'a deflated frame is damaged');
  }
}

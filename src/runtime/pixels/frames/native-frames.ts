import type { ByteWindow } from '../../dicom/byte-window.js';
import { Unwalkable } from '../../dicom/unwalkable.js';
import type { Image } from '../image.js';
import { containersFrom, emptyContainers, type Containers } from './containers.js';
import type { NativeLayout } from './native-layout.js';

/** Frames that are larger are not held in memory, so neither decoded nor encoded. */
export const largestFrameBytes = 1 << 28;

/** A frame of native pixel data. @throws Unwalkable where the file ends early or the frame is too large to be held */
export function readNativeFrame(bytes: ByteWindow, valueOffsetBytes: number, image: Image, layout: NativeLayout, frame: number): Containers {
  const { frameBits, swap } = layout;
  const firstBit = frame * frameBits;
  const first = Math.floor(firstBit / 8);
  const last = Math.ceil((firstBit + frameBits) / 8);
  if (last - first > largestFrameBytes) throw new Unwalkable('pixels-unreadable', 'a frame is larger than any that is decoded');
  // a pair of swapped bytes is read as a whole
  const [from, to] = swap === 1 ? [first - (first % 2), last + (last % 2)] : [first, last];
  const raw = Buffer.from(bytes.slice(valueOffsetBytes + from, to - from));
  if (swap === 1) raw.swap16();
  return unpacked(raw.subarray(first - from, last - from), image, layout, firstBit % 8);
}

/** Samples by pixel from the bytes of one frame in little endian order; the frame of a bit image begins at `firstBit` of the first byte. */
export function unpacked(bytes: Buffer, { rows, columns, samplesPerPixel, bitsAllocated }: Image, { kind, bytesPerSample }: NativeLayout, firstBit = 0): Containers {
  const pixels = rows * columns;
  if (kind === 'bits') {
    const values = new Uint8Array(pixels);
    for (let at = 0; at < pixels; at += 1) values[at] = ((bytes[(firstBit + at) >> 3] ?? 0) >> ((firstBit + at) & 7)) & 1;
    return values;
  }
  const samples = containersFrom(bytes, bytesPerSample, bitsAllocated);
  if (kind === 'by-pixel') return samples;
  if (kind === 'by-plane') return byPixel(samples, samplesPerPixel);
  const shared = emptyContainers(bitsAllocated, pixels * samplesPerPixel);
  // Y1 Y2 Cb Cr for two pixels, PS3.3 C.7.6.3.1.2
  for (let at = 0; at < pixels; at += 1) {
    const pair = (at >> 1) * 4;
    shared[at * 3] = samples[pair + (at & 1)] ?? 0;
    shared[at * 3 + 1] = samples[pair + 2] ?? 0;
    shared[at * 3 + 2] = samples[pair + 3] ?? 0;
  }
  return shared;
}

/** Samples that stand in planes, by pixel. */
export function byPixel(planes: Containers, samplesPerPixel: number): Containers {
  const samples = emptyContainers(planes.BYTES_PER_ELEMENT * 8, planes.length);
  const pixels = planes.length / samplesPerPixel;
  for (let sample = 0; sample < samplesPerPixel; sample += 1) {
    for (let at = 0; at < pixels; at += 1) samples[at * samplesPerPixel + sample] = planes[sample * pixels + at] ?? 0;
  }
  return samples;
}

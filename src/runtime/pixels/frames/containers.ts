import { assert } from '../../../base/assert.js';
import type { Frame, Image } from '../image.js';

/** The samples of a frame with all bits that are allocated, unsigned, colours by pixel. A bit image has a value of 0 or 1 a pixel. */
export type Containers = Uint8Array | Uint16Array | Uint32Array;

export function emptyContainers(bitsAllocated: number, count: number): Containers {
  if (bitsAllocated <= 8) return new Uint8Array(count);
  return bitsAllocated <= 16 ? new Uint16Array(count) : new Uint32Array(count);
}

/** From little endian bytes of `bytesPerSample` each; narrower ones than allocated are widened. */
export function containersFrom(bytes: Buffer, bytesPerSample: number, bitsAllocated: number): Containers {
  const count = bytes.length / bytesPerSample;
  assert(Number.isInteger(count), 'samples are cut off');
  const containers = emptyContainers(bitsAllocated, count);
  if (bytesPerSample === 1) containers.set(bytes);
  else if (bytesPerSample === 2) for (let at = 0; at < count; at += 1) containers[at] = (bytes[at * 2] ?? 0) | ((bytes[at * 2 + 1] ?? 0) << 8);
  else for (let at = 0; at < count; at += 1) containers[at] = bytes.readUInt32LE(at * 4);
  return containers;
}

/** Little endian bytes, `bytesPerSample` of them a sample; what does not fit is cut off. */
export function bytesOfContainers(containers: Containers, bytesPerSample: number): Buffer {
  if (containers.BYTES_PER_ELEMENT === 1 && bytesPerSample === 1) return Buffer.from(containers.buffer, containers.byteOffset, containers.byteLength);
  const bytes = Buffer.alloc(containers.length * bytesPerSample);
  for (let at = 0; at < containers.length; at += 1) {
    let value = containers[at] ?? 0;
    for (let byte = 0; byte < bytesPerSample; byte += 1) {
      bytes[at * bytesPerSample + byte] = value & 0xff;
      value >>>= 8;
    }
  }
  return bytes;
}

/** The stored values: the bits below HighBit, with their sign. */
export function frameOf(image: Image, containers: Containers, photometric: string): Frame {
  const { bitsAllocated, bitsStored, highBit, signed } = image;
  if (bitsAllocated === 1) return { values: containers, photometric };
  const [left, right] = [31 - highBit, 32 - bitsStored];
  const values = signed ? signedLike(containers) : sameKind(containers);
  if (signed) for (let at = 0; at < containers.length; at += 1) values[at] = ((containers[at] ?? 0) << left) >> right;
  else for (let at = 0; at < containers.length; at += 1) values[at] = ((containers[at] ?? 0) << left) >>> right;
  return { values, photometric };
}

function sameKind({ length, BYTES_PER_ELEMENT: bytes }: Containers): Containers {
  return emptyContainers(bytes * 8, length);
}

function signedLike({ length, BYTES_PER_ELEMENT: bytes }: Containers): Int8Array | Int16Array | Int32Array {
  if (bytes === 1) return new Int8Array(length);
  return bytes === 2 ? new Int16Array(length) : new Int32Array(length);
}

/**
 * A stored value as all bits of its container. Bits above HighBit continue the sign, as most writers have it, but where they may hold an
 * overlay they are zero; bits below the stored ones are zero.
 */
export function containerOf({ bitsAllocated, bitsStored, highBit, overlaysInBits }: Image, value: number): number {
  const shift = highBit + 1 - bitsStored;
  const all = 2 ** bitsAllocated;
  if (value < 0 && !overlaysInBits) return (((value * 2 ** shift) % all) + all) % all;
  return (((value % 2 ** bitsStored) + 2 ** bitsStored) % 2 ** bitsStored) * 2 ** shift;
}

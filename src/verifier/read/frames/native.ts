import type { Picture } from './picture.js';

/** Where one frame of native pixel data stands, in bits from the start of the value; null: the value is shorter than its frames. What stands behind them is no picture. */
export interface NativeFrames {
  readonly frameBits: number;
  /** pairs of pixels share their colour */
  readonly isShared: boolean;
}

export function nativeFrames({ rows, columns, samplesPerPixel, bitsAllocated, frames, photometric, planar }: Picture, lengthBytes: number): NativeFrames | null {
  for (const isShared of photometric.endsWith('_422') && !planar && columns % 2 === 0 ? [true, false] : [false]) {
    const frameBits = rows * columns * bitsAllocated * (isShared ? 2 : samplesPerPixel);
    const needed = Math.ceil((frameBits * frames) / 8);
    if (lengthBytes - needed === 0 || (lengthBytes - needed === 1 && needed % 2 === 1) || (!isShared && lengthBytes > needed)) return { frameBits, isShared };
  }
  return null;
}

/** Samples of one frame by pixel, as unsigned numbers of all bits. `isSwapped`: the words of the file are big endian. */
export function nativeSamples(value: Uint8Array, picture: Picture, { frameBits, isShared }: NativeFrames, frame: number, isSwapped: boolean): Float64Array {
  const { rows, columns, samplesPerPixel, bitsAllocated, planar } = picture;
  const pixels = rows * columns;
  const samples = new Float64Array(pixels * samplesPerPixel);
  const start = frame * frameBits;
  const byte = (at: number): number => value[isSwapped ? at - (at % 2) + 1 - (at % 2) : at] ?? 0;
  const sample = (index: number): number => {
    const bit = start + index * bitsAllocated;
    if (bitsAllocated === 1) return (byte(Math.floor(bit / 8)) >> (bit % 8)) & 1;
    let number = 0;
    for (let at = bitsAllocated / 8 - 1; at >= 0; at -= 1) number = number * 256 + byte(bit / 8 + at);
    return number;
  };
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    for (let index = 0; index < samplesPerPixel; index += 1) {
      const pair = Math.floor(pixel / 2) * 4;
      const place = isShared ? (index === 0 ? pair + (pixel % 2) : pair + 1 + index) : planar ? index * pixels + pixel : pixel * samplesPerPixel + index;
      samples[pixel * samplesPerPixel + index] = sample(place);
    }
  }
  return samples;
}

import type { Picture } from '../read/frames/picture.js';
import type { FrameValues } from './compare-frames.js';

/** Bits of the samples of one frame that its picture does not use: what PS3.5 8.1.1 leaves to overlays, and to nobody. */
export interface UnusedBits {
  /** pixels in which they had to become 0 and did not: an overlay may show there */
  readonly left: number;
  /** pixels that nothing touched, in which they differ from the original's */
  readonly changed: number;
}

export interface UnusedBitsDuty {
  /** an overlay stands in them, so that they are 0 in the whole frame; else they stay as they were wherever nothing became black */
  readonly areCleared: boolean;
  /** has a byte that is not 0 for each pixel that must be black */
  readonly mask: Uint8Array;
  /** whether a pixel beyond the mask may have become black */
  readonly mayBeBlackened: (pixel: number) => boolean;
}

/**
 * Looks at the bits outside of BitsStored, by which no stored value is compared. `output` and `original` hold all bits of each sample,
 * unsigned and pixel by pixel.
 */
export function judgeUnusedBits(output: FrameValues, original: FrameValues | null, picture: Picture, { areCleared, mask, mayBeBlackened }: UnusedBitsDuty): UnusedBits {
  const { samplesPerPixel, bitsAllocated, bitsStored } = picture;
  let [left, changed] = [0, 0];
  if (bitsStored === bitsAllocated) return { left, changed };
  const unusedOf = unusedBits(picture);
  let black: number | null = null;
  for (let pixel = 0; pixel < mask.length; pixel += 1) {
    for (let at = pixel * samplesPerPixel; at < (pixel + 1) * samplesPerPixel; at += 1) {
      const unused = unusedOf(output[at] ?? 0);
      if (areCleared) {
        if (unused === 0) continue;
        left += 1;
        break;
      }
      const isCovered = mask[pixel] !== 0;
      if (!isCovered && (original === null || unused === unusedOf(original[at] ?? 0))) continue;
      // one black is written, so that all its pixels continue the sign or none does; where they differ they are a picture of their own
      if ((isCovered || mayBeBlackened(pixel)) && continuesSign(output[at] ?? 0, unused, picture) && unused === (black ??= unused)) continue;
      if (isCovered) left += 1;
      else changed += 1;
      break;
    }
  }
  return { left, changed };
}

function unusedBits({ bitsStored, highBit }: Picture): (container: number) => number {
  const [below, above] = [2 ** (highBit + 1 - bitsStored), 2 ** (highBit + 1)];
  return (container) => container - (container % above) + (container % below);
}

/** Nothing stands in the unused bits but zeros, or of a negative number the sign, as far up as the writer took it. */
function continuesSign(container: number, unused: number, { signed, bitsStored, highBit }: Picture): boolean {
  if (unused === 0) return true;
  const isNegative = signed && Math.floor(container / 2 ** highBit) % 2 === 1;
  return isNegative && container % 2 ** (highBit + 1 - bitsStored) === 0 && Number.isInteger(Math.log2(Math.floor(unused / 2 ** (highBit + 1)) + 1));
}

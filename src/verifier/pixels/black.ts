import type { Picture } from '../read/frames/picture.js';
import type { Instance } from '../read/instance.js';
import { rootValues } from '../read/values.js';
import { paletteOf } from './palette.js';
import type { FrameValues } from './compare-frames.js';

const PADDING = 0x00280120;

/** A decoder of lossy streams may miss black by so much. */
const lossyStep = 2;

/**
 * Whether a pixel displays black, by the colour space that its frame was decoded to (PS3.3 C.7.6.3.1.2): the dark end of the range, or the
 * padding value, which programs leave out. `isLossy`: a decoder may miss it by two steps.
 */
export function blackIn(instance: Instance, picture: Picture, photometric: string, isLossy: boolean): (values: FrameValues, pixel: number) => boolean {
  const { bitsStored, signed, samplesPerPixel } = picture;
  const [least, most] = signed ? [-(2 ** (bitsStored - 1)), 2 ** (bitsStored - 1) - 1] : [0, 2 ** bitsStored - 1];
  const middle = signed ? 0 : 2 ** (bitsStored - 1);
  const reach = isLossy ? lossyStep : 0;
  const near = (value: number | undefined, wanted: number): boolean => value !== undefined && Math.abs(value - wanted) <= reach;
  if (photometric === 'PALETTE COLOR') {
    const dark = darkEntries(instance);
    return (values, pixel) => dark.has(values[pixel] ?? Number.NaN);
  }
  if (samplesPerPixel === 1) {
    const end = photometric === 'MONOCHROME1' ? most : least;
    const padding = Number(rootValues(instance, PADDING)[0] ?? Number.NaN);
    return (values, pixel) => near(values[pixel], end) || values[pixel] === padding;
  }
  const wanted = colourBlack(photometric, least, most, middle, bitsStored);
  return (values, pixel) => wanted.every((value, sample) => near(values[pixel * samplesPerPixel + sample], value));
}

function colourBlack(photometric: string, least: number, most: number, middle: number, bitsStored: number): readonly number[] {
  if (photometric === 'YBR_PARTIAL_422') return [2 ** Math.max(0, bitsStored - 4), middle, middle];
  if (photometric.startsWith('YBR')) return [least, middle, middle];
  if (photometric === 'CMYK') return [least, least, least, most];
  return photometric === 'ARGB' ? [least, least, least, least] : [least, least, least];
}

/** Stored values whose palette entry is as dark as any. */
function darkEntries(instance: Instance): ReadonlySet<number> {
  const { first, light } = paletteOf(instance);
  const sums = (light[0] ?? []).map((red, at) => red + (light[1]?.[at] ?? 0) + (light[2]?.[at] ?? 0));
  const darkest = sums.reduce((one, other) => Math.min(one, other), Infinity);
  return new Set(sums.flatMap((sum, at) => (sum === darkest ? [at + first] : [])));
}

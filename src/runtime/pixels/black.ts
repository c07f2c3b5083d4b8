import { Unwalkable } from '../dicom/unwalkable.js';
import type { Image } from './image.js';

/**
 * The stored value of each sample of a pixel that displays black, as numbers (below zero where the pixels are signed). Where the image
 * has a padding value that displays black, it is that one: programs that leave padding out of their window then leave these out as well.
 *
 * @param photometric the colour space that the samples are in (`Frame.photometric`)
 * @throws Unwalkable where nobody can say what is black
 */
export function blackOf(image: Image, photometric: string): readonly number[] {
  const { bitsStored, signed } = image;
  const [least, most] = signed ? [-(2 ** (bitsStored - 1)), 2 ** (bitsStored - 1) - 1] : [0, 2 ** bitsStored - 1];
  const middle = signed ? 0 : 2 ** (bitsStored - 1);
  switch (photometric) {
    case 'MONOCHROME2':
      return [paddingOr(image, least, least, most)];
    case 'MONOCHROME1':
      return [paddingOr(image, most, least, most)];
    case 'PALETTE COLOR':
      return [darkestEntry(image, least, most)];
    case 'RGB':
    case 'HSV':
      return [least, least, least];
    case 'YBR_FULL':
    case 'YBR_FULL_422':
    case 'YBR_ICT':
    case 'YBR_RCT':
      return [least, middle, middle];
    // PS3.3 C.7.6.3.1.2: black is at a sixteenth of the range
    case 'YBR_PARTIAL_422':
      return [2 ** Math.max(0, bitsStored - 4), middle, middle];
    case 'ARGB':
      return [least, least, least, least];
    case 'CMYK':
      return [least, least, least, most];
    default:
      throw new Unwalkable('pixels-unreadable', 'nobody can say which value is black in this colour space');
  }
}

/** The padding value where it lies at the dark end of the window, else the end of the range itself. */
function paddingOr({ padding, window, rescale, photometric }: Image, darkest: number, least: number, most: number): number {
  if (padding === null || padding < least || padding > most || window === null) return darkest;
  const shown = padding * rescale.slope + rescale.intercept;
  const isDark = photometric === 'MONOCHROME1' ? shown >= window.centre + window.width / 2 : shown <= window.centre - window.width / 2;
  return isDark ? padding : darkest;
}

function darkestEntry({ palette }: Image, least: number, most: number): number {
  if (palette === null) throw new Unwalkable('pixels-unreadable', 'the palette is missing or damaged, so that nobody can say which value is black');
  const { first, red, green, blue } = palette;
  let [best, sum] = [-1, Infinity];
  for (let at = 0; at < red.length; at += 1) {
    const light = (red[at] ?? 0) + (green[at] ?? 0) + (blue[at] ?? 0);
    if (light >= sum || first + at < least || first + at > most) continue;
    [best, sum] = [first + at, light];
  }
  if (sum === Infinity) throw new Unwalkable('pixels-unreadable', 'no entry of the palette can be stored in the pixels');
  return best;
}

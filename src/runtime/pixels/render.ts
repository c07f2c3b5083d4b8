import type { Frame, Image } from './image.js';

/**
 * A frame as a person sees it: red, green, blue and 255, 8 bits each, pixel by pixel. Grey values are spread over the window of the file,
 * or over all that is there where it says none.
 */
export function rgbaOf({ values, photometric }: Frame, image: Image): Uint8ClampedArray {
  const pixels = image.rows * image.columns;
  const rgba = new Uint8ClampedArray(pixels * 4).fill(255);
  const paint = painterOf(values, photometric, image);
  for (let pixel = 0; pixel < pixels; pixel += 1) paint(pixel, rgba, pixel * 4);
  return rgba;
}

type Painter = (pixel: number, into: Uint8ClampedArray, at: number) => void;

function painterOf(values: Frame['values'], photometric: string, image: Image): Painter {
  const value = (index: number): number => values[index] ?? 0;
  if (photometric === 'PALETTE COLOR' && image.palette !== null) {
    const { first, red, green, blue } = image.palette;
    return (pixel, into, at) => {
      const entry = Math.max(0, Math.min(red.length - 1, value(pixel) - first));
      into[at] = (red[entry] ?? 0) >>> 8;
      into[at + 1] = (green[entry] ?? 0) >>> 8;
      into[at + 2] = (blue[entry] ?? 0) >>> 8;
    };
  }
  if (image.samplesPerPixel === 1) return greyPainter(values, photometric, image);
  const scale = 255 / (2 ** image.bitsStored - 1);
  const size = image.samplesPerPixel;
  // of four samples the first is opacity (ARGB, retired)
  const skip = size === 4 ? 1 : 0;
  const isYbr = photometric.startsWith('YBR');
  return (pixel, into, at) => {
    const [a, b, c] = [value(pixel * size + skip) * scale, value(pixel * size + skip + 1) * scale, value(pixel * size + skip + 2) * scale];
    // PS3.3 C.7.6.3.1.2, YBR_FULL
    into[at] = isYbr ? a + 1.402 * (c - 128) : a;
    into[at + 1] = isYbr ? a - 0.344136 * (b - 128) - 0.714136 * (c - 128) : b;
    into[at + 2] = isYbr ? a + 1.772 * (b - 128) : c;
  };
}

function greyPainter(values: Frame['values'], photometric: string, { window, rescale }: Image): Painter {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const low = window === null ? least * rescale.slope + rescale.intercept : window.centre - window.width / 2;
  const width = window === null ? Math.max(1e-6, (most - least) * Math.abs(rescale.slope)) : window.width;
  return (pixel, into, at) => {
    const light = (((values[pixel] ?? 0) * rescale.slope + rescale.intercept - low) / width) * 255;
    const grey = photometric === 'MONOCHROME1' ? 255 - light : light;
    into[at] = into[at + 1] = into[at + 2] = grey;
  };
}

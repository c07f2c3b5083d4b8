import type { Box, Image } from './image.js';
import type { OverlayPlane } from './overlays.js';
import { decode, type Pixels } from './pixels.js';
import { rgbaOf } from './render.js';

/** What is drawn over the picture. */
export interface Marks {
  /** black with a red frame: it goes, or would */
  readonly black: readonly Box[];
  /** a yellow frame around what stays to be seen: a person decides */
  readonly doubts: readonly Box[];
  /** overlays whose bits are drawn white, those of all their frames together */
  readonly planes?: readonly OverlayPlane[];
}

/** Longer sides are drawn smaller. */
const longestSidePixels = 1024;

/** Each row as its difference from the one above (PNG, 9.2): to try all filters costs more than drawing, and saves a tenth. */
const filterAbove = 2;

const red = [220, 40, 40] as const;
const yellow = [255, 210, 0] as const;

/** One frame, the middle one, as PNG, with what was made black and what is doubtful; for a person's eye alone. @throws Unwalkable */
export async function drawPicture(pixels: Pixels, { black, doubts, planes = [] }: Marks): Promise<Buffer> {
  const { image } = pixels;
  const rgba = rgbaOf(decode(pixels, Math.floor(image.frames / 2)), image);
  for (const plane of planes) drawPlane(rgba, image, plane);
  const thickness = Math.max(1, Math.round(Math.max(image.rows, image.columns) / 400));
  for (const box of black) fill(rgba, image, box, [0, 0, 0]);
  for (const box of black) outline(rgba, image, box, red, thickness);
  for (const box of doubts) outline(rgba, image, box, yellow, thickness);
  return await pngOf({ width: image.columns, height: image.rows, data: Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength) });
}

/** Small pictures are written by the PNG library alone: to load all of Jimp, which scales, takes as long as a hundred small files. */
async function pngOf(picture: { readonly width: number; readonly height: number; readonly data: Buffer }): Promise<Buffer> {
  if (Math.max(picture.width, picture.height) <= longestSidePixels) {
    const { PNG } = await import('pngjs');
    const png = new PNG({ width: picture.width, height: picture.height });
    png.data = picture.data;
    return PNG.sync.write(png, { filterType: filterAbove });
  }
  const { Jimp, JimpMime } = await import('jimp');
  const scaled = new Jimp(picture).scaleToFit({ w: longestSidePixels, h: longestSidePixels });
  return await scaled.getBuffer(JimpMime.png, { filterType: filterAbove });
}

type Colour = readonly [number, number, number];

function fill(rgba: Uint8ClampedArray, { columns, rows }: Image, { x0, y0, x1, y1 }: Box, [r, g, b]: Colour): void {
  for (let y = Math.max(0, y0); y < Math.min(rows, y1); y += 1) {
    for (let x = Math.max(0, x0); x < Math.min(columns, x1); x += 1) rgba.set([r, g, b], (y * columns + x) * 4);
  }
}

function drawPlane(rgba: Uint8ClampedArray, image: Image, { pixels, left, top }: OverlayPlane): void {
  const { columns, frames } = pixels.image;
  for (let frame = 0; frame < frames; frame += 1) {
    decode(pixels, frame).values.forEach((bit, at) => {
      const [x, y] = [left + (at % columns), top + Math.floor(at / columns)];
      if (bit === 1) fill(rgba, image, { x0: x, y0: y, x1: x + 1, y1: y + 1 }, [255, 255, 255]);
    });
  }
}

function outline(rgba: Uint8ClampedArray, image: Image, { x0, y0, x1, y1 }: Box, colour: Colour, width: number): void {
  fill(rgba, image, { x0, y0, x1, y1: Math.min(y1, y0 + width) }, colour);
  fill(rgba, image, { x0, y0: Math.max(y0, y1 - width), x1, y1 }, colour);
  fill(rgba, image, { x0, y0, x1: Math.min(x1, x0 + width), y1 }, colour);
  fill(rgba, image, { x0: Math.max(x0, x1 - width), y0, x1, y1 }, colour);
}

import type { Area } from '../pixels/expected-regions.js';
import type { Coarse } from './coarse.js';

/** Pixels of the picture along its longer side, at most. */
const longestSidePixels = 512;

type Colour = readonly [number, number, number];

const filled: Colour = [92, 96, 120];
const framed: Colour = [225, 45, 45];

/** A coarse frame as PNG, what is not shown filled evenly, and each area framed in red; without areas the frame itself. */
export async function drawn({ rows, columns, cellPixels, light }: Coarse, areas: readonly Area[]): Promise<Uint8Array> {
  const scale = Math.max(1, Math.floor(longestSidePixels / Math.max(rows, columns)));
  const [width, height] = [columns * scale, rows * scale];
  const rgba = new Uint8ClampedArray(width * height * 4);
  const fill = (left: number, top: number, right: number, bottom: number, [red, green, blue]: Colour): void => {
    for (let y = Math.max(0, top); y < Math.min(height, bottom); y += 1) for (let x = Math.max(0, left); x < Math.min(width, right); x += 1) rgba.set([red, green, blue, 255], (y * width + x) * 4);
  };
  light.forEach((value, cell) => {
    const [left, top] = [(cell % columns) * scale, Math.floor(cell / columns) * scale];
    const level = value === null ? 0 : Math.round(value * 255);
    fill(left, top, left + scale, top + scale, value === null ? filled : [level, level, level]);
  });
  const whole: Area = { left: 0, top: 0, right: columns * cellPixels, bottom: rows * cellPixels };
  for (const area of areas.length === 0 ? [whole] : areas) {
    const at = (pixel: number): number => Math.round((pixel * scale) / cellPixels);
    const [left, top, right, bottom] = [at(area.left), at(area.top), Math.max(at(area.right), at(area.left) + 2), Math.max(at(area.bottom), at(area.top) + 2)];
    fill(left, top, right, top + 2, framed);
    fill(left, bottom - 2, right, bottom, framed);
    fill(left, top, left + 2, bottom, framed);
    fill(right - 2, top, right, bottom, framed);
  }
  const { Jimp, JimpMime } = await import('jimp');
  return await new Jimp({ width, height, data: Buffer.from(rgba.buffer) }).getBuffer(JimpMime.png);
}

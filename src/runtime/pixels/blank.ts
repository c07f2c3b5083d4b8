import type { Containers } from './frames/containers.js';
import type { Box, Image } from './image.js';

/** Blanks the boxes of a decoded frame in place; `black` holds all bits of the container of each sample. */
export function blank(containers: Containers, { columns, samplesPerPixel }: Image, boxes: readonly Box[], black: readonly number[]): void {
  for (const { x0, y0, x1, y1 } of boxes) {
    for (let y = y0; y < y1; y += 1) {
      const [from, to] = [(y * columns + x0) * samplesPerPixel, (y * columns + x1) * samplesPerPixel];
      if (samplesPerPixel === 1) containers.fill(black[0] ?? 0, from, to);
      else for (let at = from; at < to; at += 1) containers[at] = black[(at - from) % samplesPerPixel] ?? 0;
    }
  }
}

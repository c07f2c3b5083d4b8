import { blackOf } from '../black.js';
import type { Box, Frame, Image } from '../image.js';

/** A copy of a decoded frame in which areas are black, as redaction makes them. @throws Unwalkable where nobody can say what is black */
export function blackened(frame: Frame, image: Image, boxes: readonly Box[]): Frame {
  const black = blackOf(image, frame.photometric);
  const values = frame.values.slice();
  const size = black.length;
  for (const { x0, y0, x1, y1 } of boxes) {
    for (let y = y0; y < y1; y += 1) {
      const [from, to] = [(y * image.columns + x0) * size, (y * image.columns + x1) * size];
      if (size === 1) values.fill(black[0] ?? 0, from, to);
      else for (let at = from; at < to; at += 1) values[at] = black[(at - from) % size] ?? 0;
    }
  }
  return { ...frame, values };
}

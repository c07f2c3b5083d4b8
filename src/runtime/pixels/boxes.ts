import { Unwalkable } from '../dicom/unwalkable.js';
import type { Box, Image } from './image.js';

/** What is blanked: the same in all frames, or by the number of the frame, counted from 0. */
export type Boxes = readonly Box[] | ((frame: number) => readonly Box[]);

/** The boxes of each frame. @throws Unwalkable where one is empty, or not within the image */
export function checkedBoxes(boxes: Boxes, { rows, columns }: Image): (frame: number) => readonly Box[] {
  const checked = (some: readonly Box[]): readonly Box[] => {
    for (const { x0, y0, x1, y1 } of some) {
      const isWithin = [x0, y0, x1, y1].every(Number.isInteger) && x0 >= 0 && y0 >= 0 && x0 < x1 && y0 < y1 && x1 <= columns && y1 <= rows;
      if (!isWithin) throw new Unwalkable('pixels-unreadable', 'a region that must be blanked is empty, or not within the image');
    }
    return some;
  };
  if (typeof boxes === 'function') return (frame) => checked(boxes(frame));
  const same = checked(boxes);
  return () => same;
}

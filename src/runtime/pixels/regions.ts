import type { Region } from '../../compiler/resolve/model.js';
import { Unwalkable } from '../dicom/unwalkable.js';
import type { Box } from './image.js';

/** Size of the image in pixels. */
export interface Extent {
  readonly columns: number;
  readonly rows: number;
}

/**
 * The pixels that the regions of all templates cover, each region cut at the edge of the image. `declared` holds what the file declares as
 * ultrasound regions (PS3.3 C.8.5.5); null: the file declares none.
 *
 * @throws Unwalkable for a region without a pixel in the image: the image is not what its template was written for
 */
export function boxesOf(regions: readonly Region[], image: Extent, declared: readonly Box[] | null): readonly Box[] {
  return regions.flatMap((region) => (region.kind === 'outside-regions' ? outside(declared, image) : [rectangle(region, image)]));
}

function rectangle({ x, right, width, y, bottom, height }: Extract<Region, { kind: 'rectangle' }>, { columns, rows }: Extent): Box {
  const [x0, x1] = span(x, right, width, columns);
  const [y0, y1] = span(y, bottom, height, rows);
  if (x0 >= x1 || y0 >= y1) throw new Unwalkable('region-outside-image', 'a template that the file matches has a region outside its image');
  return { x0, y0, x1, y1 };
}

/** Two of the three are numbers; what lies beyond the image is cut off. */
function span(near: number | null, far: number | null, extent: number | null, size: number): readonly [number, number] {
  const from = near ?? size - (far ?? 0) - (extent ?? 0);
  const to = far === null ? (near ?? 0) + (extent ?? 0) : size - far;
  return [Math.max(0, from), Math.min(size, to)];
}

/** What no declared region covers, as boxes that do not overlap: one band between two edges after the other. */
function outside(declared: readonly Box[] | null, { columns, rows }: Extent): readonly Box[] {
  if (declared === null || declared.length === 0) throw new Unwalkable('regions-unreadable', 'a template keeps the declared regions of the image, and the file declares none that can be read');
  const edges = [...new Set([0, rows, ...declared.flatMap(({ y0, y1 }) => [y0, y1])])].filter((edge) => edge >= 0 && edge <= rows).sort((a, b) => a - b);
  const bands = edges.slice(1).map((y1, index) => ({ y0: edges[index] ?? 0, y1 }));
  return merged(bands.flatMap(({ y0, y1 }) => gaps(declared.filter((box) => box.y0 <= y0 && box.y1 >= y1), columns).map(([x0, x1]) => ({ x0, y0, x1, y1 }))));
}

function gaps(covered: readonly Box[], columns: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let at = 0;
  for (const { x0, x1 } of covered.toSorted((a, b) => a.x0 - b.x0)) {
    if (x0 > at && at < columns) found.push([at, Math.min(x0, columns)]);
    at = Math.max(at, x1);
  }
  if (at < columns) found.push([at, columns]);
  return found;
}

/** Boxes above each other of one width are one. */
function merged(boxes: readonly Box[]): readonly Box[] {
  const done: Box[] = [];
  for (const box of boxes) {
    const above = done.findIndex(({ x0, x1, y1 }) => x0 === box.x0 && x1 === box.x1 && y1 === box.y0);
    const other = done[above];
    if (other === undefined) done.push(box);
    else done[above] = { ...other, y1: box.y1 };
  }
  return done;
}

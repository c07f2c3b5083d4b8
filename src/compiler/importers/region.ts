import type { Case } from './cases.js';

/** A rectangle of pixels: x, y from the left upper corner, 0-based; a negative one counts from the right or the lower edge. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** In pixels; null where the template does not say. */
export interface ImageSize {
  readonly columns: number | null;
  readonly rows: number | null;
}

export function sizeOf({ tests }: Case): ImageSize {
  return { columns: numberOf('Columns', tests), rows: numberOf('Rows', tests) };
}

function numberOf(attribute: string, tests: Case['tests']): number | null {
  for (const { attribute: of, test } of tests) {
    if (of === attribute && test.kind === 'equals' && /^\d{1,5}$/.test(test.text)) return Number(test.text);
  }
  return null;
}

export interface PlacedRegion {
  /** `black x 0 y 0 width 512 height 72`; null where nothing of it lies in the image */
  readonly written: string | null;
  /** what is wrong with it, in words that follow "the region (…)" */
  readonly fault: string | null;
}

/** The region as a template writes it, cut to the image where its size is known. */
export function placed(region: Region, { columns, rows }: ImageSize): PlacedRegion {
  if (![region.x, region.y, region.width, region.height].every((side) => Number.isSafeInteger(side) && Math.abs(side) <= 65535)) return { written: null, fault: 'has a side that no image has' };
  if (region.width <= 0 || region.height <= 0) return { written: null, fault: 'is empty' };
  const across = span(region.x, region.width, columns);
  const down = span(region.y, region.height, rows);
  if (across === null || down === null) return { written: null, fault: `lies outside the image of ${columns ?? 'any number of'} columns and ${rows ?? 'any number of'} rows` };
  const sides = [across.fromEnd ? `right ${across.at}` : `x ${across.at}`, down.fromEnd ? `bottom ${down.at}` : `y ${down.at}`, `width ${across.length}`, `height ${down.length}`];
  const cut = across.length < region.width || down.length < region.height;
  return { written: `black ${sides.join(' ')}`, fault: cut ? `reaches beyond the image of ${columns ?? 'any number of'} columns and ${rows ?? 'any number of'} rows and is cut to it` : null };
}

function span(at: number, length: number, size: number | null): { readonly at: number; readonly length: number; readonly fromEnd: boolean } | null {
  if (at >= 0) {
    if (size === null) return { at, length, fromEnd: false };
    return at >= size ? null : { at, length: Math.min(length, size - at), fromEnd: false };
  }
  // -200 with a width of 150: it ends 50 before the edge
  const gap = -at - length;
  if (gap >= 0) return { at: gap, length, fromEnd: true };
  return { at: 0, length: -at, fromEnd: true };
}

/** `(0, 0, 512, 72)` */
export function regionInWords({ x, y, width, height }: Region): string {
  return `(${x}, ${y}, ${width}, ${height})`;
}

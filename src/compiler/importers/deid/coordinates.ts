import type { Region } from '../region.js';

/** What a line of coordinates says. */
export type Coordinates =
  | { readonly kind: 'regions'; readonly regions: readonly Region[]; readonly faults: readonly string[] }
  | { readonly kind: 'all' }
  /** all but the declared regions of an ultrasound image */
  | { readonly kind: 'outside' }
  | { readonly kind: 'none'; readonly why: string; readonly decide: string };

/** `coordinates xmin,ymin,xmax,ymax …`, the last two outside; `ctpcoordinates x,y,w,h`; `keepcoordinates …`; each also `all` or `from:FIELD`. */
export function coordinatesOf(text: string): Coordinates {
  const [word = '', ...values] = text.split(/\s+/);
  const name = word.toLowerCase();
  const keeps = name.startsWith('keep') || name.startsWith('ctpkeep');
  const [first = ''] = values;
  if (/^from:/i.test(first)) {
    if (keeps && /^from:SequenceOfUltrasoundRegions$/i.test(first)) return { kind: 'outside' };
    return { kind: 'none', why: 'the coordinates are read from an attribute that templates cannot read', decide: 'which pixels are to be black' };
  }
  if (keeps) return { kind: 'none', why: 'it names what stays, and everything else becomes black: the size of the image is not said', decide: 'which pixels are to be black, as regions around what stays' };
  if (/^all$/i.test(first)) return { kind: 'all' };
  const faults: string[] = [];
  const regions = values.map((value) => (name.startsWith('ctp') ? sized(value) : cornered(value, faults)));
  const known = regions.filter((region) => region !== null);
  if (known.length === 0 || known.length < regions.length) return { kind: 'none', why: 'the coordinates are not four numbers with commas between them', decide: 'which pixels are to be black' };
  return { kind: 'regions', regions: known, faults };
}

function numbersOf(value: string): readonly number[] | null {
  return /^-?\d{1,6}(,-?\d{1,6}){3}$/.test(value) ? value.split(',').map(Number) : null;
}

function sized(value: string): Region | null {
  const [x, y, width, height] = numbersOf(value) ?? [];
  return x === undefined || y === undefined || width === undefined || height === undefined ? null : { x, y, width, height };
}

function cornered(value: string, faults: string[]): Region | null {
  const [left, top, right, bottom] = numbersOf(value) ?? [];
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return null;
  if (right < left || bottom < top) faults.push(`the corners of \`${value}\` are swapped: the program makes nothing black there; here they are put in order`);
  return { x: Math.min(left, right), y: Math.min(top, bottom), width: Math.abs(right - left), height: Math.abs(bottom - top) };
}

import type { Model, Region, Template } from '../../compiler/resolve/model.js';
import { elementsOf, firstOf, type Dataset } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { textValues } from '../read/values.js';
import { possible, type PartialLookup } from '../possible.js';

/** Columns from `left` to `right` and rows from `top` to `bottom`, the last ones not included. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What the model asks of the pixels of one file: the verifier's own reading of the language's `template` and `detect`. */
export interface PixelDemand {
  /** templates that surely hold, each pixel of which must be one value */
  readonly covered: readonly Template[];
  /** templates of which nobody can say, without the original, whether they hold */
  readonly undecided: number;
  /** a statement surely or perhaps looks for text, so that other areas may be blank as well */
  readonly mayLook: boolean;
  /** the least confidence from which statements that surely look redact; null: none looks */
  readonly redactFrom: number | null;
  /** the same of overlay planes that stay: who claims clean pixels has all of them looked at, of what kind of image they may be */
  readonly overlays: { readonly mayLook: boolean; readonly redactFrom: number | null };
}

export function pixelDemand({ templates, detect, claims }: Pick<Model, 'templates' | 'detect' | 'claims'>, lookup: PartialLookup): PixelDemand {
  const truths = templates.map((template) => ({ template, truth: possible(template.condition, lookup) }));
  const looking = detect.map((statement) => ({ statement, truth: possible(statement.condition, lookup) }));
  const sure = looking.filter(({ truth }) => truth === 'yes').map(({ statement: { redact } }) => redact);
  const mayLook = looking.some(({ truth }) => truth !== 'no');
  const redactFrom = sure.length === 0 ? null : Math.min(...sure);
  const isClaimed = detect.length > 0 && claims.some(({ options }) => options.includes('clean-pixel-data'));
  const all = detect.map(({ redact }) => redact);
  return {
    covered: truths.flatMap(({ template, truth }) => (truth === 'yes' ? [template] : [])),
    undecided: truths.filter(({ truth }) => truth === 'maybe').length,
    mayLook,
    redactFrom,
    // where nobody can say which of them looked, what any of them had to find
    overlays: { mayLook: mayLook || isClaimed, redactFrom: redactFrom ?? (isClaimed ? (mayLook ? Math.max(...all) : Math.min(...all)) : null) },
  };
}

/**
 * Whether a pixel lies in one of the regions, as a mask of one byte a pixel, row by row; null where the regions that an ultrasound declares
 * are asked for and cannot be read.
 */
export function maskOf(regions: readonly Region[], { columns, rows }: { readonly columns: number; readonly rows: number }, declared: readonly Area[] | null): Uint8Array | null {
  const mask = new Uint8Array(columns * rows);
  for (const region of regions) {
    if (region.kind === 'rectangle') {
      const left = region.x ?? columns - (region.right ?? 0) - (region.width ?? 0);
      const right = region.right === null ? left + (region.width ?? 0) : columns - region.right;
      const top = region.y ?? rows - (region.bottom ?? 0) - (region.height ?? 0);
      const bottom = region.bottom === null ? top + (region.height ?? 0) : rows - region.bottom;
      paint(mask, columns, rows, { left, top, right, bottom }, 1);
      continue;
    }
    if (declared === null) return null;
    const outside = new Uint8Array(columns * rows).fill(1);
    for (const area of declared) paint(outside, columns, rows, area, 0);
    for (let at = 0; at < mask.length; at += 1) mask[at] = (mask[at] ?? 0) | (outside[at] ?? 0);
  }
  return mask;
}

function paint(mask: Uint8Array, columns: number, rows: number, { left, top, right, bottom }: Area, value: 0 | 1): void {
  const [from, to] = [Math.max(0, left), Math.min(columns, right)];
  if (from >= to) return;
  for (let row = Math.max(0, top); row < Math.min(rows, bottom); row += 1) mask.fill(value, row * columns + from, row * columns + to);
}

const REGIONS = 0x00186011;
const [MIN_X, MIN_Y, MAX_X, MAX_Y] = [0x00186018, 0x0018601a, 0x0018601c, 0x0018601e];

/** Image regions that an ultrasound declares (PS3.3 C.8.5.5); null where it declares none, or one that says no rectangle. */
export function declaredAreas({ data, dataset }: Instance): readonly Area[] | null {
  const items = firstOf(dataset, REGIONS)?.items ?? [];
  const areas = items.map((item) => {
    const [left, top, right, bottom] = [MIN_X, MIN_Y, MAX_X, MAX_Y].map((tag) => numberIn(data, item, tag));
    if (left === null || top === null || right === null || bottom === null) return null;
    if (left === undefined || top === undefined || right === undefined || bottom === undefined || right < left || bottom < top) return null;
    return { left, top, right: right + 1, bottom: bottom + 1 };
  });
  const whole = areas.filter((area) => area !== null);
  return whole.length === 0 || whole.length < areas.length ? null : whole;
}

function numberIn(data: Uint8Array, item: Dataset, tag: number): number | null {
  const [element] = elementsOf(item, tag);
  const [text] = element === undefined ? [] : textValues(data, element, item);
  return text === undefined || !/^\d+$/.test(text) ? null : Number(text);
}

import { holds, type Lookup } from '../../base/condition.js';
import type { Detection, Model, Region, Template } from '../resolve/model.js';
import { quoted } from '../resolve/wording.js';

/** What becomes of the pixels of a file: templates that it matches, and statements by which text is looked for in it. */
export interface PixelExplanation {
  /** number of templates of the model */
  readonly templates: number;
  readonly matched: readonly Template[];
  readonly detections: readonly Detection[];
  /** of the file's image, in pixels; null where the file does not say */
  readonly columns: number | null;
  readonly rows: number | null;
}

/** A file in the eyes of templates and detections; `lookup` gives the values of its root dataset. */
export function explainPixels(model: Model, lookup: Lookup): PixelExplanation {
  return {
    templates: model.templates.length,
    matched: model.templates.filter(({ condition }) => holds(condition, lookup)),
    detections: model.detect.filter(({ condition }) => holds(condition, lookup)),
    columns: sizeOf(lookup('00280011')),
    rows: sizeOf(lookup('00280010')),
  };
}

function sizeOf([value]: readonly string[]): number | null {
  return value !== undefined && /^[1-9]\d*$/.test(value) ? Number(value) : null;
}

/** The explanation as text for a terminal. */
export function pixelExplanationText({ templates, matched, detections, columns, rows }: PixelExplanation): string {
  const size = columns === null || rows === null ? '' : `, an image of ${columns} x ${rows} pixels,`;
  const lines = [
    '',
    matched.length === 0 ? `templates: the file${size} matches none of ${templates}` : `templates: the file${size} matches ${matched.length} of ${templates}; the regions of all become black`,
    ...matched.flatMap(({ name, origin, regions }) => [`  ${quoted(name)}   (${origin.source}:${origin.line})`, ...regions.map((region) => `    ${regionInWords(region, columns, rows)}`)]),
    '',
    detections.length === 0 ? 'text: no statement looks for it in this file' : 'text: it is looked for',
    ...detections.map(({ origin, redact, review }) => `  redacted at confidence ${redact}${review === null ? '' : `, to review at ${review}`}   (${origin.source}:${origin.line})`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The pixels that a region has in an image of this size, "columns 0 to 1023, rows 0 to 71"; as it is written where the size is not known. */
export function regionInWords(region: Region, columns: number | null, rows: number | null): string {
  if (region.kind === 'outside-regions') return 'black outside regions: whatever lies outside the regions that the file declares';
  const across = along(region.x, region.right, region.width, columns);
  const down = along(region.y, region.bottom, region.height, rows);
  if (across === 'outside' || down === 'outside') return `${asWritten(region)}: no pixel of this image`;
  return across === null || down === null ? asWritten(region) : `${asWritten(region)}: columns ${across}, rows ${down}`;
}

/** The first and the last pixel, both inside the image; "outside" where there is none, null where the size is not known. */
function along(near: number | null, far: number | null, extent: number | null, size: number | null): string | null {
  if (size === null) return null;
  const first = near ?? size - (far ?? 0) - (extent ?? 0);
  const last = far === null ? (near ?? 0) + (extent ?? 0) - 1 : size - far - 1;
  const [from, to] = [Math.max(0, first), Math.min(size - 1, last)];
  return from > to ? 'outside' : `${from} to ${to}`;
}

function asWritten(region: Extract<Region, { kind: 'rectangle' }>): string {
  const sides = (['x', 'right', 'width', 'y', 'bottom', 'height'] as const).flatMap((side) => (region[side] === null ? [] : [`${side} ${region[side]}`]));
  return `black ${sides.join(' ')}`;
}

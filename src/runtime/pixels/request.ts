import { pixelElements } from '../../facts/pixel-elements.js';
import type { Detection, Region } from '../../compiler/resolve/model.js';
import type { Plan } from '../../compiler/lower/plan.js';
import type { ByteSource } from '../dicom/byte-window.js';
import { readUInt16 } from '../dicom/element-header.js';
import type { Encoding } from '../dicom/encoding.js';
import type { Box } from './image.js';
import type { PixelPiece } from './pieces.js';
import type { RootLookup } from './pixel-element.js';
import type { ScannedImage } from './scan-image.js';

/** How text is looked for: one `detect` statement that speaks of the file. */
export type Looking = Omit<Detection, 'condition' | 'origin'>;

/** Pixels of one file that must be redacted before the file may leave. */
export interface PixelRequest {
  /** what offsets count in: the file, or its inflated dataset */
  readonly source: Buffer | ByteSource;
  readonly transferSyntax: string;
  readonly encoding: Encoding;
  readonly scanned: ScannedImage;
  /** SeriesInstanceUID as the file has it: pictures of one series that are redacted alike are drawn once */
  readonly series: string;
  /** of the templates that the file matches */
  readonly regions: readonly Region[];
  /** statements that speak of the file, each with its own confidences */
  readonly looking: readonly Looking[];
  /** statements by which overlay planes that stay are looked at */
  readonly overlayLooking: readonly Looking[];
  /** overlay planes stand in bits of the pixels that the picture does not use (PS3.5 8.1.2, retired): these bits go */
  readonly clearsOverlayBits: boolean;
}

/** What became of the pixels. */
export interface Redaction {
  /** the new element of Pixel Data, header included; null: every pixel stays as it is */
  readonly pixelData: { readonly pieces: readonly PixelPiece[]; readonly lengthBytes: number } | null;
  /** root attributes that say how pixels are stored and what was done: the whole element as it is encoded; empty: it goes */
  readonly attributes: ReadonlyMap<number, Buffer>;
  readonly transferSyntax: string;
  /** what was made black in some frame, for the journal and for a person's eye */
  readonly boxes: readonly Box[];
}

/**
 * Overlay Bits Allocated (60xx,0100) and Overlay Bit Position (60xx,0102) of the sixteen overlay groups: other than 1, or other than 0, where the
 * overlay stands in Pixel Data (PS3.5 8.1.2, retired).
 */
const overlayBits: readonly (readonly [tag: number, apart: number])[] = Array.from({ length: 16 }, (_, index) => 0x60000000 + index * 0x20000).flatMap((group) => [[group + 0x0100, 1] as const, [group + 0x0102, 0] as const]);

/** Whether an overlay stands in bits of the pixels, by the values of the root's attributes; a value that is no number of its kind counts as another. */
export function hasOverlayBits(lookup: RootLookup, { little }: Encoding): boolean {
  return overlayBits.some(([tag, apart]) => {
    const value = lookup(tag);
    return value !== null && value.length > 0 && (value.length !== 2 || readUInt16(value, 0, little) !== apart);
  });
}

/** What the tables of a plan ask of the pixels of a file; null: nothing. `truth`: the conditions of the plan, decided for it. */
export function pixelWork({ tables, model }: Plan, truth: readonly boolean[]): Pick<PixelRequest, 'regions' | 'looking' | 'overlayLooking'> | null {
  const { templates, detect } = tables;
  const holds = ({ condition }: { readonly condition: number }): boolean => condition === -1 || truth[condition] === true;
  const regions = templates.filter(holds).flatMap((template) => template.regions);
  const looking = detect.filter(holds);
  if (templates.length === 0 && detect.length === 0) return null;
  // who claims clean pixels claims it of every overlay, of what kind of image it may be
  const overlayLooking = looking.length === 0 && model.claims.some(({ options }) => options.includes('clean-pixel-data')) ? detect : looking;
  return { regions, looking, overlayLooking };
}

export const PIXEL_DATA = 0x7fe00010;
const { copies } = pixelElements();

/** What shows the picture or says how it is stored, in a file whose pixels were looked at. */
export function showsPixels(tag: number, depth: number, { attributes }: Redaction): boolean {
  return tag === PIXEL_DATA || copies.has(tag) || (depth === 0 && attributes.has(tag));
}

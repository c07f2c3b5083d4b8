import type { Entry } from '../obligations/obligation.js';
import { textValues } from '../read/values.js';

/** What an output may say of its pixels once they were redacted, by attribute of the root: PS3.15 E.3.1; PS3.3 C.7.6.1.1.5 and C.7.6.3. */
const allowed: ReadonlyMap<number, RegExp> = new Map([
  [0x00280301, /^NO$/], // BurnedInAnnotation
  [0x00280004, /^(MONOCHROME[12]|RGB|YBR_FULL|YBR_RCT)$/], // PhotometricInterpretation: what the frames decode to is compared
  [0x00280006, /^0$/], // PlanarConfiguration
  [0x00282110, /^01$/], // LossyImageCompression
  [0x00282112, /^\d+(\.\d+)?$/], // LossyImageCompressionRatio
  [0x00282114, /^ISO_\d+_\d+$/], // LossyImageCompressionMethod
  [0x00082111, /^Regions of the pixel data were blanked\./], // DerivationDescription
]);

/** Both halves of the extended offset table say where frames stand, and nothing else. */
const offsetTables: ReadonlySet<number> = new Set([0x7fe00001, 0x7fe00002]);
const ICON_IMAGES = 0x00880200;

/** Whether redaction accounts for an element of the root, so that no rule is held against it. */
export function isOfRedaction({ tag, within, output }: Entry): boolean {
  // an icon shows the picture, so it goes at whatever depth
  if (tag === ICON_IMAGES) return output.length === 0;
  if (within.length > 0) return false;
  if (offsetTables.has(tag)) return true;
  const pattern = allowed.get(tag);
  const [only, second] = output;
  if (pattern === undefined || only === undefined || second !== undefined) return false;
  const values = textValues(only.data, only.element, only.dataset);
  return values.length > 0 && values.every((value) => pattern.test(value));
}

import { DEFLATED, IMPLICIT_LITTLE } from '../../dicom/encoding.js';

/** How frames stand in the pixel data of a transfer syntax. */
export type Coding = 'native' | 'rle' | 'jpeg' | 'jpeg-ls' | 'jpeg-2000' | 'ht-jpeg-2000' | 'deflated-frames';

/** PS3.5 Annex A. What is missing cannot be redacted: MPEG, HEVC, JPEG XL, pixels on another server, what no standard names. */
const codings: ReadonlyMap<string, Coding> = new Map([
  ...[IMPLICIT_LITTLE, '1.2.840.10008.1.2.1', DEFLATED, '1.2.840.10008.1.2.2'].map((uid) => [uid, 'native'] as const),
  ['1.2.840.10008.1.2.5', 'rle'] as const,
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 70].map((last) => [`1.2.840.10008.1.2.4.${last}`, 'jpeg'] as const),
  ...[80, 81].map((last) => [`1.2.840.10008.1.2.4.${last}`, 'jpeg-ls'] as const),
  ...[90, 91].map((last) => [`1.2.840.10008.1.2.4.${last}`, 'jpeg-2000'] as const),
  ...[201, 202, 203].map((last) => [`1.2.840.10008.1.2.4.${last}`, 'ht-jpeg-2000'] as const),
  ['1.2.840.10008.1.2.8.1', 'deflated-frames'] as const,
]);

/** null: pixels in this transfer syntax are neither decoded nor redacted */
export function codingOf(transferSyntax: string): Coding | null {
  return codings.get(transferSyntax) ?? null;
}

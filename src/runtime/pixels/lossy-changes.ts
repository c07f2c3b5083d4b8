import { codingOf } from './codecs/codec-of.js';
import type { EncapsulatedPixels } from './pixels.js';
import type { AttributeChange } from './redact.js';

const sentence = 'Regions of the pixel data were blanked. Pixels had lost to compression before and were stored without further loss.';

/** PS3.3 C.7.6.1.1.5.2: what was used, by family. */
const methods = new Map([
  ['jpeg', 'ISO_10918_1'],
  ['jpeg-ls', 'ISO_14495_1'],
  ['jpeg-2000', 'ISO_15444_1'],
  ['ht-jpeg-2000', 'ISO_15444_15'],
]);

/** What an object whose pixels once lost to compression goes on saying of itself (PS3.3 C.7.6.1.1.5). */
export function lossyChanges({ image, fragments }: EncapsulatedPixels): readonly AttributeChange[] {
  const { rows, columns, samplesPerPixel, bitsAllocated, frames, transferSyntax } = image;
  const storedBytes = fragments.lengths.reduce((sum, length) => sum + length, 0);
  const ratio = (rows * columns * samplesPerPixel * (bitsAllocated / 8) * frames) / Math.max(1, storedBytes);
  const method = methods.get(codingOf(transferSyntax) ?? '') ?? '';
  return [
    text(0x00282110, 'CS', '01'),
    { ...text(0x00282112, 'DS', ratio.toFixed(2)), onlyIfAbsent: true },
    { ...text(0x00282114, 'CS', method), onlyIfAbsent: true },
    text(0x00082111, 'ST', sentence),
  ];
}

export function text(tag: number, vr: string, value: string): AttributeChange {
  return { tag, vr, value, onlyIfAbsent: false };
}

import { assert } from '../../base/assert.js';
import { lossyMethodOf, redactionStatements, soleStatement } from '../../facts/redaction-statements.js';
import { codingOf } from './codecs/codec-of.js';
import type { EncapsulatedPixels } from './pixels.js';
import type { AttributeChange } from './redact.js';

/** What an object whose pixels once lost to compression goes on saying of itself (PS3.3 C.7.6.1.1.5). */
export function lossyChanges({ image, fragments }: EncapsulatedPixels): readonly AttributeChange[] {
  const { rows, columns, samplesPerPixel, bitsAllocated, frames, transferSyntax } = image;
  const storedBytes = fragments.lengths.reduce((sum, length) => sum + length, 0);
  const ratio = (rows * columns * samplesPerPixel * (bitsAllocated / 8) * frames) / Math.max(1, storedBytes);
  const method = lossyMethodOf(codingOf(transferSyntax) ?? '') ?? '';
  const [lossy, derivation] = [soleStatement('LossyImageCompression'), soleStatement('DerivationDescription')];
  return [
    text(lossy.tag, 'CS', lossy.value),
    { ...text(tagOf('LossyImageCompressionRatio'), 'DS', ratio.toFixed(2)), onlyIfAbsent: true },
    { ...text(tagOf('LossyImageCompressionMethod'), 'CS', method), onlyIfAbsent: true },
    text(derivation.tag, 'ST', derivation.value),
  ];
}

function tagOf(keyword: string): number {
  const statement = redactionStatements().get(keyword);
  assert(statement !== undefined, `nothing is known of ${keyword}`);
  return statement.tag;
}

export function text(tag: number, vr: string, value: string): AttributeChange {
  return { tag, vr, value, onlyIfAbsent: false };
}

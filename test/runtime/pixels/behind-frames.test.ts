import { describe, expect, it } from 'vitest';
import { bytesOfEdited, deidentify, prepare } from '../../../src/runtime/index.js';
import type { Plan } from '../../../src/compiler/lower/plan.js';
import { attribute, element, transferSyntaxes, writeFile, type ElementSpec, type FileSpec } from '../../dicom-writer.js';
import { judgeFile } from '../../mutation/pixel-release.js';
import { keep, on, planOf, remove, rest, testKeys } from '../plan.js';

const secret = 'KAGUMO^ORINI';
const [columns, rows, frames] = [5, 3, 3];
/** keeps everything but the instance UID, and asks nothing of pixels */
const plan = planOf([[rest('unlisted'), keep], [rest('private'), remove], [rest('unknown'), remove], [on('00080018'), { kind: 'remap' }]]);

interface Shape {
  readonly bits?: number;
  readonly samples?: number;
  readonly photometric?: string;
}

function image(pixels: ElementSpec, { bits = 8, samples = 1, photometric = 'MONOCHROME2' }: Shape = {}, file: Partial<FileSpec> = {}): Buffer {
  const swaps = file.transferSyntax === transferSyntaxes.bigEndian;
  const us = (keyword: string, value: number): ElementSpec => attribute(keyword, Buffer.from(swaps ? [0, value] : [value, 0]));
  const described = [us('SamplesPerPixel', samples), attribute('PhotometricInterpretation', photometric), attribute('NumberOfFrames', String(frames)), us('Rows', rows), us('Columns', columns), us('BitsAllocated', bits)];
  return Buffer.from(writeFile({ dataset: [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.7'), attribute('SOPInstanceUID', '1.2.3'), ...described, pixels], ...file }));
}

function released(original: Buffer, by: Plan = plan): Buffer {
  const outcome = deidentify(prepare(by), original, testKeys);
  if (outcome.kind === 'refused') throw new Error(`${outcome.reason}: ${outcome.message}`);
  return bytesOfEdited(outcome);
}

const behind = (bytes: number): Buffer => Buffer.concat([Buffer.alloc(bytes + (bytes % 2), 7), Buffer.from(secret)]);
const count = columns * rows * frames;
const native = element('7FE00010', 'OW', behind(count));

describe('bytes behind native frames, where nothing is asked of pixels', () => {
  it.each([
    ['Pixel Data', native, {}],
    ['Pixel Data of colours', element('7FE00010', 'OB', behind(count * 3)), { samples: 3, photometric: 'RGB' }],
    ['Pixel Data whose pixels share colours', element('7FE00010', 'OB', behind(count * 3)), { samples: 3, photometric: 'YBR_FULL_422' }],
    ['Pixel Data of single bits', element('7FE00010', 'OB', behind(Math.ceil(count / 8))), { bits: 1 }],
    ['Float Pixel Data', element('7FE00008', 'OF', behind(count * 4)), { bits: 32 }],
    ['Double Float Pixel Data', element('7FE00009', 'OD', behind(count * 8)), { bits: 64 }],
  ])('%s: they become 0, and nothing else changes', async (_name, pixels, shape) => {
    const original = image(pixels, shape);
    const output = released(original);
    expect(output.includes('KAGUMO')).toBe(false);
    const value = Buffer.from(pixels.value as Uint8Array);
    expect(output.subarray(output.length - value.length)).toEqual(Buffer.concat([value.subarray(0, value.length - secret.length), Buffer.alloc(secret.length)]));
    expect((await judgeFile(output, original, {})).findings).toEqual([]);
  });

  it.each([
    [transferSyntaxes.bigEndian, 'OW'],
    [transferSyntaxes.implicit, 'OW'],
    [transferSyntaxes.deflated, 'OB'],
  ])('%s, too', (transferSyntax, vr) => {
    const output = released(image(element('7FE00010', vr, behind(count)), {}, { transferSyntax }));
    expect(output.includes('KAGUMO')).toBe(false);
  });

  it('a value that ends with its frames, or one byte behind them, stays as it is', () => {
    for (const pixels of [Buffer.alloc(count + 1, 7), Buffer.alloc(count - 1, 7)]) {
      const output = released(image(element('7FE00010', 'OW', pixels)));
      expect(output.subarray(output.length - pixels.length)).toEqual(pixels);
    }
  });

  it('pixels that may share their colours, of a length that goes with neither way, are refused', () => {
    const original = image(element('7FE00010', 'OB', behind(count * 2)), { samples: 3, photometric: 'YBR_FULL_422' });
    expect(deidentify(prepare(plan), original, testKeys)).toMatchObject({ kind: 'refused', reason: 'pixels-unreadable' });
  });
});

describe('mutants of the bytes behind native frames', () => {
  it.each([
    ['Pixel Data', native, {}],
    ['Float Pixel Data', element('7FE00008', 'OF', behind(count * 4)), { bits: 32 }],
    ['Double Float Pixel Data', element('7FE00009', 'OD', behind(count * 8)), { bits: 64 }],
  ])('%s: bytes that are back are found, with the original and without', async (_name, pixels, shape) => {
    const original = image(pixels, shape);
    const output = released(original);
    const mutant = Buffer.concat([output.subarray(0, output.length - secret.length), Buffer.from([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4])]);
    expect((await judgeFile(mutant, original, {})).findings.map(({ obligation, kind }) => `${obligation}/${kind}`).sort()).toEqual(['patterns/behind-pixels', 'pixels-untouched/changed']);
    expect((await judgeFile(mutant, null, {})).findings.map(({ kind }) => kind)).toContain('behind-pixels');
    const inFrames = Buffer.from(output);
    const at = output.length - secret.length - 3;
    inFrames[at] = (inFrames[at] ?? 0) ^ 1;
    expect((await judgeFile(inFrames, original, {})).findings.map(({ obligation, kind }) => `${obligation}/${kind}`)).toEqual(['pixels-untouched/changed']);
  });
});

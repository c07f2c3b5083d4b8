import { describe, expect, it } from 'vitest';
import type { Model } from '../../../src/compiler/resolve/model.js';
import { bytesOfEdited, deidentify, openRedactor, prepare, type DeidentifyOptions, type Outcome } from '../../../src/runtime/index.js';
import { MemorySpool } from '../../../src/runtime/pixels/pieces.js';
import type { Redactor } from '../../../src/runtime/pixels/redactor.js';
import { attribute, element, writeFile, type ElementSpec } from '../../dicom-writer.js';
import { keep, on, planOf, remove, rest, testKeys } from '../plan.js';

const origin = { source: 'sample.anon', line: 1, column: 1 };
const always: Model['templates'][number]['condition'] = { kind: 'test', tag: '00080060', test: { kind: 'in', values: ['CT'] } };
const template: Model['templates'][number] = { name: 'corner', origin, condition: always, columns: 8, rows: 8, regions: [{ kind: 'rectangle', x: 1, right: null, width: 4, y: 2, bottom: null, height: 3 }] };
const detection: Model['detect'][number] = { origin, condition: always, redact: 0.5, review: 0.3, strict: false, allow: [] };

const prepared = (over: Partial<Model>): ReturnType<typeof prepare> =>
  prepare(
    planOf(
      [
        [rest('unlisted'), keep],
        [rest('private'), remove],
        [rest('unknown'), remove],
        [on('00080018'), { kind: 'remap' }],
      ],
      { templates: [template], detect: [], tables: [], ...over },
    ),
  );

const number = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8]);

function image(series: string, more: readonly ElementSpec[] = [], level = 90): Buffer {
  const dataset = [
    attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.2'),
    attribute('SOPInstanceUID', '1.2.3.4'),
    attribute('Modality', 'CT'),
    attribute('SeriesInstanceUID', series),
    attribute('SamplesPerPixel', number(1)),
    attribute('PhotometricInterpretation', 'MONOCHROME2'),
    attribute('Rows', number(8)),
    attribute('Columns', number(8)),
    attribute('BitsAllocated', number(8)),
    attribute('BitsStored', number(8)),
    attribute('HighBit', number(7)),
    attribute('PixelRepresentation', number(0)),
    ...more,
    attribute('PixelData', Buffer.alloc(64, level)),
  ];
  return Buffer.from(writeFile({ dataset }));
}

const bytesOf = (outcome: Outcome): Buffer => {
  if (outcome.kind === 'refused') throw new Error(outcome.message);
  return bytesOfEdited(outcome);
};

/** As the batch does it: asked, redacted, and asked again. */
async function inTwoSteps(redactor: Redactor, of: ReturnType<typeof prepare>, file: Buffer): Promise<Buffer> {
  const asked = deidentify(of, file, testKeys);
  if (asked.kind !== 'refused' || asked.pixels === undefined) throw new Error('nothing was asked of the pixels');
  const made = await redactor.redact(asked.pixels, { openSpool: () => new MemorySpool(), redactDoubts: false, pulse: () => undefined });
  if (made.kind === 'refused') throw new Error(made.message);
  return bytesOf(deidentify(of, file, testKeys, { redaction: made.redaction }));
}

const nowBy = (redactor: Redactor): DeidentifyOptions => ({ redactNow: (request) => redactor.redactNow(request) });

describe('regions of native pixels become black while a file is asked about', () => {
  const plan = prepared({});

  it('and the output is what two steps make, once a picture of such an image was drawn', async () => {
    const redactor = openRedactor();
    const [first, second] = [image('1.2.5'), image('1.2.5', [], 77)];
    expect(deidentify(plan, first, testKeys, nowBy(redactor))).toMatchObject({ kind: 'refused', reason: 'pixels-not-redacted' });
    await inTwoSteps(redactor, plan, first);
    const output = bytesOf(deidentify(plan, second, testKeys, nowBy(redactor)));
    expect(output.equals(await inTwoSteps(openRedactor(), plan, second))).toBe(true);
    const pixels = output.subarray(-64);
    expect([...pixels].map((value, at) => (at % 8 >= 1 && at % 8 < 5 && at >= 16 && at < 40 ? value === 0 : value === 77)).every(Boolean)).toBe(true);
  });

  it('but not where another series has no picture yet, and never where text is looked for, an overlay is kept, or pixels are compressed', async () => {
    const redactor = openRedactor();
    await inTwoSteps(redactor, plan, image('1.2.5'));
    const refused = { kind: 'refused', reason: 'pixels-not-redacted' };
    expect(deidentify(plan, image('1.2.6'), testKeys, nowBy(redactor))).toMatchObject(refused);
    const looking = prepared({ detect: [detection] });
    expect(deidentify(looking, image('1.2.5'), testKeys, nowBy(redactor))).toMatchObject(refused);
    const claiming = prepared({ detect: [{ ...detection, condition: { ...always, test: { kind: 'in', values: ['MR'] } } }], claims: [{ name: 'ps3.15-basic', options: ['clean-pixel-data'] }] });
    const overlay = [element('60000010', 'US', number(8)), element('60000011', 'US', number(8)), element('60000100', 'US', number(1)), element('60000102', 'US', number(0)), element('60003000', 'OW', Buffer.alloc(8, 1))];
    expect(deidentify(claiming, image('1.2.5', overlay), testKeys, nowBy(redactor))).toMatchObject(refused);
    const request = deidentify(plan, image('1.2.5'), testKeys);
    if (request.kind !== 'refused' || request.pixels === undefined) throw new Error('nothing was asked of the pixels');
    expect(redactor.redactNow({ ...request.pixels, transferSyntax: '1.2.840.10008.1.2.4.80' })).toBeNull();
  });

  it('and overlays in bits of the pixels become 0 as in two steps', async () => {
    const inBits = [element('60000010', 'US', number(8)), element('60000011', 'US', number(8)), element('60000100', 'US', number(16)), element('60000102', 'US', number(7))];
    const file = image('1.2.5', inBits, 0xff);
    const redactor = openRedactor();
    const twice = await inTwoSteps(redactor, plan, file);
    expect(bytesOf(deidentify(plan, file, testKeys, nowBy(redactor))).equals(twice)).toBe(true);
  });

  it('and a file that a template was not written for is refused with the same reason', () => {
    const outside = prepared({ templates: [{ ...template, regions: [{ kind: 'rectangle', x: 40, right: null, width: 4, y: 2, bottom: null, height: 3 }] }] });
    expect(deidentify(outside, image('1.2.5'), testKeys, nowBy(openRedactor()))).toMatchObject({ kind: 'refused', reason: 'region-outside-image' });
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import type { Model, Template } from '../../src/compiler/resolve/model.js';
import type { Report } from '../../src/verifier/index.js';
import { attribute, element, writeFile, type ElementSpec } from '../dicom-writer.js';
import { judgeFile, redactedFile } from './pixel-release.js';

const [columns, rows, frames] = [16, 8, 3];
const origin = { source: 'sample.anon', line: 1, column: 1 };
const isUltrasound = { kind: 'test', tag: '00080060', test: { kind: 'in', values: ['US'] } } as const;
const banner: Template = { name: 'a banner', origin, condition: isUltrasound, columns: null, rows: null, regions: [{ kind: 'rectangle', x: 0, right: 0, width: null, y: 0, bottom: null, height: 2 }] };
const looking: Model['detect'][number] = { origin, condition: isUltrasound, redact: 0.8, review: 0.3, strict: false, allow: [] };

const uid = '1.2.840.10008.5.1.4.1.1.3.1';
const dataset = (pixels: Buffer, over: readonly ElementSpec[] = []): readonly ElementSpec[] =>
  [
    attribute('SOPClassUID', uid),
    attribute('SOPInstanceUID', '1.2.3.4'),
    attribute('Modality', 'US'),
    attribute('SamplesPerPixel', Buffer.from([1, 0])),
    attribute('PhotometricInterpretation', 'MONOCHROME2'),
    attribute('NumberOfFrames', String(frames)),
    attribute('Rows', Buffer.from([rows, 0])),
    attribute('Columns', Buffer.from([columns, 0])),
    attribute('BitsAllocated', Buffer.from([8, 0])),
    attribute('BitsStored', Buffer.from([8, 0])),
    attribute('HighBit', Buffer.from([7, 0])),
    attribute('PixelRepresentation', Buffer.from([0, 0])),
    ...over,
    attribute('PixelData', pixels),
  ].sort((a, b) => (a.tag < b.tag ? -1 : 1));

const pixels = Buffer.from(Array.from({ length: columns * rows * frames }, (_, at) => 20 + (at % 200)));
const original = Buffer.from(writeFile({ dataset: dataset(pixels) }));
const redacted = (over: Partial<Model>): Promise<Buffer> => redactedFile(original, over);
const judge = (output: Buffer, over: Partial<Model>, withOriginal = true): Promise<Report> => judgeFile(output, withOriginal ? original : null, over);

const templates: Partial<Model> = { templates: [banner], detect: [], tables: [] };
const both: Partial<Model> = { templates: [banner], detect: [looking], tables: [] };

/** Where a pixel stands in the file: pixel data is its last element. */
const placeOf = (output: Buffer, frame: number, x: number, y: number): number => output.length - columns * rows * frames + (frame * rows + y) * columns + x;

function changed(output: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(output);
  copy[at] = value;
  return copy;
}

describe('mutants of redacted pixels', () => {
  let caught = 0;
  const mutants: readonly (readonly [string, Partial<Model>, (output: Buffer) => Buffer, string])[] = [
    ['one pixel of the first frame is put back under the template', templates, (output) => changed(output, placeOf(output, 0, 0, 0), 20), 'uncovered'],
    ['one pixel of the last frame is put back at the edge of the template', templates, (output) => changed(output, placeOf(output, 2, 15, 1), 51), 'uncovered'],
    ['one pixel under the template is nearly black', templates, (output) => changed(output, placeOf(output, 1, 3, 1), 1), 'uncovered'],
    ['one pixel beside the template is another', templates, (output) => changed(output, placeOf(output, 1, 4, 2), 250), 'changed'],
    ['one pixel beside the template is black, and nothing looks for text', templates, (output) => changed(output, placeOf(output, 1, 4, 2), 0), 'changed'],
    ['one pixel is another where text is looked for', both, (output) => changed(output, placeOf(output, 1, 4, 2), 250), 'changed'],
    ['the picture has a row less', templates, (output) => changed(output, output.indexOf(Buffer.from([0x28, 0, 0x10, 0, 0x55, 0x53, 2, 0])) + 8, rows - 1), 'changed'],
    ['the picture has a row more', templates, (output) => changed(output, output.indexOf(Buffer.from([0x28, 0, 0x10, 0, 0x55, 0x53, 2, 0])) + 8, rows + 1), 'pixels-unreadable'],
  ];
  afterAll(() => console.log(`mutation score of pixels: ${caught} of ${mutants.length} mutants caught`));

  it('the output they are made of is clean', async () => {
    const output = await redacted(templates);
    expect((await judge(output, templates)).findings).toEqual([]);
    expect((await judge(output, templates, false)).findings).toEqual([]);
    expect((await judge(output, both)).findings).toEqual([]);
  });

  it.each(mutants)('%s: caught', async (_name, over, mutate, kind) => {
    const { findings, verdict } = await judge(mutate(await redacted(templates)), over);
    expect(verdict).not.toBe('clean');
    expect(findings.map((finding) => `${finding.obligation}/${finding.kind}`)).toContain(`pixels/${kind}`);
    caught += 1;
  });

  it('what a template covers is missed without the original too', async () => {
    const output = await redacted(templates);
    const { findings } = await judge(changed(output, placeOf(output, 2, 15, 1), 51), templates, false);
    expect(findings.map(({ kind }) => kind)).toContain('uncovered');
  });

  it('an overlay in bits that the picture does not use is seen without the original, and none where its bits are its own', async () => {
    const withOverlay = (bitPosition: number): Buffer => Buffer.from(writeFile({ dataset: dataset(pixels, [element('60000102', 'US', Buffer.from([bitPosition, 0]))]) }));
    const kinds = async (bitPosition: number): Promise<readonly string[]> => (await judge(withOverlay(bitPosition), both, false)).findings.map(({ kind }) => kind);
    expect(await kinds(12)).toContain('overlay-bits');
    expect(await kinds(0)).not.toContain('overlay-bits');
  });

  it('pixels that may not change at all are held against their bytes', async () => {
    const { findings } = await judge(await redacted(templates), { templates: [], detect: [], tables: [] });
    expect(findings.map(({ obligation }) => obligation)).toContain('pixels-untouched');
  });
});

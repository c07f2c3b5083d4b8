import { afterAll, describe, expect, it } from 'vitest';
import type { Model, Template } from '../../src/compiler/resolve/model.js';
import { attribute, element, writeFile, type ElementSpec } from '../dicom-writer.js';
import { judgeFile, redactedFile } from './pixel-release.js';

const [columns, rows, frames] = [16, 8, 2];
const origin = { source: 'sample.anon', line: 1, column: 1 };
const modalityIs = (value: string): Template['condition'] => ({ kind: 'test', tag: '00080060', test: { kind: 'in', values: [value] } });
const banner = (modality: string): Template => ({ name: 'a banner', origin, condition: modalityIs(modality), columns: null, rows: null, regions: [{ kind: 'rectangle', x: 0, right: 0, width: null, y: 0, bottom: null, height: 2 }] });

const us = (keyword: string, value: number): ElementSpec => attribute(keyword, Buffer.from([value & 0xff, value >> 8]));
const overlay: readonly ElementSpec[] = [element('60000100', 'US', Buffer.from([16, 0])), element('60000102', 'US', Buffer.from([15, 0]))];

/** Twelve bits of a picture; in the highest of the other four stands an overlay, or nobody says what. */
function image(beside: readonly ElementSpec[], signed = false): Buffer {
  const pixels = Buffer.alloc(columns * rows * frames * 2);
  for (let at = 0; at < columns * rows * frames; at += 1) {
    const value = signed ? (at % 3) - 1 : 100 + at;
    pixels.writeUInt16LE(beside.length > 0 || !signed ? (value & 0xfff) + (at % 5 === 0 ? 0x8000 : 0) : value & 0xffff, at * 2);
  }
  const dataset = [
    attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.3.1'),
    attribute('SOPInstanceUID', '1.2.3.4'),
    attribute('Modality', 'US'),
    us('SamplesPerPixel', 1),
    attribute('PhotometricInterpretation', 'MONOCHROME2'),
    attribute('NumberOfFrames', String(frames)),
    us('Rows', rows),
    us('Columns', columns),
    us('BitsAllocated', 16),
    us('BitsStored', 12),
    us('HighBit', 11),
    us('PixelRepresentation', signed ? 1 : 0),
    ...beside,
    element('7FE00010', 'OW', pixels),
  ].sort((a, b) => (a.tag < b.tag ? -1 : 1));
  return Buffer.from(writeFile({ dataset }));
}

const covered: Partial<Model> = { templates: [banner('US')], detect: [], tables: [] };
const elsewhere: Partial<Model> = { templates: [banner('CT')], detect: [], tables: [] };
const looking: Partial<Model> = { templates: [], detect: [{ origin, condition: modalityIs('US'), redact: 0.99, review: 0.99, strict: false, allow: [] }], tables: [] };

const [inBits, unsaid, signed] = [image(overlay), image([]), image([], true)];

/** The high byte of a sample: pixel data is the last element. */
const highByte = (file: Buffer, frame: number, x: number, y: number): number => file.length - columns * rows * frames * 2 + ((frame * rows + y) * columns + x) * 2 + 1;

function set(file: Buffer, frame: number, x: number, y: number, bits: number): Buffer {
  const copy = Buffer.from(file);
  const at = highByte(file, frame, x, y);
  copy[at] = (copy[at] ?? 0) ^ bits;
  return copy;
}

describe('mutants of bits that a picture does not use', () => {
  let caught = 0;
  const mutants: readonly (readonly [string, Buffer, Partial<Model>, (output: Buffer) => Buffer, string])[] = [
    ['one overlay bit is back, where a template covers other images', inBits, elsewhere, (output) => set(output, 0, 5, 4, 0x80), 'overlay-bits-left'],
    ['one overlay bit is back in the last frame', inBits, covered, (output) => set(output, 1, 15, 7, 0x80), 'overlay-bits-left'],
    ['one overlay bit is back under the template', inBits, covered, (output) => set(output, 0, 0, 0, 0x80), 'overlay-bits-left'],
    ['another bit beside the overlay is set', inBits, elsewhere, (output) => set(output, 0, 5, 4, 0x10), 'overlay-bits-left'],
    ['one bit that nobody names stands under the template', unsaid, covered, (output) => set(output, 0, 3, 1, 0x80), 'overlay-bits-left'],
    ['one bit that nobody names is another beside the template', unsaid, covered, (output) => set(output, 0, 3, 2, 0x80), 'unused-bits-changed'],
    ['the sign is continued in some black pixels and not in others', signed, covered, (output) => set(output, 0, 3, 1, 0xf0), 'overlay-bits-left'],
  ];
  afterAll(() => console.log(`mutation score of unused bits: ${caught} of ${mutants.length} mutants caught`));

  it.each([
    ['an overlay stands in them', inBits, covered],
    ['an overlay stands in them, and nothing else is asked', inBits, elsewhere],
    ['an overlay stands in them, and text is looked for', inBits, looking],
    ['nobody says what they hold', unsaid, covered],
    ['they continue a sign', signed, covered],
  ] as const)('what the runtime makes is clean: %s', async (_name, original, over) => {
    expect((await judgeFile(await redactedFile(original, over), original, over)).findings).toEqual([]);
  });

  it.each(mutants)('%s: caught', async (_name, original, over, mutate, kind) => {
    const { findings, verdict } = await judgeFile(mutate(await redactedFile(original, over)), original, over);
    expect(verdict).not.toBe('clean');
    expect(findings.map((finding) => `${finding.obligation}/${finding.kind}`)).toContain(`pixels/${kind}`);
    caught += 1;
  });

  it('an overlay that nothing cleared is seen though the output says no more that there was one', async () => {
    const output = await redactedFile(unsaid, covered);
    const { findings } = await judgeFile(output, inBits, covered);
    expect(findings.map(({ kind }) => kind)).toContain('overlay-bits-left');
    const untouched = await judgeFile(image([]), inBits, elsewhere);
    expect(untouched.findings.map(({ kind }) => kind)).toContain('overlay-bits-left');
  });
});

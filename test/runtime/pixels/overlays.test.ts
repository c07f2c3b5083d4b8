import { Jimp } from 'jimp';
import { afterAll, describe, expect, it } from 'vitest';
import { textFinder } from '../../../src/cli/text-finder.js';
import type { Model } from '../../../src/compiler/resolve/model.js';
import { bytesOfEdited, deidentify, openRedactor, prepare } from '../../../src/runtime/index.js';
import { MemorySpool } from '../../../src/runtime/pixels/pieces.js';
import type { Redacted } from '../../../src/runtime/pixels/redactor.js';
import { openVerification, type Finding } from '../../../src/verifier/index.js';
import { attribute, element, transferSyntaxes, writeFile } from '../../dicom-writer.js';
import { keep, on, planOf, remove, rest, testKeys } from '../plan.js';
import { Drawing } from './detect/tiny-font.js';

const size = 256;
const origin = { source: 'sample.anon', line: 1, column: 1 };
const isModality = (...values: readonly string[]): Model['detect'][number]['condition'] => ({ kind: 'test', tag: '00080060', test: { kind: 'in', values } });
const looking = (over: Partial<Model['detect'][number]> = {}): Model['detect'][number] => ({ origin, condition: isModality('OT'), redact: 0.5, review: 0.3, strict: true, allow: [], ...over });
const rules: Parameters<typeof planOf>[0] = [
  [rest('unlisted'), keep],
  [rest('private'), remove],
  [rest('unknown'), remove],
  [on('00080018'), { kind: 'remap' }],
];
const littleNumber = (value: number): Buffer => Buffer.from([value & 0xff, (value >> 8) & 0xff]);

/** Frames of single bits, packed lowest first, frame behind frame. */
function packed(frames: readonly Drawing[]): Buffer {
  const bits = frames.flatMap(({ levels }) => [...levels].map((level) => (level > 0.5 ? 1 : 0)));
  const bytes = Buffer.alloc(Math.ceil(bits.length / 16) * 2);
  bits.forEach((bit, at) => (bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7))));
  return bytes;
}

function drawing(text: string): Drawing {
  const plane = new Drawing(size, size);
  plane.fill(180, 180, 40, 40, 1);
  plane.write(text, 20, 30, { dot: 3 });
  return plane;
}

interface Overlaid {
  readonly modality?: string;
  readonly withPixels?: boolean;
  readonly data?: Buffer;
  readonly frames?: number;
  /** words of 16 bits turned round, PS3.5 A.3 */
  readonly isBigEndian?: boolean;
}

function overlaid({ modality = 'OT', withPixels = true, data = packed([drawing('SMITH ANNA')]), frames = 1, isBigEndian = false }: Overlaid = {}): Buffer {
  const number = (value: number): Buffer => (isBigEndian ? littleNumber(value).swap16() : littleNumber(value));
  const inOrder = (bytes: Buffer): Buffer => (isBigEndian ? Buffer.from(bytes).swap16() : bytes);
  const pixels = Buffer.alloc(size * size, 40);
  return Buffer.from(
    writeFile({
      transferSyntax: isBigEndian ? transferSyntaxes.bigEndian : transferSyntaxes.explicit,
      dataset: [
        attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.7'),
        attribute('SOPInstanceUID', '1.2.3.4'),
        attribute('Modality', modality),
        ...(withPixels
          ? [attribute('SamplesPerPixel', number(1)), attribute('PhotometricInterpretation', 'MONOCHROME2'), attribute('Rows', number(size)), attribute('Columns', number(size)), attribute('BitsAllocated', number(8)), attribute('BitsStored', number(8)), attribute('HighBit', number(7)), attribute('PixelRepresentation', number(0))]
          : []),
        element('60000010', 'US', number(size)),
        element('60000011', 'US', number(size)),
        element('60000015', 'IS', Buffer.from(String(frames).padEnd(2))),
        element('60000040', 'CS', Buffer.from('G ')),
        element('60000050', 'SS', inOrder(Buffer.from([1, 0, 1, 0]))),
        element('60000100', 'US', number(1)),
        element('60000102', 'US', number(0)),
        element('60003000', 'OW', inOrder(data)),
        ...(withPixels ? [attribute('PixelData', pixels)] : []),
      ],
    }),
  );
}

async function redactedBy(original: Buffer, over: Partial<Model>, redactDoubts = false, ownRules = rules): Promise<Redacted | { readonly kind: 'untouched'; readonly output: Buffer }> {
  const asked = deidentify(prepare(planOf(ownRules, { templates: [], tables: [], ...over })), original, testKeys);
  if (asked.kind === 'edited') return { kind: 'untouched', output: bytesOfEdited(asked) };
  if (asked.pixels === undefined) throw new Error(asked.message);
  const redactor = openRedactor();
  const made = await redactor.redact(asked.pixels, { openSpool: () => new MemorySpool(), redactDoubts, pulse: () => undefined });
  await redactor.close();
  return made;
}

async function outputOf(original: Buffer, over: Partial<Model>, redactDoubts = false, ownRules = rules): Promise<Buffer> {
  const made = await redactedBy(original, over, redactDoubts, ownRules);
  if (made.kind === 'untouched') return made.output;
  if (made.kind === 'refused') throw new Error(made.message);
  const outcome = deidentify(prepare(planOf(ownRules, { templates: [], tables: [], ...over })), original, testKeys, { redaction: made.redaction });
  if (outcome.kind === 'refused') throw new Error(outcome.message);
  return bytesOfEdited(outcome);
}

const finder = textFinder();
afterAll(() => finder.close());

async function judged(output: Buffer, original: Buffer | null, over: Partial<Model>): Promise<readonly Finding[]> {
  const verification = openVerification(planOf(rules, { templates: [], tables: [], ...over }).model, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7), textFinder: finder.find });
  const before = original === null ? null : { input: 'in.dcm', bytes: original };
  if (before !== null) verification.addOriginal(before);
  await verification.addOutput({ output: 'out.dcm', bytes: output, original: before })?.();
  return verification.finish().findings;
}

/** Where the bits of the only overlay stand in a file: in front of Pixel Data, whose header has 12 bytes. */
const bitsOf = (file: Buffer, withPixels = true): Buffer => file.subarray(file.length - (withPixels ? size * size + 12 : 0) - (size * size) / 8).subarray(0, (size * size) / 8);
const bit = (bits: Buffer, x: number, y: number): number => ((bits[(y * size + x) >> 3] ?? 0) >> (x & 7)) & 1;
const count = (bits: Buffer, top: number, bottom: number): number => Array.from({ length: (bottom - top) * size }, (_, at) => bit(bits, at % size, top + Math.floor(at / size))).reduce((sum, one) => sum + one, 0);

describe('overlay planes that a rule keeps', () => {
  const over: Partial<Model> = { detect: [looking()] };

  it('lose their text and nothing else, and the output is clean', async () => {
    const original = overlaid();
    const output = await outputOf(original, over);
    const [before, after] = [bitsOf(original), bitsOf(output)];
    expect(count(before, 20, 60)).toBeGreaterThan(300);
    expect(count(after, 20, 60)).toBe(0);
    expect(count(after, 170, 230)).toBe(1600);
    expect(await judged(output, original, over)).toEqual([]);
  });

  it('lose their text in big endian files too, and the verifier finds it where it is left', async () => {
    const original = overlaid({ isBigEndian: true });
    const output = await outputOf(original, over);
    const inWords = (file: Buffer): Buffer => Buffer.from(bitsOf(file)).swap16();
    expect(count(inWords(original), 20, 60)).toBeGreaterThan(300);
    expect(count(inWords(output), 20, 60)).toBe(0);
    expect(count(inWords(output), 170, 230)).toBe(1600);
    expect(await judged(output, original, over)).toEqual([]);
    expect((await judged(original, null, over)).map(({ kind, place }) => [kind, place])).toContainEqual(['text-left', 'overlay 6000']);
  });

  it('are found where their text is left, by the verifier itself', async () => {
    const kinds = (await judged(overlaid(), null, over)).map(({ obligation, kind, place }) => [obligation, kind, place]);
    expect(kinds).toContainEqual(['pixels', 'text-left', 'overlay 6000']);
  });

  it('are a fitness finding where bits appear that were not there', async () => {
    const original = overlaid();
    const output = await outputOf(original, over);
    const at = output.indexOf(bitsOf(output));
    output[at + 32 * 100] = 0xff;
    expect((await judged(output, original, over)).map(({ obligation, kind }) => `${obligation}/${kind}`)).toContain('kept/changed');
  });

  it('are looked at frame by frame', async () => {
    const plain = new Drawing(size, size);
    const original = overlaid({ frames: 2, data: packed([plain, drawing('SMITH ANNA')]) });
    const output = await outputOf(original, over);
    expect(output.equals(original)).toBe(false);
    const second = output.subarray(output.length - size * size - 12 - (size * size) / 8).subarray(0, (size * size) / 8);
    expect(count(second, 20, 60)).toBe(0);
    expect(count(second, 170, 230)).toBe(1600);
  });

  it('send the file to a person where text is doubtful, with a picture that shows it, and lose it when the person says so', async () => {
    const doubting: Partial<Model> = { detect: [looking({ redact: 1, review: 0.3, strict: false })] };
    const made = await redactedBy(overlaid(), doubting);
    if (made.kind !== 'redacted') throw new Error('not looked at');
    expect(made.doubts.length).toBeGreaterThan(0);
    const { bitmap } = await Jimp.read(made.picture ?? Buffer.alloc(0));
    expect([...bitmap.data.subarray((200 * size + 200) * 4, (200 * size + 200) * 4 + 3)]).toEqual([255, 255, 255]);
    expect(count(bitsOf(await outputOf(overlaid(), doubting, true)), 20, 60)).toBe(0);
  });

  it('are looked at in an object without a picture of its own', async () => {
    const original = overlaid({ withPixels: false });
    const output = await outputOf(original, over);
    expect(count(bitsOf(output, false), 20, 60)).toBe(0);
    expect(await judged(output, original, over)).toEqual([]);
  });

  it('are looked at in every kind of image where clean pixels are claimed', async () => {
    const original = overlaid({ modality: 'CT' });
    expect(count(bitsOf(await outputOf(original, over)), 20, 60)).toBeGreaterThan(300);
    const claiming: Partial<Model> = { ...over, claims: [{ name: 'ps3.15-basic', options: ['clean-pixel-data'] }] };
    expect(count(bitsOf(await outputOf(original, claiming)), 20, 60)).toBe(0);
    expect((await judged(original, null, claiming)).map(({ kind }) => kind)).toContain('text-left');
  });

  it.each([
    ['no size', [0x60000010], 'an overlay has no rows or no columns'],
    ['a number of frames that it does not have', [0x60000015], 'the pixel data is not as long as the frames that it must hold'],
  ] as const)('hold the file back where they say %s', async (_, [tag], message) => {
    const original = overlaid(tag === 0x60000015 ? { frames: 3 } : {});
    if (tag === 0x60000010) original.writeUInt16LE(0, original.indexOf(Buffer.from([0x00, 0x60, 0x10, 0x00])) + 8);
    expect(await redactedBy(original, over)).toMatchObject({ kind: 'refused', reason: 'pixels-unreadable', message });
  });

  it('are not examined, and told so, where the verifier cannot read them', async () => {
    const findings = await judged(overlaid({ frames: 3 }), null, over);
    expect(findings.map(({ grade, kind }) => `${grade} ${kind}`)).toContain('not-examined overlay-unreadable');
  });

  it('are gone where no rule keeps them, and nobody looks', async () => {
    const ownRules: typeof rules = [...rules, [{ kind: 'mask', pattern: '60xx3000' }, remove]];
    const output = await outputOf(overlaid({ frames: 3 }), over, false, ownRules);
    expect(output.indexOf(Buffer.from([0x00, 0x60, 0x00, 0x30]))).toBe(-1);
  });
});

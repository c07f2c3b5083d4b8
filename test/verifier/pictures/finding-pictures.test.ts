import { Jimp } from 'jimp';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../src/compiler/resolve/model.js';
import { openVerification, renderHtml, type FoundText, type PicturesTaken, type Report, type TextFinder } from '../../../src/verifier/index.js';
import { attribute, element, writeFile, type ElementSpec } from '../../dicom-writer.js';
import { keep, planOf, remove, rest } from '../../runtime/plan.js';
import { Drawing } from '../../runtime/pixels/detect/tiny-font.js';

const [columns, rows] = [256, 192];
const origin = { source: 'sample.anon', line: 1, column: 1 };
const isOther = { kind: 'test', tag: '00080060', test: { kind: 'in', values: ['OT'] } } as const;
const detect: Model['detect'] = [{ origin, condition: isOther, redact: 0.8, review: 0.3, strict: false, allow: [] }];
const box: FoundText = { left: 20, top: 20, right: 150, bottom: 44, confidence: 0.95, text: '' };

/** A picture that grows lighter to the right, with a text where `box` is. */
function imageWith(text: string, frames = 1, overlay: readonly ElementSpec[] = []): Buffer {
  const drawing = new Drawing(rows, columns, (x) => 0.2 + (0.5 * x) / columns);
  drawing.write(text, 22, 24);
  const frame = Buffer.from(Uint8Array.from(drawing.levels, (level) => Math.round(level * 255)));
  const number = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8]);
  return Buffer.from(
    writeFile({
      dataset: [
        attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.7.2'),
        attribute('SOPInstanceUID', '2.25.7'),
        attribute('Modality', 'OT'),
        attribute('SamplesPerPixel', number(1)),
        attribute('PhotometricInterpretation', 'MONOCHROME2'),
        attribute('NumberOfFrames', String(frames)),
        attribute('Rows', number(rows)),
        attribute('Columns', number(columns)),
        attribute('BitsAllocated', number(8)),
        attribute('BitsStored', number(8)),
        attribute('HighBit', number(7)),
        attribute('PixelRepresentation', number(0)),
        ...overlay,
        attribute('PixelData', Buffer.concat(Array.from({ length: frames }, () => frame))),
      ],
    }),
  );
}

async function judged(outputs: readonly Buffer[], find: TextFinder | null, over: Partial<Model> = { detect }): Promise<{ readonly taken: PicturesTaken; readonly report: Report }> {
  const { model } = planOf([[rest('unlisted'), keep], [rest('private'), remove], [rest('unknown'), remove]], { templates: [], tables: [], detect: [], ...over });
  const verification = openVerification(model, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7), textFinder: find, pictures: true });
  for (const [index, bytes] of outputs.entries()) await verification.addOutput({ output: `a/${index}.dcm`, bytes, original: null })?.();
  return { taken: verification.pictures(), report: verification.finish() };
}

const findsText: TextFinder = () => Promise.resolve([box]);

async function pixel(png: Uint8Array, x: number, y: number): Promise<readonly number[]> {
  const { bitmap } = await Jimp.read(Buffer.from(png));
  const [width, height] = [bitmap.width, bitmap.height];
  const at = (Math.floor((y / rows) * height) * width + Math.floor((x / columns) * width)) * 4;
  return [...bitmap.data.subarray(at, at + 3)];
}

describe('pictures of pixel findings', () => {
  it('show the frame around text that is left, and a framed and filled place instead of the text', async () => {
    const { taken } = await judged([imageWith('SMITH ANNA')], findsText);
    const [picture] = taken.pictures;
    expect(picture).toMatchObject({ output: 'a/0.dcm', caption: expect.stringContaining('Frame 1 of the output: text is left, in the place framed') as string });
    const png = picture?.png ?? new Uint8Array(0);
    expect(await pixel(png, 60, 32)).toEqual([92, 96, 120]);
    const [[dark = 0, ...greys], [light = 0]] = [await pixel(png, 4, 120), await pixel(png, 250, 120)];
    expect(greys).toEqual([dark, dark]);
    expect(light).toBeGreaterThan(dark + 100);
    expect(await pixel(png, 20, 32)).toEqual([225, 45, 45]);
  });

  it('show the overlay in which text is left, without its text', async () => {
    const number = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8]);
    const bits = Buffer.alloc((columns * rows) / 8);
    for (let y = 100; y < 180; y += 1) bits.fill(0xff, (y * columns) / 8, (y * columns) / 8 + 16);
    const overlay = [element('60000010', 'US', number(rows)), element('60000011', 'US', number(columns)), element('60000040', 'CS', 'G'), element('60000050', 'SS', Buffer.from([1, 0, 1, 0])), element('60000100', 'US', number(1)), element('60000102', 'US', number(0)), element('60003000', 'OW', bits)];
    // nothing is found in the picture, and something in the plane of single bits
    const { taken } = await judged([imageWith('', 1, overlay)], ({ picture }) => Promise.resolve(picture.bitsAllocated === 1 ? [box] : []));
    expect(taken.pictures.map(({ caption }) => caption.split(':')[0])).toEqual(['Frame 1 of its overlay 6000']);
    const png = taken.pictures[0]?.png ?? new Uint8Array(0);
    expect(await pixel(png, 60, 32)).toEqual([92, 96, 120]);
    expect(await pixel(png, 60, 140)).toEqual([255, 255, 255]);
    expect(await pixel(png, 200, 140)).toEqual([0, 0, 0]);
  });

  it('are the same to the last byte whatever the text says', async () => {
    const [one, other] = await Promise.all([judged([imageWith('SMITH ANNA')], findsText), judged([imageWith('TURNER BO')], findsText)]);
    expect(one.taken.pictures).toHaveLength(1);
    expect(Buffer.from(one.taken.pictures[0]?.png ?? []).equals(Buffer.from(other.taken.pictures[0]?.png ?? []))).toBe(true);
  });

  it('fill what is doubtful text too, though it is no finding', async () => {
    const doubtful: FoundText = { left: 20, top: 120, right: 100, bottom: 140, confidence: 0.4, text: '' };
    const { taken, report } = await judged([imageWith('A')], () => Promise.resolve([box, doubtful]));
    expect(report.findings.filter(({ kind }) => kind === 'text-left')).toHaveLength(1);
    expect(await pixel(taken.pictures[0]?.png ?? new Uint8Array(0), 60, 130)).toEqual([92, 96, 120]);
  });

  it('leave nothing readable of text that nobody found: a picture is far coarser than letters', async () => {
    const { taken } = await judged([imageWith('SMITH ANNA')], () => Promise.resolve([{ ...box, top: 100, bottom: 120 }]));
    const { bitmap } = await Jimp.read(Buffer.from(taken.pictures[0]?.png ?? []));
    const colours = new Set<number>();
    const scale = bitmap.width / columns;
    const row = Math.floor(30 * scale);
    let changes = 0;
    for (let x = Math.floor(20 * scale); x < 140 * scale; x += 1) {
      const [now, before] = [x, x - 1].map((at) => bitmap.data[(row * bitmap.width + at) * 4]);
      if (now !== undefined) colours.add(now);
      if (now !== before) changes += 1;
    }
    // 120 pixels in cells of four
    expect(changes).toBeLessThanOrEqual(30);
  });

  it('show where a template is not black without the frame, where nobody looks for text', async () => {
    const banner: Model['templates'][number] = { name: 'a banner', origin, condition: isOther, columns: null, rows: null, regions: [{ kind: 'rectangle', x: 0, right: 0, width: null, y: 0, bottom: null, height: 50 }] };
    const { taken, report } = await judged([imageWith('SMITH ANNA')], null, { templates: [banner] });
    expect(report.findings.map(({ kind }) => kind)).toContain('uncovered');
    expect(taken.pictures[0]?.caption).toContain('the frame is not shown');
    for (const x of [10, 100, 250]) expect(await pixel(taken.pictures[0]?.png ?? new Uint8Array(0), x, 120)).toEqual([92, 96, 120]);
  });

  it('are few: one a kind and frame, four a file, forty a page, and the page says how many more there would be', async () => {
    const { taken, report } = await judged([imageWith('A', 6), ...Array.from({ length: 40 }, () => imageWith('A'))], (() => {
      let call = 0;
      return () => Promise.resolve([{ ...box, left: 20 + (call += 1) % 12 }]);
    })());
    expect(taken.pictures).toHaveLength(40);
    expect(taken.leftOut).toBe(2 + 4);
    const page = renderHtml(report, { pictures: taken.pictures, picturesLeftOut: taken.leftOut });
    expect(page.match(/<img src="data:image\/png;base64,[A-Za-z0-9+/=]+" alt="Frame/g)).toHaveLength(40);
    expect(page).toContain('6 more pictures are not shown');
    expect(page).toContain("default-src 'none'");
  });

  it('are not made unless they are asked for', async () => {
    const { model } = planOf([[rest('unlisted'), keep]], { templates: [], tables: [], detect });
    const verification = openVerification(model, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7), textFinder: findsText });
    await verification.addOutput({ output: 'a.dcm', bytes: imageWith('A'), original: null })?.();
    expect(verification.pictures()).toEqual({ pictures: [], leftOut: 0 });
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCodecs } from '../../../../src/runtime/pixels/codecs/load-codecs.js';
import { coveredPart } from '../../../../src/runtime/pixels/detect/geometry.js';
import { openTextLooker, type TextLooker } from '../../../../src/runtime/pixels/detect/looker.js';
import { readWeights } from '../../../../src/runtime/pixels/detect/weights.js';
import type { Box, Image } from '../../../../src/runtime/pixels/image.js';
import { openPixels, type Pixels } from '../../../../src/runtime/pixels/pixels.js';
import type { Looking } from '../../../../src/runtime/pixels/request.js';
import { Drawing, imageOf } from './tiny-font.js';

const speckled = (x: number, y: number): number => 0.25 + 0.08 * Math.sin(x / 23) * Math.cos(y / 31);
const boxOf = ([x0, y0, x1, y1]: readonly [number, number, number, number]): Box => ({ x0, y0, x1, y1 });
const usual: Looking = { redact: 0.8, review: 0.3, strict: false, allow: [] };

let looker: TextLooker;
beforeAll(async () => {
  looker = await openTextLooker();
});
afterAll(() => looker.close());

/** How much of the line is covered by what was found with confidence 0.8. */
async function part(drawing: Drawing, line: readonly [number, number, number, number], said: Partial<Image> = {}): Promise<number> {
  const { frame, image } = drawing.frame(said);
  const found = await looker.find(frame, image);
  return coveredPart(boxOf(line), found.filter(({ confidence }) => confidence >= 0.8).map(({ box }) => box));
}

describe('text in a frame', () => {
  it.each([
    ['white on black', 0, 1],
    ['black on white', 1, 0],
    ['grey on a darker grey', 0.3, 0.65],
  ])('is found %s', async (_, background, level) => {
    const drawing = new Drawing(128, 256, background);
    expect(await part(drawing, drawing.write('KIMBO ZORALU 240871', 12, 20, { level }))).toBeGreaterThan(0.9);
  });

  it.each([1, 2, 3, 4])('is found with dots of %i pixels', async (dot) => {
    const drawing = new Drawing(160, 512, speckled);
    expect(await part(drawing, drawing.write('ZORALU KIMBO 9084', 20, 40, { dot }))).toBeGreaterThan(0.9);
  });

  it.each<[string, Partial<Image>]>([
    ['of 16 bits', { bitsStored: 16 }],
    ['of 12 bits, MONOCHROME1', { bitsStored: 12, photometric: 'MONOCHROME1' }],
  ])('is found in a frame %s', async (_, said) => {
    const drawing = new Drawing(128, 256, speckled);
    expect(await part(drawing, drawing.write('KIMBO 1208', 12, 20), said)).toBeGreaterThan(0.9);
  });

  it('is found in a frame larger than what the net sees at once, on the seam of two parts', async () => {
    const drawing = new Drawing(64, 1300, speckled);
    expect(await part(drawing, drawing.write('ZORALU KIMBO 9084', 930, 20))).toBeGreaterThan(0.9);
  });

  it('is not found where there is none', async () => {
    for (const background of [0, 1, 0.5, speckled] as const) {
      const { frame, image } = new Drawing(200, 200, background).frame();
      expect(await looker.find(frame, image)).toEqual([]);
    }
  });

  it('is not found again where it was redacted', async () => {
    const drawing = new Drawing(256, 256, speckled);
    drawing.write('KIMBO ZORALU', 12, 20);
    const { frame, image } = drawing.frame();
    for (const { box } of await looker.find(frame, image)) drawing.fill(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0, 0);
    const after = drawing.frame();
    expect(await looker.find(after.frame, after.image)).toEqual([]);
  });

  it('is found the same by another net, and when asked again', async () => {
    const drawing = new Drawing(200, 300, speckled);
    drawing.write('KIMBO 1208', 12, 20, { level: 0.5 });
    const { frame, image } = drawing.frame();
    const other = await openTextLooker();
    const [first, again, others] = [await looker.find(frame, image), await looker.find(frame, image), await other.find(frame, image)];
    await other.close();
    expect(again).toEqual(first);
    expect(others).toEqual(first);
  });
});

describe('a text in the frames of an object', () => {
  const opened = async (drawings: readonly Drawing[]): Promise<Pixels> => {
    const frames = drawings.map((drawing) => Buffer.from(drawing.frame().frame.values));
    const bytes = Buffer.concat(frames);
    const [{ rows, columns } = { rows: 0, columns: 0 }] = drawings;
    const element = { offsetBytes: 0, valueOffsetBytes: 0, lengthBytes: bytes.length, endBytes: bytes.length, vr: 'OW' as const, extended: null };
    return openPixels(imageOf({ rows, columns, frames: drawings.length }), bytes, element, await loadCodecs());
  };

  it('is redacted in all of them when it stands in a single one', async () => {
    const drawings = Array.from({ length: 20 }, () => new Drawing(64, 256, speckled));
    const line = drawings[12]?.write('KIMBO 1208', 12, 20) ?? [0, 0, 0, 0];
    let pulses = 0;
    const { redact, doubts } = await looker.look(await opened(drawings), [usual], [], () => (pulses += 1));
    expect(coveredPart(boxOf(line), redact)).toBe(1);
    expect(doubts).toEqual([]);
    expect(pulses).toBe(20);
  });

  it('goes as a whole where a template covers all but its edge, and is nothing to decide where it covers all', async () => {
    const drawing = new Drawing(128, 256, 0);
    const line = boxOf(drawing.write('KIMBO ZORALU', 12, 20));
    const pixels = await opened([drawing]);
    const cut = { x0: 0, y0: 0, x1: 256, y1: line.y1 - 2 };
    const found = await looker.look(pixels, [usual], [cut], () => undefined);
    expect(coveredPart(line, [...found.redact, cut])).toBe(1);
    expect(found.doubts).toEqual([]);
    expect(await looker.look(pixels, [usual], [{ x0: 0, y0: 0, x1: 256, y1: 128 }], () => undefined)).toEqual({ redact: [], doubts: [] });
  });

  it('is judged by each statement, and what one redacts is no doubt of another', async () => {
    const drawing = new Drawing(64, 256, speckled);
    const line = drawing.write('KIMBO 1208', 12, 20);
    const pixels = await opened([drawing]);
    const never: Looking = { ...usual, redact: 1, review: 0.3 };
    expect(coveredPart(boxOf(line), (await looker.look(pixels, [never], [], () => undefined)).doubts)).toBe(1);
    const both = await looker.look(pixels, [never, usual], [], () => undefined);
    expect(coveredPart(boxOf(line), both.redact)).toBe(1);
    expect(both.doubts).toEqual([]);
  });

  it('ends the work when the run is to end', async () => {
    const pixels = await opened([new Drawing(16, 16)]);
    const stop = (): never => {
      throw new Error('stopped');
    };
    await expect(looker.look(pixels, [usual], [], stop)).rejects.toThrow('stopped');
  });
});

describe('a line that is read', () => {
  it('gives its text, a letter of five wrong at most', async () => {
    const drawing = new Drawing(64, 256, 0.1);
    const [x0, y0, x1, y1] = drawing.write('KIMBO', 20, 20, { dot: 3 });
    const { frame, image } = drawing.frame();
    const { text, confidence } = await looker.read(frame, image, { x0: x0 - 6, y0: y0 - 6, x1: x1 + 6, y1: y1 + 6 });
    expect(text).toHaveLength(5);
    expect(text.split('').filter((letter, at) => letter === 'KIMBO'[at]).length).toBeGreaterThanOrEqual(4);
    expect(confidence).toBeGreaterThan(0.5);
  });

  it('gives nothing where there is no ink, or two lines', async () => {
    const drawing = new Drawing(64, 128, 0.1);
    drawing.write('1208', 10, 10);
    drawing.write('KIMBO', 10, 40);
    const { frame, image } = drawing.frame();
    expect(await looker.read(frame, image, { x0: 70, y0: 0, x1: 120, y1: 64 })).toEqual({ text: '', confidence: 0 });
    expect(await looker.read(frame, image, { x0: 4, y0: 4, x1: 90, y1: 60 })).toEqual({ text: '', confidence: 0 });
  });
});

describe('the weights', () => {
  it('are refused when a byte of them is another', () => {
    const folder = new URL('../../../../models/', import.meta.url).pathname;
    expect(readFileSync(`${folder}text-detector.onnx`).equals(readWeights(folder))).toBe(true);
    expect(() => readWeights(new URL('damaged-weights/', import.meta.url).pathname)).toThrow('damaged');
  });

  it('are refused when they are no net', async () => {
    await expect(openTextLooker(new Uint8Array(100))).rejects.toThrow();
  });
});

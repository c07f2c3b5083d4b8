import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Unwalkable } from '../../../src/runtime/dicom/unwalkable.js';
import { blackOf } from '../../../src/runtime/pixels/black.js';
import type { CodecModule } from '../../../src/runtime/pixels/codecs/codec-module.js';
import { loadCodecs } from '../../../src/runtime/pixels/codecs/load-codecs.js';
import type { Box, Frame, Image } from '../../../src/runtime/pixels/image.js';
import { decode } from '../../../src/runtime/pixels/pixels.js';
import { redact } from '../../../src/runtime/pixels/redact.js';
import { hasTool, runTool } from '../../judges/tool.js';
import { describeWithRealFiles } from '../../real-files.js';
import { openFile, writeRedacted, type OpenedFile } from './redacted-file.js';

/** Who decodes what, apart from ours. Deflated frames are younger than every program here. */
const judges: Readonly<Record<string, readonly string[]>> = {
  native: ['dcmconv', '+te'],
  rle: ['dcmdrle'],
  jpeg: ['dcmdjpeg'],
  'jpeg-ls': ['dcmdjpls'],
  'jpeg-2000': ['gdcmconv', '--raw'],
};

/** Files that are refused, and why; every other one of the collection that has pixels is redacted. */
const refused: Readonly<Record<string, string>> = {
  'badVR.dcm': 'NumberOfFrames is no number',
  'MR_truncated.dcm': 'ends early',
  'no_meta.dcm': 'no DICOM',
  'meta_missing_tsyntax.dcm': 'no Rows',
  'nested_priv_SQ.dcm': 'no Rows',
  'rtplan_truncated.dcm': 'ends early',
  'emri_small_jpeg_2k_lossless_too_short.dcm': 'ends early',
  'zero-length-US.939be3b.dcm': 'ends early',
  'GH179A.dcm': 'no VR',
  'GH179B.dcm': 'no VR',
  'GH626.dcm': 'ends early',
};

/** Files whose frames are found, and not what the object says of them. */
const refusedWhenRedacted: Readonly<Record<string, string>> = {
  'JPEG2000-embedded-sequence-delimiter.dcm': 'the stream states another size',
  'multiframe.dcm': 'tiles at the edge are smaller than the image says',
};

const mostFrames = 4;

describeWithRealFiles('redaction of real files', (dir) => {
  const folder = mkdtempSync(join(tmpdir(), 'redacted-'));
  let codecs: CodecModule;
  beforeAll(async () => {
    codecs = await loadCodecs();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const paths = existsSync(join(dir, 'MANIFEST.tsv')) ? readFileSync(join(dir, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')[0] ?? '') : [];

  it.skipIf(!hasTool('dcmconv') || !hasTool('gdcmconv')).each(paths)('%s: black inside, the same outside, and another program reads it', (path) => {
    const file = readFileSync(join(dir, path));
    const reason = refused[basename(path)];
    if (reason !== undefined) {
      expect(() => openFile(file, codecs)).toThrow(Unwalkable);
      return;
    }
    const opened = openFile(file, codecs);
    if (opened === null) return;
    const { image } = opened;
    const boxes = boxesFor(image);
    if (basename(path) in refusedWhenRedacted) {
      expect(() => redact(opened.pixels, boxes)).toThrow(Unwalkable);
      return;
    }
    const result = redact(opened.pixels, boxes);
    const output = writeRedacted(opened, result);
    expect(result.changedFrames).toBeGreaterThan(0);
    const again = openFile(output, codecs);
    if (again === null) throw new Error('the output has no pixels');
    const frames = [0, 1, image.frames - 1].filter((frame, index, all) => frame < image.frames && all.indexOf(frame) === index).slice(0, mostFrames);
    for (const frame of frames) compare(image, decode(opened.pixels, frame), decode(again.pixels, frame), boxes, result.changed(frame));
    // in its coefficients a JPEG does not grow; some of these are so small that the tables count
    if (['1.2.840.10008.1.2.4.50', '1.2.840.10008.1.2.4.51'].includes(result.transferSyntax)) expect(output.length).toBeLessThanOrEqual(file.length * 1.01 + 256);
    const judge = judges[opened.pixels.coding];
    if (judge === undefined) return;
    const [before, after] = [judged(judge, file), judged(judge, output)];
    // a program that cannot read the input cannot judge the output; ours was compared above
    if (before === null) return;
    expect(after, 'another program reads the output').not.toBeNull();
    if (after === null) return;
    expect(after.image.frames).toBe(image.frames);
    // one file says RGB and holds a JFIF, which is YBR; DCMTK believes the file, most programs the JFIF
    const also = image.photometric === 'RGB' && opened.pixels.coding === 'jpeg' ? [0, 128, 128] : [];
    for (const frame of frames) compare(before.image, decode(before.pixels, frame), decode(after.pixels, frame), boxes, result.changed(frame), also);
  });

  /** What another program makes of a file: the same with native pixel data. */
  function judged([name = '', ...options]: readonly string[], file: Buffer): OpenedFile | null {
    const [input, output] = [join(folder, 'in.dcm'), join(folder, 'out.dcm')];
    rmSync(output, { force: true });
    writeFileSync(input, file);
    runTool(name, [...options, input, output]);
    return existsSync(output) ? openFile(readFileSync(output), codecs) : null;
  }
});

/** One off every grid, one in the last corner. */
function boxesFor({ rows, columns }: Image): readonly Box[] {
  const [x, y] = [Math.min(3, columns - 1), Math.min(5, rows - 1)];
  return [
    { x0: x, y0: y, x1: Math.min(columns, x + Math.max(1, Math.floor(columns / 3))), y1: Math.min(rows, y + Math.max(1, Math.floor(rows / 9))) },
    { x0: Math.max(0, columns - 7), y0: Math.max(0, rows - 5), x1: columns, y1: rows },
  ];
}

function compare(image: Image, before: Frame, after: Frame, boxes: readonly Box[], changed: readonly Box[], also: readonly number[] = []): void {
  const { rows, columns, samplesPerPixel } = image;
  const black = blackOf(image, after.photometric);

  expect(after.values.length).toBe(before.values.length);
  const [outside, inside] = [new Uint8Array(rows * columns).fill(1), new Uint8Array(rows * columns)];
  for (const { x0, y0, x1, y1 } of changed) for (let y = y0; y < y1; y += 1) outside.fill(0, y * columns + x0, y * columns + x1);
  for (const { x0, y0, x1, y1 } of boxes) for (let y = y0; y < y1; y += 1) inside.fill(1, y * columns + x0, y * columns + x1);
  let [different, light] = [0, 0];
  for (let at = 0; at < before.values.length; at += 1) {
    const pixel = Math.floor(at / samplesPerPixel);
    if (outside[pixel] === 1 && before.values[at] !== after.values[at]) different += 1;
    if (inside[pixel] === 1 && after.values[at] !== black[at % samplesPerPixel] && after.values[at] !== also[at % samplesPerPixel]) light += 1;
  }
  expect({ different, light }).toEqual({ different: 0, light: 0 });
}

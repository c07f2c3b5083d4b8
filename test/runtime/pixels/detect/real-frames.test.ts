import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCodecs } from '../../../../src/runtime/pixels/codecs/load-codecs.js';
import type { CodecModule } from '../../../../src/runtime/pixels/codecs/codec-module.js';
import { coveredPart } from '../../../../src/runtime/pixels/detect/geometry.js';
import { openTextLooker, type TextLooker } from '../../../../src/runtime/pixels/detect/looker.js';
import type { Box } from '../../../../src/runtime/pixels/image.js';
import { decode } from '../../../../src/runtime/pixels/pixels.js';
import { describeWithRealFiles } from '../../../real-files.js';
import { openFile } from '../redacted-file.js';

describeWithRealFiles('burned-in text of real frames', (dir) => {
  let looker: TextLooker;
  let codecs: CodecModule;
  beforeAll(async () => {
    looker = await openTextLooker();
    codecs = await loadCodecs();
  });
  afterAll(() => looker.close());

  const rows = readFileSync(`${dir}BURNED-IN.tsv`, 'utf8').trimEnd().split('\n').slice(1).map((row) => row.split('\t'));
  const paths = [...new Set(rows.map(([path = '']) => path))];
  const identifying = new Set(['name', 'id', 'date', 'dob', 'accession', 'institution']);

  it.each(paths.map((path, at) => [at, path.split('/').at(-1), path] as const))('%i: every identifying line of %s is covered', async (_, __, path) => {
    const file = openFile(readFileSync(dir + path), codecs);
    if (file === null) throw new Error('a file with burned-in text has no pixels');
    const found = await looker.find(decode(file.pixels, 0), file.image);
    const boxes = found.filter(({ confidence }) => confidence >= 0.8).map(({ box }) => box);
    const missed = rows.filter(([of, , , , kind = '']) => of === path && identifying.has(kind)).filter((row) => {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = row.slice(6, 10).map(Number);
      const box: Box = { x0, y0, x1, y1 };
      return coveredPart(box, boxes) < 0.9;
    });
    expect(missed.map(([, , , , kind, , ...corners]) => [kind, ...corners.slice(0, 4)])).toEqual([]);
  });
});

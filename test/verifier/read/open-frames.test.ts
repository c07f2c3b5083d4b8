import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { Unwalkable } from '../../../src/runtime/dicom/unwalkable.js';
import type { CodecModule } from '../../../src/runtime/pixels/codecs/codec-module.js';
import { loadCodecs } from '../../../src/runtime/pixels/codecs/load-codecs.js';
import { decode } from '../../../src/runtime/pixels/pixels.js';
import { openFrames } from '../../../src/verifier/read/frames/open-frames.js';
import { readInstance } from '../../../src/verifier/read/instance.js';
import { describeWithRealFiles } from '../../real-files.js';
import { openFile } from '../../runtime/pixels/redacted-file.js';

describeWithRealFiles('the second decoder on real files', (dir) => {
  let codecs: CodecModule;
  beforeAll(async () => {
    codecs = await loadCodecs();
  });
  const paths = existsSync(join(dir, 'MANIFEST.tsv')) ? readFileSync(join(dir, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')[0] ?? '') : [];

  it.each(paths)('%s: the verifier decodes what the runtime decodes, and to the same values', async (path) => {
    const file = readFileSync(join(dir, path));
    const read = readInstance(file, { partial: false });
    const first = openOrNull(file, codecs);
    if (!read.ok) return;
    const second = openFrames(read.value);
    if (first === null || second === null) return;
    if ('fault' in second) throw new Error(second.fault);
    const { image, pixels } = first;
    expect(second.count).toBe(image.frames);
    for (let frame = 0; frame < Math.min(2, image.frames); frame += 1) {
      const [a, b] = [decodeOrNull(first, frame), await second.decode(frame)];
      if (a === null) continue;
      if ('fault' in b) throw new Error(b.fault);
      expect(b.values.length).toBe(a.values.length);
      // JPEG colours are turned by one and not by the other, and what is lossy is decoded to within a step
      const isJpeg = pixels.coding === 'jpeg' && b.photometric !== a.photometric;
      const isLossy = ['1.2.840.10008.1.2.4.50', '1.2.840.10008.1.2.4.51', '1.2.840.10008.1.2.4.91'].includes(image.transferSyntax);
      if (isJpeg) continue;
      let most = 0;
      for (let at = 0; at < a.values.length; at += 1) most = Math.max(most, Math.abs((a.values[at] ?? 0) - (b.values[at] ?? 0)));
      expect(most).toBeLessThanOrEqual(isLossy ? 1 : 0);
    }
  });
});

function openOrNull(file: Buffer, codecs: CodecModule): ReturnType<typeof openFile> {
  try {
    return openFile(file, codecs);
  } catch (error) {
    if (error instanceof Unwalkable) return null;
    throw error;
  }
}

function decodeOrNull(opened: NonNullable<ReturnType<typeof openFile>>, frame: number): ReturnType<typeof decode> | null {
  try {
    return decode(opened.pixels, frame);
  } catch (error) {
    if (error instanceof Unwalkable) return null;
    throw error;
  }
}

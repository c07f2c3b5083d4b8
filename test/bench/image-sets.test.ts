import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DcmjsDataset } from 'dcmjs';
import { IMAGE_SETS, writeImageSet, writeLargeFile } from '../../bench/image-sets.js';
import { dcmjsReads } from '../judges/dcmjs.js';

describe('the files of the bench', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'anonc-bench-files-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['CT', 520_000, 540_000],
    ['MR', 36_000, 41_000],
  ] as const)('are %s images of the size and the number of elements that the goals speak of', (kind, least, most) => {
    const lengthBytes = writeImageSet(join(folder, kind), kind, 2);
    expect(lengthBytes).toBeGreaterThan(least);
    expect(lengthBytes).toBeLessThan(most);
    expect(readdirSync(join(folder, kind, '0'))).toEqual(['0.dcm', '1.dcm']);
    const dict = dcmjsReads(readFileSync(join(folder, kind, '0', '0.dcm')));
    expect(dict === null ? 0 : countOf(dict)).toBe(IMAGE_SETS[kind].elements);
  });

  it('hold a multi-frame image whose length is what its pixel data says', () => {
    const path = join(folder, 'large.dcm');
    writeLargeFile(path, 0.01);
    const pixels = dcmjsReads(readFileSync(path))?.['7FE00010']?.Value;
    const first: unknown = Array.isArray(pixels) ? pixels[0] : undefined;
    expect(first instanceof ArrayBuffer ? first.byteLength : 0).toBe(5 * 1024 * 1024 * 2);
    expect(statSync(path).size).toBeGreaterThan(5 * 1024 * 1024 * 2);
  });
});

function countOf(dict: DcmjsDataset): number {
  return Object.values(dict).reduce((sum, { vr, Value }) => sum + 1 + (vr === 'SQ' && Array.isArray(Value) ? (Value as DcmjsDataset[]).reduce((inner, item) => inner + countOf(item), 0) : 0), 0);
}

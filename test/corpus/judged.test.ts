import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateStudy } from '../../corpus/generate.js';
import { describeWithTools } from '../judges/describe-with-tools.js';
import { dciodvfyErrors } from '../judges/dciodvfy.js';
import { dcmdumpReads, dcmftestAccepts, pixelBytes } from '../judges/dcmtk.js';

const files = [...generateStudy('test', { hidingPlaces: false })];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anonc-corpus-'));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeWithTools('the generated study without hiding places, judged by dciodvfy', ['dciodvfy'], () => {
  it('is valid CT, MR, US and SR', () => {
    // dciodvfy does not read deflated files at all; the same objects stand in other transfer syntaxes beside them.
    const read = files.filter((file) => !Buffer.from(file.bytes.subarray(0, 600)).includes('1.2.840.10008.1.2.1.99'));
    expect(read.length).toBeGreaterThan(40);
    for (const file of read) expect(dciodvfyErrors(join(folder, file.path))).toEqual([]);
  });
});

describeWithTools('the generated study without hiding places, judged by DCMTK', ['dcmdump', 'dcmftest'], () => {
  it('is read to the end by dcmdump and taken by dcmftest', () => {
    for (const file of files) expect([dcmdumpReads(join(folder, file.path)), dcmftestAccepts(join(folder, file.path))]).toEqual([true, true]);
  });

  it('holds the pixel data of which its key has the digest', () => {
    for (const file of files) {
      const digest = file.key.find((item) => item.kind === 'pixels-retained')?.value;
      const parts = pixelBytes(join(folder, file.path));
      if (parts === 'absent' || parts === null) throw new Error('dcmdump gave no pixels');
      if (digest === undefined) expect(parts).toEqual([]);
      else expect(createHash('sha256').update(Buffer.concat(parts)).digest('hex')).toBe(digest);
    }
  });
});

import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printPlan } from '../../src/compiler/lower/lower.js';
import type { BatchEnd } from '../../src/runtime/index.js';
import { text, type Node } from '../arbitraries/dataset.js';
import { encodeFile } from '../arbitraries/encode.js';
import { keep, on, planOf, remove, rest } from './plan.js';

const script = fileURLToPath(new URL('./large-file.mjs', import.meta.url));
/** Reading and writing take the time; a run that held the file would show at this size as at any other. */
const largeBytes = 640 << 20;

const plan = planOf([
  [rest('unlisted'), keep],
  [rest('private'), remove],
  [rest('unknown'), remove],
  [on('00100010'), { kind: 'replace', with: { kind: 'dummy' } }],
]);
const head: readonly Node[] = [text(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.4\0'), text(0x00080018, 'UI', '1.2.3.10'), text(0x00100010, 'PN', 'Zwicky^Annamarie'), text(0x00280008, 'IS', '2000')];
const behind = text(0xfffcfffc, 'OB', 'xx');

/** A multi-frame image whose pixel data is a hole in the file, with an element behind it. */
function writeImage(path: string, pixelBytes: number): void {
  const before = Buffer.concat([encodeFile(head, 'explicit'), Buffer.from('e07f10004f570000', 'hex'), Buffer.alloc(4)]);
  before.writeUInt32LE(pixelBytes, before.length - 4);
  writeFileSync(path, before);
  truncateSync(path, before.length + pixelBytes);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from('lastpixl'), 0, 8, before.length + pixelBytes - 8);
  writeSync(file, encodeFile([behind], 'explicit', 'none'), 0, 14, before.length + pixelBytes);
  closeSync(file);
}

describe('a file larger than memory allows', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'anonc-large-'));
    writeFileSync(join(folder, 'plan.json'), printPlan(plan));
    for (const [name, bytes] of [['small', 1 << 10], ['large', largeBytes]] as const) {
      mkdirSync(join(folder, name), { recursive: true });
      writeImage(join(folder, name, 'image.dcm'), bytes);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(name: string): { readonly end: BatchEnd; readonly peakBytes: number } {
    const stdout = execFileSync(process.execPath, ['--max-old-space-size=192', script, join(folder, 'plan.json'), folder, name], { encoding: 'utf8' });
    return JSON.parse(stdout) as { readonly end: BatchEnd; readonly peakBytes: number };
  }

  it('leaves whole, in hardly more memory than a small one takes', () => {
    const [small, large] = [run('small'), run('large')];
    for (const { end } of [small, large]) expect(end).toMatchObject({ kind: 'finished', counts: { released: 1 } });
    expect(large.peakBytes - small.peakBytes).toBeLessThan(256 << 20);

    const outputs = (name: string): string => {
      const found = (readdirSync(join(folder, `out-${name}`), { recursive: true }) as string[]).find((path) => path.endsWith('.dcm'));
      return join(folder, `out-${name}`, found ?? 'none');
    };
    const grown = (name: string): number => statSync(outputs(name)).size - statSync(join(folder, name, 'image.dcm')).size;
    expect(grown('large')).toBe(grown('small'));
    const tail = Buffer.alloc(22);
    const file = openSync(outputs('large'), 'r');
    readSync(file, tail, 0, 22, statSync(outputs('large')).size - 22);
    closeSync(file);
    expect(tail.subarray(0, 8).toString('latin1')).toBe('lastpixl');
  });
});

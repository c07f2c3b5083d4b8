import { closeSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflateToSpool, type Spool, type SpoolFailure } from '../../../src/runtime/batch/spool.js';
import { freshFolder } from './double.js';

const content = Buffer.alloc(3 << 20, 'dataset ');

async function spooled(bytes: Buffer, limitBytes?: number): Promise<{ readonly result: Spool | SpoolFailure; readonly left: readonly string[] }> {
  const folder = freshFolder();
  const path = join(folder, 'input');
  writeFileSync(path, bytes);
  const file = openSync(path, 'r');
  try {
    const result = await inflateToSpool(file, 4, join(folder, 'spool'), () => undefined, limitBytes);
    return { result, left: readdirSync(folder) };
  } finally {
    closeSync(file);
  }
}

describe('a spool', () => {
  it('holds the inflated rest of a file, and has no name while it does', async () => {
    const { result, left } = await spooled(Buffer.concat([Buffer.from('meta'), deflateRawSync(content), Buffer.from([0])]));
    if (typeof result === 'string') throw new Error(result);
    const read = Buffer.alloc(content.length);
    expect(result.source.lengthBytes).toBe(content.length);
    expect(result.source.read(0, read)).toBe(content.length);
    expect(read.equals(content)).toBe(true);
    result.close();
    expect(left).toEqual(['input']);
  });

  it('ends at its limit', async () => {
    expect((await spooled(Buffer.concat([Buffer.from('meta'), deflateRawSync(content)]), 1 << 20)).result).toBe('too-large');
  });

  it('refuses a stream that ends early or is none', async () => {
    const deflated = deflateRawSync(content);
    expect((await spooled(Buffer.concat([Buffer.from('meta'), deflated.subarray(0, deflated.length - 10)]))).result).toBe('not-deflated');
    expect((await spooled(Buffer.concat([Buffer.from('meta'), Buffer.alloc(64, 0xff)]))).result).toBe('not-deflated');
  });
});

import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/cli/host.js';
import { readKey } from '../../src/cli/read-key.js';
import { anonc, freshFolder } from './console.js';

const host = { ...nodeHost(), environment: (): undefined => undefined };
const hex = '0123456789abcdef'.repeat(4);

describe('a new key', () => {
  it('is 64 hex digits in a file that its owner alone may read, and another each time', async () => {
    const folder = freshFolder();
    expect(await anonc(['key', 'new', join(folder, 'a')])).toMatchObject({ exitCode: 0 });
    expect(await anonc(['key', 'new', '--out', join(folder, 'b')])).toMatchObject({ exitCode: 0 });
    const keys = ['a', 'b'].map((name) => readFileSync(join(folder, name), 'utf8'));
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}\n$/);
    expect(keys[0]).not.toBe(keys[1]);
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o600);
  });

  it('never stands in what is printed', async () => {
    const folder = freshFolder();
    const { out, error } = await anonc(['key', 'new', join(folder, 'a')]);
    expect(`${out}${error}`).not.toContain(readFileSync(join(folder, 'a'), 'utf8').trim());
  });

  it('never takes the place of another', async () => {
    const path = join(freshFolder(), 'a');
    writeFileSync(path, 'old');
    expect(await anonc(['key', 'new', path])).toMatchObject({ exitCode: 2 });
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});

describe('reading a key', () => {
  it('takes a private file, and the environment without one', () => {
    const path = join(freshFolder(), 'key');
    writeFileSync(path, `${hex}\n`, { mode: 0o600 });
    expect(readKey(path, host)).toEqual({ ok: true, value: Buffer.from(hex, 'hex') });
    expect(readKey(undefined, { ...host, environment: () => hex })).toEqual({ ok: true, value: Buffer.from(hex, 'hex') });
  });

  it.each([0o640, 0o604, 0o620, 0o666])('refuses a file of mode %o', (mode) => {
    const path = join(freshFolder(), 'key');
    writeFileSync(path, hex);
    chmodSync(path, mode);
    expect(readKey(path, host)).toMatchObject({ ok: false, error: { help: `chmod 600 ${path}` } });
  });

  it.each(['', 'secret', hex.slice(1), `${hex}0`, hex.replace('0', 'g')])('refuses what is no key, and does not repeat it', (text) => {
    const path = join(freshFolder(), 'key');
    writeFileSync(path, text, { mode: 0o600 });
    const read = readKey(path, host);
    expect(read.ok).toBe(false);
    if (!read.ok && text !== '') expect(read.error.message).not.toContain(text);
  });

  it('says how to make one where there is none', () => {
    expect(readKey(undefined, host)).toMatchObject({ ok: false, error: { help: expect.stringContaining('anonc key new') as string } });
  });
});

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
    expect(readKey(path, null, host)).toEqual({ ok: true, value: { bytes: Buffer.from(hex, 'hex'), file: path } });
    expect(readKey(undefined, null, { ...host, environment: () => hex })).toEqual({ ok: true, value: { bytes: Buffer.from(hex, 'hex'), file: null } });
  });

  it.each([0o640, 0o604, 0o620, 0o666])('refuses a file of mode %o', (mode) => {
    const path = join(freshFolder(), 'key');
    writeFileSync(path, hex);
    chmodSync(path, mode);
    expect(readKey(path, null, host)).toMatchObject({ ok: false, error: { help: `chmod 600 ${path}` } });
  });

  it.each(['', 'secret', hex.slice(1), `${hex}0`, hex.replace('0', 'g')])('refuses what is no key, and does not repeat it', (text) => {
    const path = join(freshFolder(), 'key');
    writeFileSync(path, text, { mode: 0o600 });
    const read = readKey(path, null, host);
    expect(read.ok).toBe(false);
    if (!read.ok && text !== '') expect(read.error.message).not.toContain(text);
  });

  it('says how to make one where there is none', () => {
    expect(readKey(undefined, null, host)).toMatchObject({ ok: false, error: { help: expect.stringContaining('anonc key new') as string } });
  });
});

describe('the key of a secret that the rules name', () => {
  const fileWith = (text: string): string => {
    const path = join(freshFolder(), 'key');
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const only = (name: string): typeof host => ({ ...host, environment: ((asked: string) => (asked === name ? hex : undefined)) as () => undefined });
  const bytes = Buffer.from(hex, 'hex');

  it('is read from the variable of that name, and from no other', () => {
    expect(readKey(undefined, 'study-key', only('ANONC_KEY_STUDY_KEY'))).toEqual({ ok: true, value: { bytes, file: null } });
    for (const other of ['ANONC_KEY', 'ANONC_KEY_SITE_KEY']) expect(readKey(undefined, 'study-key', only(other)).ok).toBe(false);
    expect(readKey(undefined, null, only('ANONC_KEY_STUDY_KEY')).ok).toBe(false);
  });

  it('is read from a file that bears the name, or is called so on the command line', () => {
    const named = fileWith(`study-key ${hex}\n`);
    const bare = fileWith(`${hex}\n`);
    expect(readKey(named, 'study-key', host)).toEqual({ ok: true, value: { bytes, file: named } });
    expect(readKey(`study-key=${named}`, 'study-key', host)).toEqual({ ok: true, value: { bytes, file: named } });
    expect(readKey(`study-key=${bare}`, 'study-key', host)).toEqual({ ok: true, value: { bytes, file: bare } });
  });

  it('is not taken from a file that does not say so, that says another name, or that says one where the rules name none', () => {
    const named = fileWith(`study-key ${hex}\n`);
    const bare = fileWith(`${hex}\n`);
    expect(readKey(bare, 'study-key', host)).toMatchObject({ ok: false, error: { help: `if it is that one, write --key-file study-key=${bare}` } });
    expect(readKey(named, 'site-key', host)).toMatchObject({ ok: false, error: { message: `the key file \`${named}\` is that of the secret \`study-key\`, and the rules name \`site-key\`` } });
    expect(readKey(`site-key=${named}`, 'site-key', host).ok).toBe(false);
    expect(readKey(named, null, host).ok).toBe(false);
  });

  it('is asked for by its name where there is none, and the ways to give it are told', () => {
    const missing = readKey(undefined, 'study-key', only('ANONC_KEY'));
    expect(missing).toEqual({
      ok: false,
      error: {
        message: 'there is no key for the secret `study-key`, which the rules name: new identifiers and dates are made with it; ANONC_KEY is for rules that name no secret',
        help: 'make one with `anonc key new --secret study-key` and name it with --key-file, or set ANONC_KEY_STUDY_KEY',
      },
    });
  });

  it('shows nothing that could be a part of a key', () => {
    const half = hex.slice(0, 32);
    const read = readKey(fileWith(`${half} ${hex}\n`), 'study-key', host);
    expect(read.ok ? '' : read.error.message).toMatch(/holds no key/);
    expect(JSON.stringify(read)).not.toContain(half);
  });

  it('is made with its name in the file', async () => {
    const path = join(freshFolder(), 'study.key');
    expect(await anonc(['key', 'new', path, '--secret', 'study-key'])).toMatchObject({ exitCode: 0 });
    expect(readFileSync(path, 'utf8')).toMatch(/^study-key [0-9a-f]{64}\n$/);
    expect(readKey(path, 'study-key', host).ok).toBe(true);
    expect(await anonc(['key', 'new', join(freshFolder(), 'x'), '--secret', 'no name'])).toMatchObject({ exitCode: 2 });
  });
});

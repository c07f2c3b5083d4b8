import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveKeys, keyed } from '../../src/runtime/keys.js';

const master = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');

describe('the keys of a run', () => {
  it('are the same for the same master, and differ by purpose and by master', () => {
    const keys = deriveKeys(master, null);
    expect(deriveKeys(Buffer.from(master), null)).toEqual(keys);
    const all = [keys.uid, keys.pseudonym, keys.shift, keys.fingerprint, keys.path, ...Object.values(deriveKeys(Buffer.alloc(32), null)).filter((key): key is Buffer => Buffer.isBuffer(key))];
    expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(10);
    for (const key of all) expect(key).toHaveLength(32);
  });

  it('are named by an id that holds no part of a key', () => {
    const keys = deriveKeys(master, null);
    expect(keys.id).toMatch(/^[0-9a-f]{16}$/);
    for (const key of [master, keys.uid, keys.pseudonym, keys.shift, keys.fingerprint, keys.path]) expect(key.toString('hex')).not.toContain(keys.id);
  });

  it('come from HKDF-SHA256 of the master and the purpose', () => {
    expect(deriveKeys(master, null).uid).toEqual(Buffer.from(hkdfSync('sha256', master, '', 'anonc 1 uid', 32)));
  });

  it('are others under the name of a secret, and others under another name', () => {
    const all = [null, 'study-key', 'site-key', 'uid'].flatMap((secret) => Object.values(deriveKeys(master, secret)).map((key) => (Buffer.isBuffer(key) ? key.toString('hex') : String(key))));
    expect(new Set(all).size).toBe(24);
    expect(deriveKeys(master, 'study-key').uid).toEqual(Buffer.from(hkdfSync('sha256', master, '', 'anonc 1 uid study-key', 32)));
  });

  it.each([0, 16, 31, 33])('refuse a master of %i bytes', (lengthBytes) => {
    expect(() => deriveKeys(Buffer.alloc(lengthBytes), null)).toThrow(RangeError);
  });
});

describe('a keyed value', () => {
  it('is the HMAC of purpose, issuer and value with a zero byte between', () => {
    expect(keyed(master, 'uid', 'A', '1.2')).toEqual(createHmac('sha256', master).update('uid\0A\x001.2').digest());
  });

  it('tells issuer and value apart', () => {
    expect(keyed(master, 'id', 'AB', 'C')).not.toEqual(keyed(master, 'id', 'A', 'BC'));
    expect(() => keyed(master, 'id', 'A\0', 'B')).toThrow(RangeError);
  });

  it('takes text as its UTF-8 bytes', () => {
    expect(keyed(master, 'id', '', 'Müller')).toEqual(keyed(master, 'id', '', Buffer.from('Müller', 'utf8')));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Keyring } from '../../../src/runtime/actions/keyring.js';
import { deriveKeys } from '../../../src/runtime/keys.js';
import { testKeys } from '../plan.js';

const keyring = new Keyring(testKeys);
const other = new Keyring(deriveKeys(Buffer.alloc(32, 6), null));

describe('a keyring', () => {
  it('gives the same for the same key however much came between', () => {
    const uid = keyring.uid('1.2.3');
    for (let count = 0; count < 20_500; count += 1) keyring.uid(`1.2.3.${count}`);
    expect(keyring.uid('1.2.3')).toBe(uid);
    expect(new Keyring(testKeys).uid('1.2.3')).toBe(uid);
  });

  it('gives something else under another key', () => {
    expect(other.uid('1.2.3')).not.toBe(keyring.uid('1.2.3'));
    expect(other.pseudonym('', 'a', 10)).not.toBe(keyring.pseudonym('', 'a', 10));
    expect(other.folder('', 'a')).not.toBe(keyring.folder('', 'a'));
    expect(other.name('a')).not.toBe(keyring.name('a'));
  });

  it('tells apart what it makes of one value for different ends', () => {
    expect(new Set([keyring.pseudonym('', 'a', 16), keyring.folder('', 'a'), keyring.name('a').slice(0, 16)]).size).toBe(3);
    expect(keyring.pseudonym('', 'a', 16).startsWith(keyring.pseudonym('', 'a', 8))).toBe(true);
  });

  it('gives days within the window, all of them, and the same for one subject', () => {
    const days = Array.from({ length: 600 }, (_, subject) => keyring.days('', `subject ${subject}`, 30, 60));
    expect(new Set(days)).toEqual(new Set(Array.from({ length: 31 }, (_, index) => 30 + index)));
    expect(keyring.days('', 'subject 1', 30, 60)).toBe(days[1]);
    expect(keyring.days('', 'subject 1', 45, 45)).toBe(45);
  });

  it('takes any text for issuer and value, zero bytes too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 12 }), (issuer, value) => {
        expect(keyring.uid(value)).toMatch(/^2\.25\.\d{1,39}$/);
        expect(keyring.pseudonym(issuer, value, 12)).toMatch(/^[A-Z2-7]{12}$/);
        expect(keyring.folder(issuer, value)).toMatch(/^[A-Z2-7]{16}$/);
        expect(keyring.days(issuer, value, 1, 9)).toBeOneOf([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      }),
      { numRuns: 200 },
    );
  });
});

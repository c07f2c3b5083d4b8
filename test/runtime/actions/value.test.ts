import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../src/runtime/actions/value.js';
import { valueOf } from './value-of.js';

describe('the texts of a value', () => {
  it('are split at the backslash where the VR has several values, and trimmed each', () => {
    expect(textsOf(valueOf('LO', ' one \\ two\\'))).toEqual(['one', 'two', '']);
    expect(textsOf(valueOf('LT', 'one\\two '))).toEqual(['one\\two']);
    expect(textsOf(valueOf('UI', '1.2\\1.3\0'))).toEqual(['1.2', '1.3']);
  });

  it('are none where all of them are empty, or the VR is unknown', () => {
    for (const text of ['', '  ', '\\ \\', '\0']) expect(textsOf(valueOf('LO', text))).toEqual([]);
    expect(textsOf(valueOf('ZZ', 'Zwicky'))).toEqual([]);
    expect(textsOf(valueOf('OB', 'Zwicky'))).toEqual([]);
  });

  it('are split after decoding, so that half a character is no backslash', () => {
    // the second byte of this kanji of JIS X 0208 is 0x5C
    const bytes = Buffer.from('\x1b$B0\\\x1b(B\\b', 'latin1');
    expect(textsOf(valueOf('LO', bytes, { characterSet: '\\ISO 2022 IR 87' }))).toHaveLength(2);
  });

  it('are decimal numbers of binary values, in either byte order', () => {
    expect(textsOf(valueOf('US', Buffer.from([1, 2, 255, 255])))).toEqual(['513', '65535']);
    expect(textsOf(valueOf('US', Buffer.from([1, 2]), { little: false }))).toEqual(['258']);
    expect(textsOf(valueOf('SS', Buffer.from([255, 255])))).toEqual(['-1']);
    expect(textsOf(valueOf('UL', Buffer.from([0, 0, 0, 128])))).toEqual(['2147483648']);
    expect(textsOf(valueOf('SL', Buffer.from([0, 0, 0, 128])))).toEqual(['-2147483648']);
    expect(textsOf(valueOf('FD', Buffer.from([0, 0, 0, 0, 0, 0, 0xf8, 0x3f])))).toEqual(['1.5']);
    expect(textsOf(valueOf('FL', Buffer.from([0, 0, 0xc0, 0x3f])))).toEqual(['1.5']);
    expect(textsOf(valueOf('UV', Buffer.alloc(8, 255)))).toEqual(['18446744073709551615']);
    expect(textsOf(valueOf('SV', Buffer.alloc(8, 255)))).toEqual(['-1']);
    expect(textsOf(valueOf('US', Buffer.from([1, 2, 3])))).toEqual(['513']);
  });
});

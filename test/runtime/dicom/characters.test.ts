import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../../src/runtime/dicom/characters.js';

describe('reading text of a character set', () => {
  it('takes Latin-1 where nothing or nothing known is stated', () => {
    const bytes = Buffer.from('M\xfcller', 'latin1');
    for (const characterSet of ['', 'ISO_IR 6', 'ISO_IR 100', 'NOT A SET']) expect(decodeText(bytes, characterSet)).toBe('Müller');
  });

  it.each(['ISO_IR 192', 'ISO_IR 192 ', ' ISO_IR 192', 'ISO_IR 192\0'])('reads the set %j by its term, however padded', (characterSet) => {
    expect(decodeText(Buffer.from('Müller', 'utf8'), characterSet)).toBe('Müller');
  });

  it('goes on in the first set behind an escape that nobody knows', () => {
    expect(decodeText(Buffer.from('a\x1b%Gb\xfc', 'latin1'), 'ISO_IR 100')).toBe('a%Gbü');
  });

  it('reads JIS X 0212', () => {
    expect(decodeText(Buffer.from('\x1b$(D\x30\x21\x1b(B', 'latin1'), '\\ISO 2022 IR 159')).toBe('丂');
  });

  it('never fails on bytes that are no text of the set', () => {
    for (const characterSet of ['ISO_IR 192', 'GB18030', '\\ISO 2022 IR 87', 'ISO_IR 13']) expect(decodeText(Buffer.from([0xff, 0xfe, 0x1b, 0x24, 0x42, 0x80, 0x1b]), characterSet)).toEqual(expect.any(String));
  });
});

describe('writing text of a character set', () => {
  it('writes what the set has, and question marks for the rest', () => {
    expect(encodeText('Müller', 'ISO_IR 192')).toEqual(Buffer.from('Müller', 'utf8'));
    expect(encodeText('Müller 山', 'ISO_IR 100').toString('latin1')).toBe('Müller ?');
    expect(encodeText('Müller', '').toString('latin1')).toBe('M?ller');
    expect(encodeText('Müller', 'ISO_IR 126').toString('latin1')).toBe('M?ller');
    expect(encodeText('plain', 'GB18030').toString('latin1')).toBe('plain');
  });
});

import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/verifier/read/characters.js';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('character sets', () => {
  // examples of PS3.5 Annex H, I and J
  it.each([
    ['Latin-1', '42 75 63 5e 4a e9 72 f4 6d 65', ['ISO_IR 100'], 'Buc^Jérôme'],
    ['UTF-8', '57 61 6e 67 3d e7 8e 8b', ['ISO_IR 192'], 'Wang=王'],
    ['GB18030', 'cd f5 5e d0 a1 b6 ab', ['GB18030'], '王^小东'],
    ['Greek', 'c4 e9 ef ed f5 f3 e9 ef f2', ['ISO_IR 126'], 'Διονυσιος'],
    ['Japanese by escape', '1b 24 42 3b 33 45 44 1b 28 42 5e', ['', 'ISO 2022 IR 87'], '山田^'],
    ['Korean by escape', '1b 24 29 43 fb f3 5e 1b 24 29 43 d1 ce d4 d7', ['', 'ISO 2022 IR 149'], '洪^吉洞'],
    ['half-width katakana', 'd4 cf c0 de', ['ISO_IR 13'], 'ﾔﾏﾀﾞ'],
  ] as const)('decodes %s', (_name, hex, sets, text) => {
    expect(decodeText(bytes(hex), sets)).toBe(text);
  });
});

/** Value representations whose text the Specific Character Set governs, PS3.5 6.1.2.2. */
const GOVERNED = new Set(['SH', 'LO', 'ST', 'LT', 'UC', 'UT', 'PN']);

/** Character sets of one byte a character, and the platform's decoder of their upper half, PS3.3 C.12.1.1.2. */
const SINGLE_BYTE = { 'ISO_IR 126': 'iso-8859-7', 'ISO_IR 127': 'iso-8859-6', 'ISO_IR 138': 'iso-8859-8', 'ISO_IR 144': 'iso-8859-5' } as const;

/** Character sets that an escape sequence begins, with what the platform decodes with both bytes' high bits set, PS3.3 C.12.1.1.2. */
const ESCAPED = {
  '\\ISO 2022 IR 87': { decoder: 'euc-jp', begin: [0x1b, 0x24, 0x42], highBits: 0, end: [0x1b, 0x28, 0x42] },
  // in G1 beside ASCII in G0, so that nothing has to be switched back; begun anew behind each delimiter, PS3.5 6.1.2.5.3
  '\\ISO 2022 IR 149': { decoder: 'euc-kr', begin: [0x1b, 0x24, 0x29, 0x43], highBits: 0x80, end: [] },
} as const;

/** The values of (0008,0005) that the generator writes. */
export type CharacterSet = '' | 'ISO_IR 100' | 'ISO_IR 192' | 'GB18030' | keyof typeof SINGLE_BYTE | keyof typeof ESCAPED;

export const CHARACTER_SETS: readonly CharacterSet[] = ['', 'ISO_IR 100', 'ISO_IR 192', 'GB18030', 'ISO_IR 126', 'ISO_IR 127', 'ISO_IR 138', 'ISO_IR 144', '\\ISO 2022 IR 87', '\\ISO 2022 IR 149'];

/**
 * Text as bytes under a character set.
 *
 * @throws if the character set has no code for a character: the generator's own mistake
 */
export function encodeText(text: string, vr: string, characterSet: CharacterSet): Uint8Array {
  const governed = GOVERNED.has(vr);
  if (!governed || characterSet === '' || characterSet === 'ISO_IR 100') return encodeLatin(text, vr, governed && characterSet !== '' ? 0xff : 0x7e);
  if (characterSet === 'ISO_IR 192') return Buffer.from(text, 'utf8');
  if (characterSet === 'GB18030') return encodeByTable(text, pairsOf('gb18030'));
  if (characterSet in SINGLE_BYTE) return encodeByTable(text, upperHalfOf(SINGLE_BYTE[characterSet as keyof typeof SINGLE_BYTE]));
  return encodeEscaped(text, ESCAPED[characterSet as keyof typeof ESCAPED]);
}

function encodeLatin(text: string, vr: string, highest: number): Uint8Array {
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) > highest) throw new Error(`internal error: ${vr} text cannot be written in this character set`);
  }
  return Buffer.from(text, 'latin1');
}

type Codes = ReadonlyMap<string, readonly number[]>;

function encodeByTable(text: string, codes: Codes): Uint8Array {
  return Uint8Array.from(Array.from(text).flatMap((character) => (character.charCodeAt(0) < 0x7f ? [character.charCodeAt(0)] : codeOf(character, codes))));
}

/** ISO 2022: ASCII is back before every delimiter, since delimiters are ASCII, PS3.5 6.1.2.5.3. */
function encodeEscaped(text: string, { decoder, begin, highBits, end }: (typeof ESCAPED)[keyof typeof ESCAPED]): Uint8Array {
  const codes = pairsOf(decoder);
  const bytes: number[] = [];
  let inside = false;
  for (const character of text) {
    const ascii = character.charCodeAt(0) < 0x7f;
    // What stands in G0 must leave it for any ASCII; what stands in G1 lasts until a delimiter.
    if (inside && ascii && (highBits === 0 || /[\^=\\\r\n\f\t]/.test(character))) {
      bytes.push(...end);
      inside = false;
    }
    if (!inside && !ascii) {
      bytes.push(...begin);
      inside = true;
    }
    bytes.push(...(ascii ? [character.charCodeAt(0)] : codeOf(character, codes).map((byte) => (byte & 0x7f) | highBits)));
  }
  if (inside) bytes.push(...end);
  return Uint8Array.from(bytes);
}

function codeOf(character: string, codes: Codes): readonly number[] {
  const code = codes.get(character);
  if (code === undefined) throw new Error('internal error: a character is not in the character set');
  return code;
}

const cached = new Map<string, Codes>();

function upperHalfOf(decoder: string): Codes {
  return turnedRound(decoder, () => Array.from({ length: 0x60 }, (_, index) => [0xa0 + index]));
}

/** The 94 by 94 codes with both high bits set, in which EUC-JP has JIS X 0208, EUC-KR has KS X 1001 and GB18030 has GB 2312. */
function pairsOf(decoder: string): Codes {
  return turnedRound(decoder, () => Array.from({ length: 94 * 94 }, (_, index) => [0xa1 + Math.floor(index / 94), 0xa1 + (index % 94)]));
}

/** The platform decodes these sets and does not encode them, so its tables are turned round. */
function turnedRound(name: string, codes: () => readonly (readonly number[])[]): Codes {
  const known = cached.get(name);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(name);
  const table = new Map<string, readonly number[]>();
  for (const code of codes()) {
    const character = decoder.decode(Uint8Array.from(code));
    if (character.length === 1 && character !== '\uFFFD' && !table.has(character)) table.set(character, code);
  }
  cached.set(name, table);
  return table;
}

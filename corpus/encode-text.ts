/** Value representations whose text the Specific Character Set governs, PS3.5 6.1.2.2. */
const GOVERNED = new Set(['SH', 'LO', 'ST', 'LT', 'UC', 'UT', 'PN']);

/** The values of (0008,0005) that the generator writes. */
export type CharacterSet = '' | 'ISO_IR 100' | 'ISO_IR 192' | '\\ISO 2022 IR 87';

/**
 * Text as bytes under a character set.
 *
 * @throws if the character set has no code for a character: the generator's own mistake
 */
export function encodeText(text: string, vr: string, characterSet: CharacterSet): Uint8Array {
  if (characterSet === 'ISO_IR 192' && GOVERNED.has(vr)) return Buffer.from(text, 'utf8');
  if (characterSet === '\\ISO 2022 IR 87' && GOVERNED.has(vr)) return encodeKanji(text);
  const highest = characterSet === 'ISO_IR 100' && GOVERNED.has(vr) ? 0xff : 0x7e;
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) > highest) throw new Error(`internal error: ${vr} text cannot be written in ${characterSet || 'the default repertoire'}`);
  }
  return Buffer.from(text, 'latin1');
}

const TO_JIS_X_0208 = [0x1b, 0x24, 0x42];
const TO_ASCII = [0x1b, 0x28, 0x42];

/** ISO 2022 with JIS X 0208 in G0; ASCII is back before every delimiter, since delimiters are ASCII, PS3.5 6.1.2.5.3. */
function encodeKanji(text: string): Uint8Array {
  const bytes: number[] = [];
  let inKanji = false;
  for (const character of text) {
    const code = character.charCodeAt(0) < 0x7f ? undefined : kanjiCodes().get(character);
    if (code === undefined && character.charCodeAt(0) > 0x7e) throw new Error('internal error: a character is not in JIS X 0208');
    if (inKanji !== (code !== undefined)) bytes.push(...(code === undefined ? TO_ASCII : TO_JIS_X_0208));
    inKanji = code !== undefined;
    bytes.push(...(code ?? [character.charCodeAt(0)]));
  }
  if (inKanji) bytes.push(...TO_ASCII);
  return Uint8Array.from(bytes);
}

let cached: ReadonlyMap<string, readonly [number, number]> | undefined;

/** JIS X 0208 turned round: the platform decodes EUC-JP, in which the same codes stand with the high bit set. */
function kanjiCodes(): ReadonlyMap<string, readonly [number, number]> {
  if (cached !== undefined) return cached;
  const decoder = new TextDecoder('euc-jp');
  const codes = new Map<string, readonly [number, number]>();
  for (let row = 0x21; row <= 0x7e; row += 1) {
    for (let cell = 0x21; cell <= 0x7e; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row | 0x80, cell | 0x80));
      if (character.length === 1 && character !== '\uFFFD') codes.set(character, [row, cell]);
    }
  }
  cached = codes;
  return codes;
}

import type { ReadElement } from './read-dicom.js';

/** Defined terms of (0008,0005) and what the platform decodes them with, PS3.3 C.12.1.1.2. Escapes are looked up by their bytes. */
const DECODERS: Readonly<Record<string, string>> = {
  '': 'latin1',
  'ISO_IR 100': 'latin1',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
};

/** The value as text: numbers in decimal, several joined by a backslash. */
export function textOf(element: ReadElement): string {
  const numbers = numbersOf(element, element.vr);
  if (numbers !== null) return numbers.join('\\');
  return decodeText(element.value, element.characterSet).replace(/[\0 ]+$/, '');
}

export function decodeText(value: Buffer, characterSet: string): string {
  if (characterSet.includes('2022 IR 87')) return decodeEscaped(value, 'euc-jp');
  if (characterSet.includes('2022 IR 149')) return decodeEscaped(value, 'euc-kr');
  return new TextDecoder(DECODERS[characterSet.trim()] ?? 'latin1').decode(value);
}

/** What stands between escape sequences is two bytes a character, with or without their high bits, or ASCII. */
function decodeEscaped(value: Buffer, decoder: 'euc-jp' | 'euc-kr'): string {
  const bytes: number[] = [];
  let wide = false;
  for (let at = 0; at < value.length; ) {
    if (value[at] === 0x1b) {
      // ESC $ B and ESC $ ) C are what this corpus writes; ESC ( B and ESC ( J lead back.
      wide = value[at + 1] === 0x24 && value[at + 2] === 0x42;
      at += value[at + 1] === 0x24 && value[at + 2] === 0x29 ? 4 : 3;
      continue;
    }
    const byte = value[at] ?? 0;
    bytes.push(wide ? byte | 0x80 : byte);
    at += 1;
  }
  return new TextDecoder(decoder).decode(Uint8Array.from(bytes));
}

/** Bytes that are numbers under a VR; null where the VR has none. */
export function numbersOf({ value, littleEndian }: ReadElement, vr: string): readonly number[] | null {
  const width = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8 }[vr];
  if (width === undefined || value.length % width !== 0) return null;
  const view = new DataView(value.buffer, value.byteOffset, value.length);
  return Array.from({ length: value.length / width }, (_, index) => {
    const at = index * width;
    switch (vr) {
      case 'US':
        return view.getUint16(at, littleEndian);
      case 'SS':
        return view.getInt16(at, littleEndian);
      case 'UL':
        return view.getUint32(at, littleEndian);
      case 'SL':
        return view.getInt32(at, littleEndian);
      case 'FL':
        return view.getFloat32(at, littleEndian);
      default:
        return view.getFloat64(at, littleEndian);
    }
  });
}

/** Whether an element holds a planted value: as text, as a number of another spelling, or, where no VR is known, as numbers of some width. */
export function holds(element: ReadElement, planted: string): boolean {
  const text = textOf(element);
  if (text === planted || text.trim() === planted.trim()) return true;
  if (planted !== '' && !Number.isNaN(Number(planted)) && text !== '' && Number(text) === Number(planted)) return true;
  return element.vr === 'UN' && ['FL', 'FD', 'US', 'SS', 'SL', 'UL'].some((vr) => numbersOf(element, vr)?.join('\\') === planted);
}

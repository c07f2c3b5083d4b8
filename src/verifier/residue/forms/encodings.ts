/** Character sets of PS3.3 C.12.1.1.2 and what programs beside them write, as labels of the Encoding Standard; those of one byte a sign. */
const singleByte = ['iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6', 'iso-8859-7', 'iso-8859-8', 'iso-8859-15', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-874', 'koi8-r', 'macintosh'];
/** those of two bytes a sign, with the ranges of the first and second byte */
const doubleByte: readonly (readonly [string, number, number, number, number])[] = [
  ['shift_jis', 0x81, 0xfc, 0x40, 0xfc],
  ['euc-jp', 0xa1, 0xfe, 0xa1, 0xfe],
  ['euc-kr', 0x81, 0xfe, 0x41, 0xfe],
  ['gb18030', 0x81, 0xfe, 0x40, 0xfe],
  ['big5', 0x81, 0xfe, 0x40, 0xfe],
];

const ESCAPE = 0x1b;
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** The bytes of a text in every character set that has all its signs; for ASCII the bytes themselves, once. */
export function encodingsOf(text: string): readonly Uint8Array[] {
  const utf8 = Buffer.from(text, 'utf8');
  if (/^[\x20-\x7e]*$/.test(text)) return [utf8];
  const forms = new Map<string, Uint8Array>();
  const put = (bytes: Uint8Array | null): void => {
    if (bytes !== null) forms.set(Buffer.from(bytes).toString('latin1'), bytes);
  };
  put(utf8);
  // the same text with its marks apart
  put(Buffer.from(text.normalize('NFD'), 'utf8'));
  put(Buffer.from(text, 'utf16le'));
  put(Buffer.from(text, 'utf16le').swap16());
  if (/^[\x20-\xff]*$/.test(text)) put(Buffer.from(text, 'latin1'));
  if (/[\uff61-\uff9f]/.test(text)) put(encode(text, 'shift_jis', halfKana));
  for (const label of singleByte) put(encode(text, label, oneByte));
  if (/[\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]/.test(text)) {
    for (const set of doubleByte) put(encode(text, set[0], () => twoBytes(set)));
    put(iso2022Japanese(text));
  }
  return [...forms.values()];
}

/** The bytes of a text in UTF-8 and both orders of UTF-16. */
export function unicodeOf(text: string): readonly Uint8Array[] {
  const wide = Buffer.from(text, 'utf16le');
  return [Buffer.from(text, 'utf8'), wide, Buffer.from(wide).swap16()];
}

function encode(text: string, label: string, make: (label: string) => ReadonlyMap<string, readonly number[]>): Uint8Array | null {
  const key = `${label}${make === halfKana ? ' half' : ''}`;
  let table = tables.get(key);
  if (table === undefined) {
    table = make(label);
    tables.set(key, table);
  }
  const bytes: number[] = [];
  for (const sign of text) {
    const known = sign < '\x80' ? [sign.charCodeAt(0)] : table.get(sign);
    if (known === undefined) return null;
    bytes.push(...known);
  }
  return Uint8Array.from(bytes);
}

function oneByte(label: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(label);
  return new Map(Array.from({ length: 128 }, (_, index): [string, readonly number[]] => [decoder.decode(Uint8Array.of(index + 128)), [index + 128]]));
}

function halfKana(label: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(label);
  return new Map(Array.from({ length: 63 }, (_, index): [string, readonly number[]] => [decoder.decode(Uint8Array.of(index + 0xa1)), [index + 0xa1]]));
}

function twoBytes([label, firstFrom, firstTo, secondFrom, secondTo]: (typeof doubleByte)[number]): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  const pairs: (readonly [number, number])[] = [];
  for (let first = firstFrom; first <= firstTo; first += 1) for (let second = secondFrom; second <= secondTo; second += 1) pairs.push([first, second]);
  // in one call, the pairs apart by line ends, which no pair swallows
  const signs = new TextDecoder(label).decode(Uint8Array.from(pairs.flatMap((pair) => [...pair, 10]))).split('\n');
  for (const [index, pair] of pairs.entries()) {
    const sign = signs[index] ?? '';
    if (sign.length === 1 && sign !== '\ufffd' && !table.has(sign)) table.set(sign, pair);
  }
  return table;
}

/** JIS X 0208 between escapes, PS3.5 6.1.2.5: seven bits of EUC-JP; the first escape stays, for without it the bytes are like any others. */
function iso2022Japanese(text: string): Uint8Array | null {
  const bytes = encode(text, 'euc-jp', () => twoBytes(['euc-jp', 0xa1, 0xfe, 0xa1, 0xfe]));
  return bytes === null || bytes.some((byte) => byte < 0x80) ? null : Uint8Array.from([ESCAPE, 0x24, 0x42, ...bytes.map((byte) => byte & 0x7f)]);
}

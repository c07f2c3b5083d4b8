/** Defined terms of Specific Character Set, PS3.3 C.12.1.1.2, as labels of the Encoding Standard; iso-8859-1 stands for the default. */
const singleByte: Readonly<Record<string, string>> = {
  '': 'latin1',
  'ISO_IR 6': 'latin1',
  'ISO_IR 100': 'latin1',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 148': 'iso-8859-9',
  'ISO_IR 203': 'iso-8859-15',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
};

/** What an escape sequence of ISO 2022 switches to, PS3.3 Tables C.12-3 and C.12-4: bytes after ESC -> how the run is decoded. */
const escapes: readonly { readonly bytes: readonly number[]; readonly decode: (run: Uint8Array) => string }[] = [
  { bytes: [0x24, 0x42], decode: japanese([0x24, 0x42]) },
  { bytes: [0x24, 0x40], decode: japanese([0x24, 0x40]) },
  { bytes: [0x24, 0x28, 0x44], decode: (run) => decodeAs('euc-jp', interleave(run)) },
  { bytes: [0x24, 0x29, 0x43], decode: (run) => decodeAs('euc-kr', run) },
  { bytes: [0x24, 0x29, 0x41], decode: (run) => decodeAs('gb18030', run) },
  { bytes: [0x28, 0x42], decode: (run) => decodeAs('latin1', run) },
  { bytes: [0x28, 0x4a], decode: (run) => decodeAs('shift_jis', run) },
  { bytes: [0x29, 0x49], decode: (run) => decodeAs('shift_jis', run) },
  ...(
    [
      [0x41, 'latin1'],
      [0x42, 'iso-8859-2'],
      [0x43, 'iso-8859-3'],
      [0x44, 'iso-8859-4'],
      [0x4c, 'iso-8859-5'],
      [0x47, 'iso-8859-6'],
      [0x46, 'iso-8859-7'],
      [0x48, 'iso-8859-8'],
      [0x4d, 'iso-8859-9'],
      [0x62, 'iso-8859-15'],
      [0x54, 'windows-874'],
    ] as const
  ).map(([final, label]) => ({ bytes: [0x2d, final], decode: (run: Uint8Array) => decodeAs(label, run) })),
];

const ESCAPE = 0x1b;
const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/**
 * Text of a value, by the character sets in force, ISO 2022 escapes included. Bytes that are not valid there become U+FFFD: the
 * search for residue therefore also looks for the raw bytes.
 */
export function decodeText(bytes: Uint8Array, characterSets: readonly string[]): string {
  const first = singleByte[(characterSets[0] ?? '').replace('ISO 2022 IR', 'ISO_IR')] ?? 'latin1';
  if (!bytes.includes(ESCAPE)) return decodeAs(first, bytes);
  let text = '';
  let decode = (run: Uint8Array): string => decodeAs(first, run);
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== ESCAPE) continue;
    text += decode(bytes.subarray(start, at));
    const next = escapes.find((escape) => escape.bytes.every((byte, index) => bytes[at + 1 + index] === byte));
    if (next === undefined) {
      start = at + 1;
      continue;
    }
    decode = next.decode;
    start = at + 1 + next.bytes.length;
    at = start - 1;
  }
  return text;
}

function decodeAs(label: string, bytes: Uint8Array): string {
  if (label === 'latin1') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let decoder = decoders.get(label);
  if (decoder === undefined) {
    decoder = new TextDecoder(label);
    decoders.set(label, decoder);
  }
  return decoder.decode(bytes);
}

function japanese(escape: readonly number[]): (run: Uint8Array) => string {
  return (run) => decodeAs('iso-2022-jp', Uint8Array.from([ESCAPE, ...escape, ...run]));
}

/** JIS X 0212 in EUC-JP: 0x8F before each pair, both bytes in the upper half. */
function interleave(run: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at + 1 < run.length; at += 2) out.push(0x8f, (run[at] ?? 0) | 0x80, (run[at + 1] ?? 0) | 0x80);
  return Uint8Array.from(out);
}

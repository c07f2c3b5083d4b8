/** Defined terms of Specific Character Set, PS3.3 C.12.1.1.2, as labels of the Encoding Standard, without and with code extensions. */
const labels: Readonly<Record<string, string>> = {
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

/** Escape sequences after ESC, PS3.3 Tables C.12-3 and C.12-4, and how the run behind them is read. */
const runs: Readonly<Record<string, (run: Buffer) => string>> = {
  '(B': (run) => run.toString('latin1'),
  '(J': (run) => decode('shift_jis', run),
  ')I': (run) => decode('shift_jis', run),
  '-A': (run) => run.toString('latin1'),
  '-B': (run) => decode('iso-8859-2', run),
  '-C': (run) => decode('iso-8859-3', run),
  '-D': (run) => decode('iso-8859-4', run),
  '-L': (run) => decode('iso-8859-5', run),
  '-G': (run) => decode('iso-8859-6', run),
  '-F': (run) => decode('iso-8859-7', run),
  '-H': (run) => decode('iso-8859-8', run),
  '-M': (run) => decode('iso-8859-9', run),
  '-b': (run) => decode('iso-8859-15', run),
  '-T': (run) => decode('windows-874', run),
  $B: (run) => decode('iso-2022-jp', Buffer.concat([Buffer.from('\x1b$B', 'latin1'), run])),
  '$@': (run) => decode('iso-2022-jp', Buffer.concat([Buffer.from('\x1b$@', 'latin1'), run])),
  // JIS X 0212 within EUC-JP: each pair behind 0x8F with both high bits set
  '$(D': (run) => decode('euc-jp', Buffer.from([...run].flatMap((byte, index) => (index % 2 === 0 ? [0x8f, byte | 0x80] : [byte | 0x80])))),
  '$)C': (run) => decode('euc-kr', run),
  '$)A': (run) => decode('gb18030', run),
};

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** The text of a value under the character sets of its dataset, `(0008,0005)` as it stands there; '' is the default repertoire. */
export function decodeText(bytes: Buffer, characterSet: string): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  const label = labelOf(characterSet);
  if (!bytes.includes(0x1b)) return decode(label, bytes);
  // ISO 2022: what stands before the first escape is of the first character set
  const [first = '', ...rest] = bytes.toString('latin1').split('\x1b');
  const escaped = rest.map((part) => {
    const escape = Object.keys(runs).find((sign) => part.startsWith(sign));
    return escape === undefined ? decode(label, Buffer.from(part, 'latin1')) : (runs[escape]?.(Buffer.from(part.slice(escape.length), 'latin1')) ?? '');
  });
  return [decode(label, Buffer.from(first, 'latin1')), ...escaped].join('');
}

/** Text as bytes of a character set; signs that it does not have become question marks. */
export function encodeText(text: string, characterSet: string): Buffer {
  if (/^[\x00-\x7f]*$/.test(text)) return Buffer.from(text, 'latin1');
  const label = labelOf(characterSet);
  if (label === 'utf-8') return Buffer.from(text, 'utf8');
  const representable = label === 'latin1' && characterSet.includes('100') ? /[^\u0000-\u00ff]/gu : /[^\u0000-\u007f]/gu;
  return Buffer.from(text.replace(representable, '?'), 'latin1');
}

function labelOf(characterSet: string): string {
  const [first = ''] = characterSet.split('\\');
  return labels[first.replace(/[\0 ]+$/, '').trimStart().replace('ISO 2022 IR', 'ISO_IR')] ?? 'latin1';
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0x80 || byte === 0x1b) return false;
  return true;
}

function decode(label: string, bytes: Buffer): string {
  if (label === 'latin1') return bytes.toString('latin1');
  let decoder = decoders.get(label);
  if (decoder === undefined) {
    decoder = new TextDecoder(label);
    decoders.set(label, decoder);
  }
  return decoder.decode(bytes);
}

import { encodingOfTerm, escapeSequences, type EscapeSequence } from '../../facts/character-sets.js';

/** Each byte is the code point of its number. */
const LATIN1 = 'iso-8859-1';

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** The text of a value under the character sets of its dataset, `(0008,0005)` as it stands there; '' is the default repertoire. */
export function decodeText(bytes: Buffer, characterSet: string): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  const label = labelOf(characterSet);
  if (!bytes.includes(0x1b)) return decode(label, bytes);
  // ISO 2022: what stands before the first escape is of the first character set
  const [first = '', ...rest] = bytes.toString('latin1').split('\x1b');
  const escaped = rest.map((part) => {
    const run = Buffer.from(part, 'latin1');
    const escape = escapeSequences().find(({ bytes }) => bytes.every((byte, at) => run[at] === byte));
    return escape === undefined ? decode(label, run) : runOf(escape, run.subarray(escape.bytes.length));
  });
  return [decode(label, Buffer.from(first, 'latin1')), ...escaped].join('');
}

/** What stands behind an escape sequence, up to the next. */
function runOf({ bytes, encoding, form }: EscapeSequence, run: Buffer): string {
  if (form === 'escaped') return decode(encoding, Buffer.from([0x1b, ...bytes, ...run]));
  if (form === 'three-byte') return decode(encoding, Buffer.from([...run].flatMap((byte, index) => (index % 2 === 0 ? [0x8f, byte | 0x80] : [byte | 0x80]))));
  return decode(encoding, run);
}

/** Text as bytes of a character set; signs that it does not have become question marks. */
export function encodeText(text: string, characterSet: string): Buffer {
  if (/^[\x00-\x7f]*$/.test(text)) return Buffer.from(text, 'latin1');
  const label = labelOf(characterSet);
  if (label === 'utf-8') return Buffer.from(text, 'utf8');
  const representable = label === LATIN1 && characterSet.includes('100') ? /[^\u0000-\u00ff]/gu : /[^\u0000-\u007f]/gu;
  return Buffer.from(text.replace(representable, '?'), 'latin1');
}

function labelOf(characterSet: string): string {
  const [first = ''] = characterSet.split('\\');
  return encodingOfTerm(first.replace(/[\0 ]+$/, '').trimStart()) ?? LATIN1;
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0x80 || byte === 0x1b) return false;
  return true;
}

function decode(label: string, bytes: Buffer): string {
  if (label === LATIN1) return bytes.toString('latin1');
  let decoder = decoders.get(label);
  if (decoder === undefined) {
    decoder = new TextDecoder(label);
    decoders.set(label, decoder);
  }
  return decoder.decode(bytes);
}

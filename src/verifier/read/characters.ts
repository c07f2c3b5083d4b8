import { encodingOfTerm, escapeSequences, type EscapeSequence } from '../../facts/character-sets.js';

/** of the default repertoire, and of whatever is no defined term */
const DEFAULT = 'iso-8859-1';
const ESCAPE = 0x1b;
const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/**
 * Text of a value, by the character sets in force, ISO 2022 escapes included. Bytes that are not valid there become U+FFFD: the
 * search for residue therefore also looks for the raw bytes.
 */
export function decodeText(bytes: Uint8Array, characterSets: readonly string[]): string {
  const first = encodingOfTerm(characterSets[0] ?? '') ?? DEFAULT;
  if (!bytes.includes(ESCAPE)) return decodeAs(first, bytes);
  let text = '';
  let decode = (run: Uint8Array): string => decodeAs(first, run);
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== ESCAPE) continue;
    text += decode(bytes.subarray(start, at));
    const next = escapeSequences().find((escape) => escape.bytes.every((byte, index) => bytes[at + 1 + index] === byte));
    if (next === undefined) {
      start = at + 1;
      continue;
    }
    decode = (run) => decodeRun(next, run);
    start = at + 1 + next.bytes.length;
    at = start - 1;
  }
  return text;
}

function decodeAs(label: string, bytes: Uint8Array): string {
  if (label === DEFAULT) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let decoder = decoders.get(label);
  if (decoder === undefined) {
    decoder = new TextDecoder(label);
    decoders.set(label, decoder);
  }
  return decoder.decode(bytes);
}

function decodeRun({ bytes, encoding, form }: EscapeSequence, run: Uint8Array): string {
  switch (form) {
    case 'plain':
      return decodeAs(encoding, run);
    case 'escaped':
      return decodeAs(encoding, Uint8Array.from([ESCAPE, ...bytes, ...run]));
    case 'three-byte':
      return decodeAs(encoding, interleave(run));
  }
}

/** JIS X 0212 in EUC-JP: 0x8F before each pair, both bytes in the upper half. */
function interleave(run: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at + 1 < run.length; at += 2) out.push(0x8f, (run[at] ?? 0) | 0x80, (run[at + 1] ?? 0) | 0x80);
  return Uint8Array.from(out);
}

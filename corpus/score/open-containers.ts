import { gunzipSync, inflateSync } from 'node:zlib';
import { decodeText } from './decode-value.js';
import type { ReadFile } from './read-dicom.js';

/** At most so many bytes are taken out of one compressed stream: a bomb is no place to look for names. */
const MOST_BYTES = 1 << 22;

/**
 * Texts that stand in a file otherwise than byte by byte: decoded by the character set in force, taken out of base64, hex, percent and
 * entity encoding, compressed streams, UTF-16, RTF, and words with their bytes swapped. Containers are opened once, not within each other.
 */
export function* openedTexts(file: ReadFile): Iterable<string> {
  for (const element of file.elements) {
    if (element.tag === 0x7fe00010 || element.value.length === 0) continue;
    // Dates in elements made for them are judged one by one: see `withoutDates`.
    if (element.vr === 'DA' || element.vr === 'DT') continue;
    const text = decodeText(element.value, element.characterSet);
    yield text;
    yield* openText(text);
    if (['OB', 'OW', 'UN', 'OD', 'OF', 'OL'].includes(element.vr)) yield* openBytes(element.value);
  }
}

function* openText(text: string): Iterable<string> {
  for (const [run] of text.matchAll(/[A-Za-z0-9+/]{16,}={0,2}/g)) yield Buffer.from(run, 'base64').toString('utf8');
  for (const [run] of text.matchAll(/(?:[0-9A-Fa-f]{2}){8,}/g)) yield Buffer.from(run, 'hex').toString('utf8');
  if (/%[0-9A-Fa-f]{2}/.test(text)) yield text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
  if (/&#?\w+;/.test(text)) yield text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff))).replace(/<[^>]*>/g, '');
  if (text.includes('{\\rtf')) yield text.replace(/\\[a-z]+-?\d* ?|[{}]/g, '');
}

function* openBytes(bytes: Buffer): Iterable<string> {
  for (let at = bytes.indexOf('\x1f\x8b', 0, 'latin1'); at !== -1; at = bytes.indexOf('\x1f\x8b', at + 2, 'latin1')) yield* inflated(() => gunzipSync(bytes.subarray(at), { maxOutputLength: MOST_BYTES }));
  for (let at = bytes.indexOf('stream\n', 0, 'latin1'); at !== -1; at = bytes.indexOf('stream\n', at + 7, 'latin1')) yield* inflated(() => inflateSync(bytes.subarray(at + 7), { maxOutputLength: MOST_BYTES }));
  yield bytes.toString('utf16le');
  if (bytes.length % 2 === 0) yield Buffer.from(bytes).swap16().toString('latin1');
}

function* inflated(inflate: () => Buffer): Iterable<string> {
  try {
    yield inflate().toString('latin1');
  } catch {
    // bytes that only looked like a stream hold no text of one
  }
}

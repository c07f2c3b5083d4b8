import { inflateRawSync } from 'node:zlib';
import type { DcmjsDataset } from 'dcmjs';
import type { PlantedItem } from '../../corpus/answer-key.js';
import { encodeText } from '../../corpus/encode-text.js';
import { elementAt, printed } from '../judges/dcmjs.js';

/** The bytes of a file, and those its deflate stream holds, where it has one. */
export function withInflated(file: Uint8Array): Buffer {
  const bytes = Buffer.from(file);
  const metaEnd = 132 + 12 + bytes.readUInt32LE(140);
  return bytes.subarray(0, metaEnd).includes('1.2.840.10008.1.2.1.99') ? Buffer.concat([bytes, inflateRawSync(bytes.subarray(metaEnd))]) : bytes;
}

/** Whether the planted value stands anywhere in the bytes, in a character set the corpus writes. */
export function stands(item: PlantedItem, bytes: Buffer): boolean {
  return (['ISO_IR 192', 'ISO_IR 100', '\\ISO 2022 IR 87'] as const).some((characterSet) => {
    try {
      return bytes.includes(Buffer.from(encodeText(item.value, 'LO', characterSet)));
    } catch {
      return false; // the character set cannot write this value, so no file holds it that way
    }
  });
}

/** Whether dcmjs reads the planted value at its path. */
export function holdsPlanted(item: PlantedItem, dict: DcmjsDataset): boolean {
  const value = elementAt(dict, item.path)?.Value;
  if (Array.isArray(value) && value.length > 1) return value.map(String).join('\\') === item.value;
  const text = printed(value);
  return text !== '' && (text === item.value || Number(text) === Number(item.value) || isDoubles(value, item.value));
}

/** Doubles of a private element, which dcmjs leaves as bytes in implicit VR. */
function isDoubles(value: unknown, planted: string): boolean {
  const bytes: unknown = Array.isArray(value) ? value[0] : value;
  if (!(bytes instanceof ArrayBuffer) || bytes.byteLength % 8 !== 0) return false;
  return [...new Float64Array(bytes)].join('\\') === planted;
}

/**
 * Whether a planted relation holds between two files as dcmjs reads them: the reference is the other's UID, the patient the same, the
 * days between as many.
 */
export function relationHolds(item: PlantedItem, here: DcmjsDataset, there: DcmjsDataset): boolean {
  const [mine, other] = [printed(elementAt(here, item.path)?.Value), printed(elementAt(there, targetOf(item.path))?.Value)];
  if (item.kind === 'interval-exact') return days(mine) - days(other) === Number(item.value);
  return mine !== '' && mine === other;
}

/** "… > ReferencedSOPInstanceUID" points at the other's SOPInstanceUID; everything else at the attribute of its own name. */
function targetOf(path: string): string {
  return (path.split(' > ').at(-1) ?? '').replace(/^Referenced/, '');
}

/** Days since 1970 of a date, YYYYMMDD. */
export function days(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))) / 86_400_000;
}

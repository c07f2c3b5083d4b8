import { vrRule } from '../../facts/vr.js';
import { decodeText } from '../dicom/characters.js';

/** A value that an action reads. */
export interface Value {
  readonly tag: number;
  /** as encoded; of implicit VR and UN as the dictionary or the fact tables state it */
  readonly vr: string;
  /** as encoded, padding included; lives as long as the action runs */
  readonly bytes: Buffer;
  /** Specific Character Set in force, as it stands in the file */
  readonly characterSet: string;
  readonly little: boolean;
}

/**
 * The texts of a value: decoded, split at the backslash where the VR has several values, each trimmed; binary numbers in decimal. Empty
 * for no value, for values that are all empty, and for other binary ones.
 */
export function textsOf({ vr, bytes, characterSet, little }: Value): readonly string[] {
  const rule = vrRule(vr);
  if (rule === undefined || bytes.length === 0) return [];
  if (rule.kind === 'binary' || rule.kind === 'sequence') return numbersOf(vr, bytes, little, rule.bytes ?? 1);
  const text = rule.kind === 'text' ? decodeText(bytes, characterSet) : bytes.toString('latin1');
  const values = (rule.multi ? text.split('\\') : [text]).map(trim);
  return values.every((value) => value === '') ? [] : values;
}

function trim(text: string): string {
  return text.replace(/^ +|[\0 ]+$/g, '');
}

function numbersOf(vr: string, bytes: Buffer, little: boolean, sizeBytes: number): readonly string[] {
  const read = readers[vr];
  if (read === undefined) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const values: string[] = [];
  for (let at = 0; at + sizeBytes <= bytes.length; at += sizeBytes) values.push(String(read(view, at, little)));
  return values;
}

const readers: Readonly<Record<string, (view: DataView, at: number, little: boolean) => number | bigint>> = {
  US: (view, at, little) => view.getUint16(at, little),
  SS: (view, at, little) => view.getInt16(at, little),
  UL: (view, at, little) => view.getUint32(at, little),
  SL: (view, at, little) => view.getInt32(at, little),
  FL: (view, at, little) => view.getFloat32(at, little),
  FD: (view, at, little) => view.getFloat64(at, little),
  UV: (view, at, little) => view.getBigUint64(at, little),
  SV: (view, at, little) => view.getBigInt64(at, little),
};

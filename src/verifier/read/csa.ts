import { Buffer } from 'node:buffer';

/** no header of a scanner has more; a bound so that a number in hostile bytes cannot keep the reader busy */
const MAX_FIELDS = 1024;
const MAX_ITEMS = 16384;
const FIELD_BYTES = 84;
const ITEM_BYTES = 16;

/**
 * The fields of a SIEMENS CSA image or series header, by name, values as text; both generations ("SV10" and the older one without a
 * magic number). Null where the bytes are no such header: what cannot be read holds no parameter.
 */
export function readCsa(bytes: Uint8Array): ReadonlyMap<string, readonly string[]> | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const second = data.subarray(0, 4).toString('latin1') === 'SV10';
  let at = second ? 8 : 0;
  if (data.length < at + 8) return null;
  const count = data.readUInt32LE(at);
  if (count < 1 || count > MAX_FIELDS) return null;
  at += 8;
  const fields = new Map<string, readonly string[]>();
  let firstCount: number | null = null;
  for (let field = 0; field < count; field += 1) {
    if (at + FIELD_BYTES > data.length) return null;
    const name = textOf(data.subarray(at, at + 64));
    const items = data.readUInt32LE(at + 76);
    if (items > MAX_ITEMS) return null;
    firstCount ??= items;
    at += FIELD_BYTES;
    const values: string[] = [];
    for (let item = 0; item < items; item += 1) {
      if (at + ITEM_BYTES > data.length) return null;
      // the older generation adds the number of items of the first field to each length
      const length = second ? data.readUInt32LE(at + 4) : data.readUInt32LE(at) - firstCount;
      at += ITEM_BYTES;
      if (length < 0 || at + length > data.length) return null;
      const value = textOf(data.subarray(at, at + length)).trim();
      if (value !== '') values.push(value);
      at += Math.ceil(length / 4) * 4;
    }
    fields.set(name, values);
  }
  return fields;
}

/** The value of one line "name = value" of the protocol that a series header holds; undefined where there is none. */
export function protocolLine(fields: ReadonlyMap<string, readonly string[]>, name: string): string | undefined {
  const text = [...(fields.get('MrPhoenixProtocol') ?? []), ...(fields.get('MrProtocol') ?? [])].join('\n');
  const line = text.split('\n').find((one) => one.split('=')[0]?.trim() === name);
  return line?.slice(line.indexOf('=') + 1).trim();
}

function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.subarray(0, end === -1 ? bytes.length : end).toString('latin1');
}

import { textsOf } from '../actions/value.js';
import type { ByteWindow } from './byte-window.js';
import type { Encoding } from './encoding.js';
import { afterItem, readItem, skipElements } from './items.js';

const CODE_VALUE = 0x00080100;

/** Code values of the items of a code sequence. */
export function statedCodes(bytes: ByteWindow, start: number, end: number, delimited: boolean, encoding: Encoding): ReadonlySet<string> {
  const codes = new Set<string>();
  for (let offset = start; delimited || offset < end; ) {
    const item = readItem(bytes, offset, end, encoding.little, delimited);
    if (item === null) break;
    const after = skipElements(bytes, item.contentOffset, item.end, encoding, 1, ({ tag, valueOffset, lengthBytes }) => {
      if (tag === CODE_VALUE && lengthBytes <= 64) for (const code of textsOf({ tag, vr: 'SH', bytes: bytes.slice(valueOffset, lengthBytes), characterSet: '', little: encoding.little })) codes.add(code);
    });
    offset = afterItem(bytes, after, item, encoding.little);
  }
  return codes;
}

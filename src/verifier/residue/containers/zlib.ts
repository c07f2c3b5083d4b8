import { constants, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { latin1, spend, type Budget, type Opened } from './container.js';

/** what one stream may unfold into */
const MOST_OF_ONE = 16 << 20;
/** bytes before a stream in which a length or a mark may stand */
const HEADERS = [0, 4, 8];

type Unfold = (bytes: Uint8Array, options: ZlibOptions) => Uint8Array;

/** Gzip members wherever they begin, and zlib streams at the start of a value. */
export function compressed(bytes: Uint8Array, budget: Budget): readonly Opened[] {
  const opened: Opened[] = [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = text.indexOf('\x1f\x8b\x08', 0, 'latin1'); at !== -1; at = text.indexOf('\x1f\x8b\x08', at + 3, 'latin1')) {
    if ((bytes[at + 3] ?? 0xff) > 0x1f) continue;
    const inner = unfold(gunzipSync, bytes.subarray(at), budget, 'a compressed stream (gzip)');
    // its header may hold the name of the file that was compressed
    if (inner !== null) opened.push({ how: 'gzip', bytes: inner, text: null }, { how: 'gzip header', bytes: bytes.subarray(at + 10, at + 138), text: null });
  }
  for (const at of HEADERS) {
    if (!isZlib(bytes, at)) continue;
    const inner = unfold(inflateSync, bytes.subarray(at), budget, 'a compressed stream (zlib)');
    if (inner !== null && inner.length > 0) return [...opened, { how: 'zlib', bytes: inner, text: null }];
  }
  return opened;
}

/** A zlib stream, or a raw deflate stream where a format says that there is one; null where it is neither. */
export function inflated(bytes: Uint8Array, budget: Budget, what: string): Uint8Array | null {
  return unfold(inflateSync, bytes, budget, what) ?? unfold(inflateRawSync, bytes, budget, what);
}

function isZlib(bytes: Uint8Array, at: number): boolean {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2);
  return first === 0x78 && ((first << 8) | second) % 31 === 0 && bytes.length - at > 8;
}

function unfold(how: Unfold, bytes: Uint8Array, budget: Budget, what: string): Uint8Array | null {
  if (budget.bytesLeft <= 0) {
    budget.closed.add(`${what} was not opened: this file unfolds into more than is read`);
    return null;
  }
  try {
    // what is there before a stream breaks off is read
    const inner = how(bytes, { maxOutputLength: Math.min(MOST_OF_ONE, budget.bytesLeft), finishFlush: constants.Z_SYNC_FLUSH });
    spend(budget, inner.length);
    return inner;
  } catch (error) {
    if (error instanceof RangeError) {
      spend(budget, MOST_OF_ONE);
      budget.closed.add(`${what} unfolds into more than is read`);
    }
    return null;
  }
}

/** Members of a ZIP archive, their names too. */
export function zipped(bytes: Uint8Array, budget: Budget): readonly Opened[] {
  if (latin1(bytes, 0, 4) !== 'PK\x03\x04') return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const opened: Opened[] = [];
  let at = 0;
  while (at + 30 <= bytes.length && view.getUint32(at, true) === 0x04034b50) {
    const method = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 26, true);
    const start = at + 30 + nameLength + view.getUint16(at + 28, true);
    const lengthBytes = view.getUint32(at + 18, true);
    opened.push({ how: 'ZIP, name of a member', bytes: bytes.subarray(at + 30, at + 30 + nameLength), text: null });
    if ((view.getUint16(at + 6, true) & 1) === 1) budget.closed.add('a member of a ZIP archive is encrypted');
    else if (method === 0) opened.push({ how: 'ZIP', bytes: bytes.subarray(start, start + lengthBytes), text: null });
    else {
      const inner = method === 8 ? unfold(inflateRawSync, bytes.subarray(start, lengthBytes === 0 ? bytes.length : start + lengthBytes), budget, 'a member of a ZIP archive') : null;
      if (inner === null) budget.closed.add('a member of a ZIP archive could not be opened');
      else opened.push({ how: 'ZIP', bytes: inner, text: null });
    }
    // a length that stands behind the member only: the next one is looked for
    const next = lengthBytes === 0 ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('PK\x03\x04', start, 'latin1') : start + lengthBytes;
    if (next <= at) break;
    at = next;
  }
  return opened;
}

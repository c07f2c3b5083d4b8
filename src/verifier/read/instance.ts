import { inflateRawSync } from 'node:zlib';
import { err, ok, type Result } from '../../base/result.js';
import { readDataset, type Encoding, type ReadDataset } from './dataset.js';
import { firstOf, Unreadable, type Dataset, type Element } from './element.js';

const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
const DEFLATED = '1.2.840.10008.1.2.1.99';
const EXPLICIT_BIG = '1.2.840.10008.1.2.2';
const TRANSFER_SYNTAX = 0x00020010;

/** One DICOM file, read: PS3.10 section 7. Offsets of `meta` count in `file`, those of `dataset` in `data`. */
export interface Instance {
  readonly file: Uint8Array;
  /** the file itself, or what its deflate stream holds */
  readonly data: Uint8Array;
  readonly hasPreamble: boolean;
  /** File Meta Information; null where the file has none */
  readonly meta: Dataset | null;
  /** where the dataset (or its deflate stream) begins in `file` */
  readonly datasetOffset: number;
  readonly transferSyntax: string | null;
  readonly encoding: Encoding;
  readonly deflated: boolean;
  readonly dataset: Dataset;
  /** bytes behind the last element, in `data` */
  readonly trailing: { readonly start: number; readonly end: number };
  /** bytes behind the deflate stream, in `file`; null when not deflated */
  readonly behindStream: { readonly start: number; readonly end: number } | null;
  /** set only when read with `partial`: where reading stopped */
  readonly fault: Unreadable | null;
}

/**
 * Reads a file strictly, or with `partial` as far as it goes (for originals, whose values are wanted even when the file is broken).
 * A file without preamble or File Meta is read by what its first element looks like.
 */
export function readInstance(file: Uint8Array, options: { readonly partial: boolean }): Result<Instance, Unreadable> {
  try {
    return ok(read(file, options.partial));
  } catch (error) {
    if (error instanceof Unreadable) return err(error);
    throw error;
  }
}

function read(file: Uint8Array, partial: boolean): Instance {
  const hasPreamble = file.length >= 132 && ascii(file, 128, 4) === 'DICM';
  const start = hasPreamble ? 132 : 0;
  const head = readMeta(file, start, hasPreamble);
  const datasetOffset = head?.endOffset ?? start;
  const transferSyntax = head === null ? null : textOf(file, firstOf(head.dataset, TRANSFER_SYNTAX));
  const encoding = encodingOf(transferSyntax, file, datasetOffset);
  const deflated = transferSyntax === DEFLATED;
  const body = deflated ? inflate(file.subarray(datasetOffset)) : { data: file, consumedBytes: 0 };
  const from = deflated ? 0 : datasetOffset;
  if (!hasPreamble && !looksLikeElement(body.data, from, encoding)) throw new Unreadable('no DICOM data set', from);
  const root = readDataset(body.data, from, body.data.length, encoding, { partial });
  return {
    file,
    data: body.data,
    hasPreamble,
    meta: head?.dataset ?? null,
    datasetOffset,
    transferSyntax,
    encoding,
    deflated,
    dataset: root.dataset,
    trailing: { start: root.endOffset, end: body.data.length },
    behindStream: deflated ? { start: datasetOffset + body.consumedBytes, end: file.length } : null,
    fault: root.fault,
  };
}

/** File Meta is explicit little endian whatever follows; its end is where group 0002 ends, for its stated length may lie. */
function readMeta(file: Uint8Array, start: number, hasPreamble: boolean): ReadDataset | null {
  if (file.length < start + 8 || file[start] !== 0x02 || file[start + 1] !== 0x00) return null;
  const explicit = /^[A-Z]{2}$/.test(ascii(file, start + 4, 2));
  if (!explicit && !hasPreamble) return null;
  return readDataset(file, start, file.length, { explicit, littleEndian: true }, { group: 0x0002 });
}

function encodingOf(transferSyntax: string | null, file: Uint8Array, offset: number): Encoding {
  switch (transferSyntax) {
    case IMPLICIT_LITTLE:
      return { explicit: false, littleEndian: true };
    case EXPLICIT_BIG:
      return { explicit: true, littleEndian: false };
    case null: {
      const explicit = /^[A-Z]{2}$/.test(ascii(file, offset + 4, 2));
      const littleEndian = !(file[offset] === 0 && (file[offset + 1] ?? 0) !== 0);
      return { explicit, littleEndian };
    }
    default:
      return { explicit: true, littleEndian: true };
  }
}

function looksLikeElement(data: Uint8Array, offset: number, encoding: Encoding): boolean {
  if (data.length - offset < 8) return false;
  const group = encoding.littleEndian ? (data[offset] ?? 0) | ((data[offset + 1] ?? 0) << 8) : ((data[offset] ?? 0) << 8) | (data[offset + 1] ?? 0);
  return group > 0 && group <= 0x0020;
}

function inflate(stream: Uint8Array): { readonly data: Uint8Array; readonly consumedBytes: number } {
  try {
    const result = inflateRawSync(stream, { info: true }) as unknown as { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } };
    return { data: result.buffer, consumedBytes: result.engine.bytesWritten };
  } catch {
    throw new Unreadable('the deflate stream is broken', 0);
  }
}

function ascii(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}

function textOf(bytes: Uint8Array, element: Element | undefined): string | null {
  if (element === undefined) return null;
  const text = ascii(bytes, element.valueOffset, Math.min(64, element.valueEndOffset - element.valueOffset)).replace(/[\0 ]+$/, '');
  return text === '' ? null : text;
}

import { inflateSync } from 'node:zlib';
import { decodeStream } from '../frames/decoders.js';
import type { Picture } from '../frames/picture.js';
import { samplesOf, unpredicted } from './pdf-samples.js';

/** A picture of a PDF document, decoded: stored values, colours by pixel. */
export interface DocumentPicture {
  readonly values: Float64Array;
  readonly photometric: string;
  readonly picture: Picture;
}

/** Dictionaries of streams, with up to two dictionaries inside each other. */
const streams = /<<((?:[^<>]|<(?!<)|>(?!>)|<<(?:[^<>]|<(?!<)|>(?!>)|<<(?:[^<>]|<(?!<)|>(?!>))*>>)*>>)*)>>\s*stream\r?\n/g;

const isImage = /\/Subtype\s*\/Image\b/;

/** A larger picture is not decoded. */
const mostPixels = 64 << 20;
const mostBytes = 256 << 20;

/** Whether the value is a document that is read here; one that is encrypted is told elsewhere. */
export function isReadablePdf(bytes: Uint8Array): boolean {
  const text = latin1(bytes);
  const start = text.indexOf('%PDF-');
  return start !== -1 && start <= 1024 && !/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(text);
}

/**
 * The pictures of a PDF document (image XObjects, ISO 32000-2 8.9.5), one after the other: null for each that is not decoded. Read are JPEG, Flate
 * and plain streams of 1 or 8 bits in grey or RGB; not CCITT, JBIG2, JPEG 2000, palettes, CMYK, or what another object describes.
 */
export async function* pdfPictures(bytes: Uint8Array): AsyncGenerator<DocumentPicture | null> {
  const text = latin1(bytes);
  let count = 0;
  for (const found of text.matchAll(streams)) {
    const dictionary = found[1] ?? '';
    if (!isImage.test(dictionary)) continue;
    count += 1;
    const from = found.index + found[0].length;
    const end = text.indexOf('endstream', from);
    yield await decoded(bytes.subarray(from, end === -1 ? bytes.length : end), dictionary);
  }
  // of dictionaries that are nested deeper, or written in another way, nothing is decoded
  for (const named = [...text.matchAll(/\/Subtype\s*\/Image\b/g)].length; count < named; count += 1) yield null;
}

async function decoded(raw: Uint8Array, dictionary: string): Promise<DocumentPicture | null> {
  const [columns, rows] = [whole(dictionary, 'Width'), whole(dictionary, 'Height')];
  if (columns === null || rows === null || columns * rows > mostPixels || columns * rows === 0) return null;
  const filters = [.../\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.matchAll(/\/(\w+)/g) ?? []].map(([, name = '']) => name);
  let bytes = raw;
  for (const filter of filters) {
    if (filter === 'DCTDecode' || filter === 'DCT') return await fromJpeg(bytes, columns, rows);
    if (filter !== 'FlateDecode' && filter !== 'Fl') return null;
    try {
      bytes = inflateSync(bytes, { maxOutputLength: mostBytes });
    } catch {
      return null;
    }
  }
  const bits = /\/ImageMask\s+true/.test(dictionary) ? 1 : whole(dictionary, 'BitsPerComponent');
  const samples = /\/Indexed\b|\/DeviceCMYK\b/.test(dictionary) ? null : samplesOf({ bytes: bytes.length, bits, columns, rows, predictor: whole(dictionary, 'Predictor') ?? 1 });
  if (samples === null || (bits !== 1 && bits !== 8)) return null;
  const plain = unpredicted(bytes, { predictor: whole(dictionary, 'Predictor') ?? 1, rowBytes: Math.ceil((columns * samples * bits) / 8), rows, pixelBytes: Math.max(1, (samples * bits) / 8) });
  if (plain === null) return null;
  const rowBytes = Math.ceil((columns * samples * bits) / 8);
  const values = new Float64Array(columns * rows * samples);
  for (let at = 0; at < values.length; at += 1) {
    const [row, column] = [Math.floor(at / (columns * samples)), at % (columns * samples)];
    values[at] = bits === 8 ? (plain[row * rowBytes + column] ?? 0) : ((plain[row * rowBytes + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1;
  }
  return pictureOf(values, columns, rows, samples, bits);
}

async function fromJpeg(stream: Uint8Array, columns: number, rows: number): Promise<DocumentPicture | null> {
  for (const samplesPerPixel of [1, 3]) {
    const made = await decodeStream('jpeg-8', stream, { columns, rows, samplesPerPixel, bitsAllocated: 8, bitsStored: 8 });
    if (made !== null) return pictureOf(Float64Array.from(made.bytes), columns, rows, samplesPerPixel, 8);
  }
  return null;
}

function pictureOf(values: Float64Array, columns: number, rows: number, samplesPerPixel: number, bits: number): DocumentPicture {
  const photometric = samplesPerPixel === 1 ? 'MONOCHROME2' : 'RGB';
  return { values, photometric, picture: { transferSyntax: '1.2.840.10008.1.2.1', rows, columns, frames: 1, samplesPerPixel, photometric, bitsAllocated: bits, bitsStored: bits, highBit: bits - 1, signed: false, planar: false } };
}

/** Null: missing, or another object says it. */
function whole(dictionary: string, key: string): number | null {
  const [, digits] = new RegExp(`/${key}\\s+(\\d{1,9})(?!\\s+\\d+\\s+R|\\d)`).exec(dictionary) ?? [];
  return digits === undefined ? null : Number(digits);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

import type { StreamDecoder } from './emscripten.js';

/** Samples by pixel as a decoder gives them. */
export interface Samples {
  readonly bytes: Uint8Array;
  readonly bytesPerSample: 1 | 2 | 4;
  /** the decoder turned YBR to RGB */
  readonly isRgb: boolean;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
  readonly samplesPerPixel: number;
}

export type Stream = 'jpeg-ls' | 'jpeg-2000' | 'ht-jpeg-2000' | 'jpeg-8' | 'jpeg-12' | 'jpeg-lossless' | 'rle';

type Maker = new () => StreamDecoder;
/** A build puts itself into the object that it is given. */
const silent = (): { readonly print: () => void; readonly printErr: () => void } => ({ print: () => undefined, printErr: () => undefined });

/** Loaded when the first stream of a kind is met: to load all takes longer than to judge two hundred files. */
const openers = {
  'jpeg-ls': async (): Promise<Maker> => (await (await import('@cornerstonejs/codec-charls/decodewasmjs')).default(silent())).JpegLSDecoder,
  'jpeg-2000': async (): Promise<Maker> => (await (await import('@cornerstonejs/codec-openjpeg/decodewasmjs')).default(silent())).J2KDecoder,
  'ht-jpeg-2000': async (): Promise<Maker> => (await (await import('@cornerstonejs/codec-openjph')).default(silent())).HTJ2KDecoder,
  'jpeg-8': async (): Promise<Maker> => (await (await import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs')).default(silent())).JPEGDecoder,
} as const;

const live = new Map<keyof typeof openers, Promise<Maker>>();

/**
 * Decodes a stream with other packages than the runtime's, where there is one: of JPEG with 12 bits and of lossless JPEG
 * there is none that is right (`docs/pixels.md`), of RLE the runtime has its own. A decoder that failed is opened anew, for a trap leaves it spoiled. Null: it cannot be decoded.
 */
export async function decodeStream(kind: Stream, stream: Uint8Array, size: Size & { readonly bitsAllocated: number; readonly bitsStored: number }): Promise<Samples | null> {
  try {
    if (kind === 'rle' || kind === 'jpeg-12' || kind === 'jpeg-lossless') return await byDcmjs(kind, stream, size);
    return await byEmscripten(kind, stream, size);
  } catch {
    // whatever a decoder throws says only that the stream cannot be decoded
    if (kind in openers) live.delete(kind as keyof typeof openers);
    return null;
  }
}

async function byEmscripten(kind: keyof typeof openers, stream: Uint8Array, { columns, rows, samplesPerPixel }: Size): Promise<Samples | null> {
  const opened = live.get(kind) ?? openers[kind]();
  live.set(kind, opened);
  const decoder = new (await opened)();
  decoder.getEncodedBuffer(stream.length).set(stream);
  decoder.decode();
  const { width, height, bitsPerSample, componentCount } = decoder.getFrameInfo();
  const bytesPerSample = bitsPerSample > 8 ? 2 : 1;
  const bytes = Uint8Array.from(decoder.getDecodedBuffer());
  const isByPlane = kind === 'jpeg-ls' && componentCount > 1 && decoder.getInterleaveMode?.() === 0;
  decoder.delete();
  const isWhole = width === columns && height === rows && componentCount === samplesPerPixel && bytes.length === columns * rows * samplesPerPixel * bytesPerSample;
  if (!isWhole) return null;
  return { bytes: isByPlane ? byPixel(bytes, samplesPerPixel, bytesPerSample) : bytes, bytesPerSample, isRgb: kind === 'jpeg-8' && samplesPerPixel === 3 };
}

async function byDcmjs(kind: 'rle' | 'jpeg-12' | 'jpeg-lossless', stream: Uint8Array, size: Size & { readonly bitsAllocated: number; readonly bitsStored: number }): Promise<Samples | null> {
  const { columns, rows, samplesPerPixel, bitsAllocated, bitsStored } = size;
  const { Context, NativeCodecs, log } = (await import('dcmjs-codecs')).default;
  log.setLevel('silent', false);
  try {
    if (!NativeCodecs.isInitialized()) await NativeCodecs.initializeAsync();
    const bytesPerSample = kind === 'jpeg-12' || bitsAllocated === 16 ? 2 : bitsAllocated === 8 ? 1 : 4;
    const photometricInterpretation = samplesPerPixel === 1 ? 'MONOCHROME2' : 'RGB';
    const context = new Context({ width: columns, height: rows, bitsAllocated: bytesPerSample * 8, bitsStored: kind === 'jpeg-12' ? 12 : kind === 'rle' ? bytesPerSample * 8 : bitsStored, samplesPerPixel, pixelRepresentation: 0, planarConfiguration: 0, photometricInterpretation, encodedBuffer: stream });
    const bytes = (kind === 'rle' ? NativeCodecs.decodeRle(context) : NativeCodecs.decodeJpeg(context)).getDecodedBuffer();
    return bytes?.length === columns * rows * samplesPerPixel * bytesPerSample ? { bytes, bytesPerSample, isRgb: false } : null;
  } catch (error) {
    NativeCodecs.release();
    throw error;
  }
}

function byPixel(planes: Uint8Array, samplesPerPixel: number, bytesPerSample: number): Uint8Array {
  const bytes = new Uint8Array(planes.length);
  const pixels = planes.length / samplesPerPixel / bytesPerSample;
  for (let sample = 0; sample < samplesPerPixel; sample += 1) {
    for (let pixel = 0; pixel < pixels; pixel += 1) {
      for (let byte = 0; byte < bytesPerSample; byte += 1) bytes[(pixel * samplesPerPixel + sample) * bytesPerSample + byte] = planes[(sample * pixels + pixel) * bytesPerSample + byte] ?? 0;
    }
  }
  return bytes;
}

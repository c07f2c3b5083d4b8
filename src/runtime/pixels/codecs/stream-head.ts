import { Unwalkable } from '../../dicom/unwalkable.js';

/** What the headers of a compressed stream say of it. */
export interface StreamHead {
  readonly columns: number;
  readonly rows: number;
  readonly samplesPerPixel: number;
  /** bits of a sample */
  readonly precision: number;
  /** JPEG 2000 alone says it */
  readonly signed: boolean;
  /** decoding gives exactly what was encoded; unknown of JPEG 2000 that is cut off after encoding */
  readonly lossless: boolean;
  /** of a JPEG: the process, n of SOFn (ITU-T T.81 Table B.1); 55 for JPEG-LS; -1 for JPEG 2000 */
  readonly process: number;
  /** of JPEG 2000: colours are transformed */
  readonly colourTransform: boolean;
  /** of JPEG-LS of several components: each has a scan of its own, so that codecs give planes */
  readonly byPlane: boolean;
  /** of JPEG: whether its colours are RGB, where the stream itself says it (Adobe, JFIF, names of components); null: it does not */
  readonly rgb: boolean | null;
}

/**
 * The codestream of JPEG 2000 that a writer has left in its file format (JP2, T.800 Annex I), which DICOM does not allow; any other stream
 * as it is. Boxes that say more of colours than a codestream can are not understood. @throws Unwalkable
 */
export function bareStream(stream: Buffer): Buffer {
  if (stream.length < 12 || stream.readUInt32BE(4) !== 0x6a502020) return stream;
  for (let at = 0; at + 8 <= stream.length; ) {
    const [stated, type] = [stream.readUInt32BE(at), stream.toString('latin1', at + 4, at + 8)];
    if (type === 'jp2c') return stream.subarray(at + 8, stated === 0 ? stream.length : at + stated);
    if (stated < 8 || (type === 'jp2h' && stream.subarray(at, at + stated).includes('pclr'))) break;
    at += stated;
  }
  throw damaged();
}

/** Reads the head of a JPEG, JPEG-LS, JPEG 2000 or HTJ2K stream. @throws Unwalkable */
export function readStreamHead(stream: Buffer): StreamHead {
  try {
    const first = stream.length >= 4 ? stream.readUInt16BE(0) : 0;
    if (first === 0xffd8) return jpegHead(stream);
    if (first === 0xff4f) return jpeg2000Head(stream);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw damaged();
}

const plainProcesses: ReadonlySet<number> = new Set([0, 1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15]);

function jpegHead(stream: Buffer): StreamHead {
  let head: Omit<StreamHead, 'lossless' | 'byPlane' | 'rgb'> | null = null;
  let [jfif, adobe, names] = [false, -1, ''];
  for (let at = 2; ; ) {
    if (stream[at] !== 0xff) throw damaged();
    while (stream[at + 1] === 0xff) at += 1;
    const marker = stream.readUInt8(at + 1);
    // parameterless ones do not stand in front of a scan
    if (marker === 0xd9 || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) throw damaged();
    const lengthBytes = stream.readUInt16BE(at + 2);
    if (lengthBytes < 2) throw damaged();
    const process = marker === 0xf7 ? 55 : marker >= 0xc0 && marker <= 0xcf && plainProcesses.has(marker - 0xc0) ? marker - 0xc0 : -1;
    if (process !== -1) {
      if (head !== null) throw damaged();
      const [precision, rows, columns, samplesPerPixel] = [stream.readUInt8(at + 4), stream.readUInt16BE(at + 5), stream.readUInt16BE(at + 7), stream.readUInt8(at + 9)];
      head = { precision, rows, columns, samplesPerPixel, signed: false, process, colourTransform: false };
    }
    if (marker === 0xe0 && stream.toString('latin1', at + 4, at + 8) === 'JFIF') jfif = true;
    if (marker === 0xee && lengthBytes >= 14 && stream.toString('latin1', at + 4, at + 9) === 'Adobe') adobe = stream.readUInt8(at + 15);
    if (process !== -1) names = [0, 3, 6].map((next) => String.fromCharCode(stream[at + 10 + next] ?? 0)).join('');
    if (marker === 0xda) {
      if (head === null) throw damaged();
      const components = stream.readUInt8(at + 4);
      const near = stream.readUInt8(at + 5 + components * 2);
      const byPlane = head.process === 55 && head.samplesPerPixel > 1 && stream.readUInt8(at + 6 + components * 2) === 0;
      const rgb = adobe === 0 || (adobe === -1 && !jfif && names === 'RGB') ? true : adobe > 0 || jfif ? false : null;
      return { ...head, lossless: head.process === 55 ? near === 0 : head.process === 3, byPlane, rgb };
    }
    at += 2 + lengthBytes;
  }
}

/** ITU-T T.800 A.5.1 (SIZ) and A.6.1 (COD). */
function jpeg2000Head(stream: Buffer): StreamHead {
  if (stream.readUInt16BE(2) !== 0xff51) throw damaged();
  const [right, bottom, left, top] = [8, 12, 16, 20].map((at) => stream.readUInt32BE(at));
  const samplesPerPixel = stream.readUInt16BE(40);
  const depth = stream.readUInt8(42);
  for (let sample = 0; sample < samplesPerPixel; sample += 1) {
    const at = 42 + sample * 3;
    // samples that differ, or share their colours among pixels, are no frame of DICOM that is decoded
    if (stream.readUInt8(at) !== depth || stream.readUInt8(at + 1) !== 1 || stream.readUInt8(at + 2) !== 1) throw damaged();
  }
  const size = { columns: (right ?? 0) - (left ?? 0), rows: (bottom ?? 0) - (top ?? 0) };
  for (let at = 4 + stream.readUInt16BE(4); ; at += 2 + stream.readUInt16BE(at + 2)) {
    const marker = stream.readUInt16BE(at);
    if (marker === 0xff93 || marker === 0xff90 || marker < 0xff00) throw damaged();
    if (marker !== 0xff52) continue;
    return { ...size, samplesPerPixel, precision: (depth & 0x7f) + 1, signed: depth > 0x7f, lossless: stream.readUInt8(at + 13) === 1, process: -1, colourTransform: stream.readUInt8(at + 8) === 1, byPlane: false, rgb: null };
  }
}

function damaged(): Unwalkable {
  return new Unwalkable('pixels-unreadable', 'a compressed frame is damaged, or no stream of its transfer syntax');
}

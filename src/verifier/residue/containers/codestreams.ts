import { latin1, type Opened } from './container.js';

/**
 * What stands beside the picture in a JPEG or JPEG-LS codestream (ITU-T T.81 B.2.4): comments, application segments (EXIF, XMP, ICC,
 * Photoshop), unknown segments, and bytes behind the end of the image.
 */
export function jpeg(bytes: Uint8Array): readonly Opened[] {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return [];
  const opened: Opened[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) {
      at += 1;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) {
      addRest(opened, bytes, at + 2, 'JPEG, behind the image');
      return opened;
    }
    // fill bytes, stuffed bytes, restarts and lone markers have no length
    if (marker === 0xff || marker === 0 || (marker >= 0xd0 && marker <= 0xd8) || marker === 1) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const lengthBytes = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const payload = bytes.subarray(at + 4, at + 2 + lengthBytes);
    if (marker === 0xfe) opened.push({ how: 'JPEG comment', bytes: payload, text: null, isBeside: true });
    else if (marker >= 0xe0 && marker <= 0xef) opened.push({ how: `JPEG APP${marker - 0xe0}`, bytes: payload, text: null, isBeside: true });
    else if (!isCoding(marker)) opened.push({ how: 'JPEG, unknown segment', bytes: payload, text: null, isBeside: true });
    at = marker === 0xda ? nextMarker(bytes, at + 2 + lengthBytes) : at + 2 + lengthBytes;
  }
  return opened;
}

/** Frames, tables, scans and intervals; of JPEG-LS (ITU-T T.87) SOF55 and LSE. */
function isCoding(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf) || marker === 0xf7 || marker === 0xf8;
}

function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    // JPEG-LS stuffs a bit, so that less than 0x80 is data there
    if (next >= 0x80 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/**
 * Comments and bytes behind the end of a JPEG 2000 codestream (ITU-T T.800 A.9.2), and the boxes of XML, of other formats and of
 * metadata in a JP2 file; tile headers have comments too.
 */
export function jpeg2000(bytes: Uint8Array): readonly Opened[] {
  if (latin1(bytes, 4, 8) === 'jP  ') return boxes(bytes);
  if (bytes[0] !== 0xff || bytes[1] !== 0x4f || bytes[2] !== 0xff || bytes[3] !== 0x51) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const opened: Opened[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = view.getUint16(at);
    if (marker === 0xffd9) {
      addRest(opened, bytes, at + 2, 'JPEG 2000, behind the codestream');
      break;
    }
    if (marker < 0xff00) break;
    const lengthBytes = view.getUint16(at + 2);
    if (marker === 0xff64) opened.push({ how: 'JPEG 2000 comment', bytes: bytes.subarray(at + 6, at + 2 + lengthBytes), text: null, isBeside: true });
    if (marker === 0xff90) {
      const partBytes = at + 10 <= bytes.length ? view.getUint32(at + 6) : 0;
      tileComments(opened, bytes, at, view);
      if (partBytes === 0) break;
      at += partBytes;
    } else at += 2 + lengthBytes;
  }
  // the last tile part may leave its length open: the end marker is then the last one
  if (at < bytes.length && view.getUint16(Math.min(at, bytes.length - 2)) !== 0xffd9) {
    const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('\xff\xd9', undefined, 'latin1');
    if (end > at) addRest(opened, bytes, end + 2, 'JPEG 2000, behind the codestream');
  }
  return opened;
}

function tileComments(opened: Opened[], bytes: Uint8Array, start: number, view: DataView): void {
  let at = start + 12;
  while (at + 4 <= bytes.length && view.getUint16(at) !== 0xff93 && view.getUint16(at) >= 0xff00) {
    const lengthBytes = view.getUint16(at + 2);
    if (view.getUint16(at) === 0xff64) opened.push({ how: 'JPEG 2000 comment', bytes: bytes.subarray(at + 6, at + 2 + lengthBytes), text: null, isBeside: true });
    at += 2 + lengthBytes;
  }
}

function boxes(bytes: Uint8Array): readonly Opened[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const opened: Opened[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const lengthBytes = view.getUint32(at);
    const type = latin1(bytes, at + 4, at + 8);
    const header = lengthBytes === 1 ? 16 : 8;
    const end = lengthBytes === 0 ? bytes.length : lengthBytes === 1 && at + 16 <= bytes.length ? at + Number(view.getBigUint64(at + 8)) : at + lengthBytes;
    if (end <= at || end > bytes.length) break;
    if (type === 'jp2c') opened.push(...jpeg2000(bytes.subarray(at + header, end)));
    // the header of the picture is numbers, and a profile
    else opened.push({ how: `JPEG 2000 box ${type.replace(/[^\w ]/g, '?')}`, bytes: bytes.subarray(at + header, end), text: null, ...(type === 'jp2h' ? {} : { isBeside: true as const }) });
    at = end;
  }
  addRest(opened, bytes, at, 'JPEG 2000, behind the boxes');
  return opened;
}

function addRest(opened: Opened[], bytes: Uint8Array, from: number, how: string): void {
  const rest = bytes.subarray(from);
  if (rest.some((byte) => byte !== 0)) opened.push({ how, bytes: rest, text: null, isBeside: true });
}

/**
 * PS3.5 G.5: the header of an RLE frame has 64 bytes, and what its offsets do not use is slack; so is what stands in a segment behind the
 * last byte of its plane. `planeBytes`: bytes of one plane, rows times columns; null where the object does not say.
 */
export function rle(bytes: Uint8Array, planeBytes: number | null): readonly Opened[] {
  if (bytes.length < 64) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segments = view.getUint32(0, true);
  if (segments < 1 || segments > 15 || view.getUint32(4, true) !== 64) return [];
  const opened: Opened[] = [];
  addRest(opened, bytes.subarray(0, 64), 4 + 4 * segments, 'RLE header');
  if (planeBytes === null) return opened;
  for (let segment = 0; segment < segments; segment += 1) {
    const start = view.getUint32(4 + 4 * segment, true);
    const end = segment + 1 < segments ? view.getUint32(8 + 4 * segment, true) : bytes.length;
    if (start > end || end > bytes.length) break;
    addRest(opened, bytes.subarray(0, end), planeEnd(bytes, start, end, planeBytes), 'RLE, behind a segment');
  }
  return opened;
}

/** Where a plane of packed bytes is complete. */
function planeEnd(bytes: Uint8Array, start: number, end: number, planeBytes: number): number {
  let at = start;
  let done = 0;
  while (at < end && done < planeBytes) {
    const control = bytes[at] ?? 128;
    if (control < 128) at += control + 2;
    else at += control === 128 ? 1 : 2;
    done += control < 128 ? control + 1 : control === 128 ? 0 : 257 - control;
  }
  return at;
}

/** User data of MPEG-2 (ITU-T H.262 6.2.2.2.2). */
export function mpeg(bytes: Uint8Array): readonly Opened[] {
  if (latin1(bytes, 0, 3) !== '\0\0\x01') return [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const opened: Opened[] = [];
  for (let at = buffer.indexOf('\0\0\x01\xb2', 0, 'latin1'); at !== -1; at = buffer.indexOf('\0\0\x01\xb2', at + 4, 'latin1')) {
    const end = buffer.indexOf('\0\0\x01', at + 4, 'latin1');
    opened.push({ how: 'MPEG user data', bytes: bytes.subarray(at + 4, end === -1 ? bytes.length : end), text: null, isBeside: true });
  }
  return opened;
}

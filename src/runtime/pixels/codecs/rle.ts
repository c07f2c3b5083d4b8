import { Unwalkable } from '../../dicom/unwalkable.js';

const headerBytes = 64;
const mostSegments = 15;

/**
 * Decodes one frame of RLE Lossless, PS3.5 Annex G.
 *
 * @param bytesPerSample 1, 2 or 4
 * @returns samples by pixel, little endian, `pixels × samplesPerPixel × bytesPerSample` bytes
 * @throws Unwalkable where segments are missing, or hold fewer bytes than the frame
 */
export function decodeRle(stream: Buffer, pixels: number, samplesPerPixel: number, bytesPerSample: number): Buffer {
  const segments = samplesPerPixel * bytesPerSample;
  if (stream.length < headerBytes || stream.readUInt32LE(0) !== segments) throw damaged();
  const offsets = Array.from({ length: segments }, (_, index) => stream.readUInt32LE(4 + index * 4));
  const samples = Buffer.alloc(pixels * segments);
  offsets.forEach((from, index) => {
    const to = offsets[index + 1] ?? stream.length;
    if (from < headerBytes || to < from || to > stream.length) throw damaged();
    // segments of a sample stand from its highest byte to its lowest
    const sample = Math.floor(index / bytesPerSample);
    unpack(stream.subarray(from, to), samples, sample * bytesPerSample + bytesPerSample - 1 - (index % bytesPerSample), segments, pixels);
  });
  return samples;
}

/** Encodes one frame; each row is packed by itself, as G.3 asks. Same shapes as in `decodeRle`. */
export function encodeRle(samples: Uint8Array, columns: number, rows: number, samplesPerPixel: number, bytesPerSample: number): Buffer {
  const segments = samplesPerPixel * bytesPerSample;
  if (segments > mostSegments) throw damaged();
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(segments, 0);
  const parts: Buffer[] = [header];
  let lengthBytes = headerBytes;
  const row = Buffer.alloc(columns);
  const room = Buffer.alloc(columns + Math.ceil(columns / 128) + 2);
  for (let index = 0; index < segments; index += 1) {
    header.writeUInt32LE(lengthBytes, 4 + index * 4);
    const place = Math.floor(index / bytesPerSample) * bytesPerSample + bytesPerSample - 1 - (index % bytesPerSample);
    let segmentBytes = 0;
    for (let y = 0; y < rows; y += 1) {
      for (let x = 0; x < columns; x += 1) row[x] = samples[(y * columns + x) * segments + place] ?? 0;
      const packedBytes = packRow(row, room);
      parts.push(Buffer.from(room.subarray(0, packedBytes)));
      segmentBytes += packedBytes;
    }
    if (segmentBytes % 2 === 1) parts.push(Buffer.of(0));
    lengthBytes += segmentBytes + (segmentBytes % 2);
  }
  return Buffer.concat(parts);
}

/** PackBits, G.3.2: every `step`-th byte of `into`, from `at` on. */
function unpack(segment: Buffer, into: Buffer, at: number, step: number, count: number): void {
  let left = count;
  let from = 0;
  while (left > 0) {
    const code = segment[from];
    if (code === undefined) throw damaged();
    from += 1;
    if (code === 128) continue;
    if (code < 128) {
      // what runs over the end is padding of some writers
      const literal = Math.min(code + 1, left);
      if (from + literal > segment.length) throw damaged();
      for (let index = 0; index < literal; index += 1, at += step) into[at] = segment[from + index] ?? 0;
      from += code + 1;
      left -= literal;
    } else {
      const value = segment[from];
      if (value === undefined) throw damaged();
      from += 1;
      const repeated = Math.min(257 - code, left);
      for (let index = 0; index < repeated; index += 1, at += step) into[at] = value;
      left -= repeated;
    }
  }
}

/** Packs a row into `into` and returns how many bytes it took. Runs of two are packed where no literal is under way. */
function packRow(row: Buffer, into: Buffer): number {
  let [length, at] = [0, 0];
  while (at < row.length) {
    const run = runAt(row, at);
    if (run >= 2) {
      into[length] = 257 - run;
      into[length + 1] = row[at] ?? 0;
      [length, at] = [length + 2, at + run];
      continue;
    }
    let end = at + 1;
    while (end < row.length && end - at < 128 && runAt(row, end) < 3) end += 1;
    into[length] = end - at - 1;
    row.copy(into, length + 1, at, end);
    [length, at] = [length + 1 + end - at, end];
  }
  return length;
}

function runAt(row: Buffer, at: number): number {
  const value = row[at];
  let end = at + 1;
  while (end < row.length && end - at < 128 && row[end] === value) end += 1;
  return end - at;
}

function damaged(): Unwalkable {
  return new Unwalkable('pixels-unreadable', 'a frame of RLE Lossless is damaged');
}

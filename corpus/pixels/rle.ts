/**
 * One frame of one sample a pixel in RLE Lossless, PS3.5 Annex G: a segment for each byte of the sample, the most significant
 * first.
 *
 * @param pixels samples in little endian, row by row
 */
export function encodeRle(pixels: Uint8Array, bytesPerSample: 1 | 2, columns: number): Uint8Array {
  const segments = Array.from({ length: bytesPerSample }, (_, segment) => {
    const plane = new Uint8Array(pixels.length / bytesPerSample);
    for (let index = 0; index < plane.length; index += 1) plane[index] = pixels[index * bytesPerSample + (bytesPerSample - 1 - segment)] ?? 0;
    return encodePlane(plane, columns);
  });
  const header = Buffer.alloc(64);
  header.writeUInt32LE(segments.length, 0);
  let offset = 64;
  segments.forEach((segment, index) => {
    header.writeUInt32LE(offset, 4 + index * 4);
    offset += segment.length;
  });
  return Buffer.concat([header, ...segments]);
}

/** Runs do not cross a row, PS3.5 G.3.1. */
function encodePlane(plane: Uint8Array, columns: number): Buffer {
  const bytes: number[] = [];
  for (let start = 0; start < plane.length; start += columns) encodeRow(plane.subarray(start, start + columns), bytes);
  if (bytes.length % 2 === 1) bytes.push(0);
  return Buffer.from(bytes);
}

function encodeRow(row: Uint8Array, bytes: number[]): void {
  let at = 0;
  while (at < row.length) {
    const run = runLength(row, at);
    if (run > 1) {
      bytes.push(257 - run, row[at] ?? 0);
      at += run;
      continue;
    }
    const start = at;
    while (at < row.length && at - start < 128 && runLength(row, at) < 3) at += 1;
    bytes.push(at - start - 1, ...row.subarray(start, at));
  }
}

function runLength(row: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < row.length && end - at < 128 && row[end] === row[at]) end += 1;
  return end - at;
}

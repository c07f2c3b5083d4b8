import { closeSync, openSync, readSync } from 'node:fs';

/** The bytes of a file in order, a mebibyte at a time; each chunk is the caller's only until the next is asked for. */
export function* readChunks(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(1 << 20);
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) yield chunk.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

import { createHash, hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, type BigIntStats } from 'node:fs';
import type { ByteSource } from '../dicom/byte-window.js';
import { onSide, SystemFault } from './system-fault.js';

/** Up to this size a file is read whole, with one read; a larger one is read by ranges, so that memory stays bounded. */
export const wholeLimitBytes = 32 << 20;

/** Bytes of one read or write of a large file. */
export const chunkBytes = 4 << 20;

/** The file changed while it was read; its parts may not belong together. */
export class ChangedWhileRead extends Error {}

/** An open input. `bytes` holds the whole file, or is null for a large one; either way `source` reads it. */
export interface OpenInput {
  readonly file: number;
  readonly lengthBytes: number;
  /** lives in the reader's memory: valid until the next file is opened */
  readonly bytes: Buffer | null;
  readonly source: Buffer | ByteSource;
  readonly sha256: string;
  /** @throws ChangedWhileRead when the file is not as it was when it was opened */
  checkUnchanged(): void;
  close(): void;
}

/** Reads inputs one after the other into memory that is kept from file to file. */
export class InputReader {
  private memory = Buffer.allocUnsafeSlow(1 << 20);

  /** @throws SystemFault of the input's side; ChangedWhileRead; whatever `pulse` throws, which is called between chunks */
  open(path: string | Uint8Array, pulse: () => void): OpenInput {
    // O_NONBLOCK: a pipe that took the file's place since it was listed must not hold the run up.
    const file = onSide('input', () => openSync(asPath(path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK));
    try {
      const stat = onSide('input', () => fstatSync(file, { bigint: true }));
      if (!stat.isFile()) throw new SystemFault('ENOTFILE', 'input');
      const lengthBytes = Number(stat.size);
      return lengthBytes <= wholeLimitBytes ? this.whole(file, lengthBytes) : this.large(file, stat, pulse);
    } catch (error) {
      closeSync(file);
      throw error;
    }
  }

  private whole(file: number, lengthBytes: number): OpenInput {
    // One byte more than the file has: a file that grows meanwhile is noticed.
    this.reserve(lengthBytes + 1);
    if (readFully(file, 0, this.memory.subarray(0, lengthBytes + 1)) !== lengthBytes) throw new ChangedWhileRead();
    const bytes = this.memory.subarray(0, lengthBytes);
    return { file, lengthBytes, bytes, source: bytes, sha256: hash('sha256', bytes, 'hex'), checkUnchanged: () => undefined, close: () => closeSync(file) };
  }

  private large(file: number, opened: BigIntStats, pulse: () => void): OpenInput {
    const lengthBytes = Number(opened.size);
    this.reserve(chunkBytes);
    const digest = createHash('sha256');
    for (let from = 0; from < lengthBytes; from += chunkBytes) {
      pulse();
      const chunk = this.memory.subarray(0, Math.min(chunkBytes, lengthBytes - from));
      if (readFully(file, from, chunk) !== chunk.length) throw new ChangedWhileRead();
      digest.update(chunk);
    }
    return {
      file,
      lengthBytes,
      bytes: null,
      source: fileSource(file, lengthBytes),
      sha256: digest.digest('hex'),
      checkUnchanged() {
        const now = onSide('input', () => fstatSync(file, { bigint: true }));
        if (now.size !== opened.size || now.mtimeNs !== opened.mtimeNs || now.ctimeNs !== opened.ctimeNs) throw new ChangedWhileRead();
      },
      close: () => closeSync(file),
    };
  }

  private reserve(lengthBytes: number): void {
    if (this.memory.length >= lengthBytes) return;
    this.memory = Buffer.allocUnsafeSlow(Math.max(lengthBytes, Math.min(2 * this.memory.length, wholeLimitBytes + 1)));
  }
}

/** Ranges of an open file. */
export function fileSource(file: number, lengthBytes: number): ByteSource {
  return { lengthBytes, read: (offsetBytes, into) => readFully(file, offsetBytes, into) };
}

/** Reads until `into` is full or the file ends; returns the bytes read. */
function readFully(file: number, offsetBytes: number, into: Buffer): number {
  return onSide('input', () => {
    let done = 0;
    while (done < into.length) {
      const count = readSync(file, into, done, into.length - done, offsetBytes + done);
      if (count === 0) break;
      done += count;
    }
    return done;
  });
}

/** Paths of bytes come over from another thread as plain arrays. */
function asPath(path: string | Uint8Array): string | Buffer {
  return typeof path === 'string' ? path : Buffer.from(path.buffer, path.byteOffset, path.byteLength);
}

import { closeSync, constants, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import type { ByteSource } from '../dicom/byte-window.js';
import type { Spool as FrameSpool } from '../pixels/pieces.js';
import { fileSource } from './read-input.js';
import { onSide, Stopped, SystemFault } from './system-fault.js';

/** What a deflated file may grow to on the disk before it is taken for a bomb. */
export const spoolLimitBytes = 8 * 2 ** 30;

export interface Spool {
  readonly source: ByteSource;
  close(): void;
}

/** too-large: beyond the limit; not-deflated: no raw deflate stream, or its end is missing */
export type SpoolFailure = 'too-large' | 'not-deflated';

/**
 * Inflates the rest of an open file into a private file (0600) that has no name any more once it is open: a crash leaves nothing readable
 * behind. PS3.5 A.5: the dataset is one raw deflate stream; padding after it is ignored.
 */
export async function inflateToSpool(input: number, bodyOffsetBytes: number, spoolPath: string, pulse: () => void, limitBytes = spoolLimitBytes): Promise<Spool | SpoolFailure> {
  const file = openNameless(spoolPath);
  try {
    const lengthBytes = await inflateInto(file, input, { bodyOffsetBytes, limitBytes, pulse });
    if (typeof lengthBytes === 'number') return { source: fileSource(file, lengthBytes), close: () => closeSync(file) };
    closeSync(file);
    return lengthBytes;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** A private file for frames that are made anew, until the output is written; it has no name either, and is made with the first frame. */
export function openFrameSpool(spoolPath: string): FrameSpool & { close(): void } {
  let file: number | null = null;
  let lengthBytes = 0;
  return {
    get lengthBytes() {
      return lengthBytes;
    },
    read: (offsetBytes, into) => (file === null ? 0 : fileSource(file, lengthBytes).read(offsetBytes, into)),
    append(bytes) {
      if (lengthBytes + bytes.length > spoolLimitBytes) throw new SystemFault('EFBIG', 'output');
      file ??= openNameless(spoolPath);
      writeAt(file, bytes, lengthBytes);
      lengthBytes += bytes.length;
    },
    close() {
      if (file !== null) closeSync(file);
    },
  };
}

function openNameless(path: string): number {
  const file = onSide('output', () => openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600));
  try {
    onSide('output', () => unlinkSync(path));
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function writeAt(file: number, bytes: Buffer, offsetBytes: number): void {
  onSide('output', () => {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, offsetBytes + done);
  });
}

interface Inflation {
  readonly bodyOffsetBytes: number;
  readonly limitBytes: number;
  readonly pulse: () => void;
}

async function inflateInto(file: number, input: number, { bodyOffsetBytes, limitBytes, pulse }: Inflation): Promise<number | SpoolFailure> {
  const deflated = Readable.from(restOf(input, bodyOffsetBytes));
  const inflate = createInflateRaw({ chunkSize: 1 << 20 });
  deflated.once('error', (error) => inflate.destroy(error));
  deflated.pipe(inflate);
  let lengthBytes = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      pulse();
      if (lengthBytes + chunk.length > limitBytes) return 'too-large';
      writeAt(file, chunk, lengthBytes);
      lengthBytes += chunk.length;
    }
    return lengthBytes;
  } catch (error) {
    if (error instanceof SystemFault || error instanceof Stopped) throw error;
    if (error instanceof Error && 'errno' in error) return 'not-deflated';
    throw error;
  } finally {
    deflated.destroy();
    inflate.destroy();
  }
}

/** A stream over the file would close it; each chunk is its own, for the inflater reads it later. */
function* restOf(input: number, offsetBytes: number): Generator<Buffer> {
  for (let from = offsetBytes; ; ) {
    const chunk = Buffer.allocUnsafeSlow(1 << 20);
    const lengthBytes = onSide('input', () => readSync(input, chunk, 0, chunk.length, from));
    if (lengthBytes === 0) return;
    from += lengthBytes;
    yield chunk.subarray(0, lengthBytes);
  }
}

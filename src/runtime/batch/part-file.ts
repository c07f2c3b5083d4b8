import { createHash } from 'node:crypto';
import { closeSync, constants, fdatasync, openSync, unlinkSync, writevSync } from 'node:fs';
import { onSide, systemCode, SystemFault } from './system-fault.js';

/** Pieces below this size are gathered in memory: one write and one hash call cost more than copying them. */
const smallBytes = 32 << 10;
const scratchBytes = 1 << 20;

/** Memory for gathered pieces, kept from file to file. */
export class Scratch {
  readonly memory = Buffer.allocUnsafeSlow(scratchBytes);
  /** for copies that are changed before they are written; made when they are first wanted */
  room: Buffer | null = null;
}

/** No more of it is lent at a time. */
export const roomBytes = 1 << 20;

/**
 * A new file that is not yet a result: written in order, hashed as it is written. Nothing written stays unless the caller links the
 * part to its final name. All methods throw a SystemFault of the output's side.
 */
export class PartFile {
  private readonly file: number;
  private open = true;
  private readonly digest = createHash('sha256');
  private readonly segments: Buffer[] = [];
  /** the part of the scratch memory that is not yet among the segments */
  private runStart = 0;
  private used = 0;
  private written = 0;
  /** bytes of the room that are lent until the next `flush` */
  private lent = 0;

  constructor(
    readonly path: string,
    mode: number,
    private readonly scratch: Scratch,
  ) {
    this.file = onSide('output', () => openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, mode));
  }

  /** Bytes put so far. */
  get lengthBytes(): number {
    return this.written;
  }

  /** Takes bytes that stay as they are until the next `flush`. */
  put(bytes: Buffer): void {
    this.written += bytes.length;
    if (bytes.length >= smallBytes) {
      this.closeRun();
      this.segments.push(bytes);
      return;
    }
    if (this.used + bytes.length > scratchBytes) this.flush();
    bytes.copy(this.scratch.memory, this.used);
    this.used += bytes.length;
  }

  /** Memory for at most `roomBytes` that are to be put, the caller's until the next `flush`; what was put may be flushed for it. */
  room(lengthBytes: number): Buffer {
    if (this.lent + lengthBytes > roomBytes) this.flush();
    this.scratch.room ??= Buffer.allocUnsafeSlow(roomBytes);
    this.lent += lengthBytes;
    return this.scratch.room.subarray(this.lent - lengthBytes, this.lent);
  }

  /** Writes what was put; the bytes may change afterwards. */
  flush(): void {
    this.closeRun();
    for (const segment of this.segments) this.digest.update(segment);
    onSide('output', () => writeFully(this.file, this.segments));
    this.segments.length = 0;
    this.runStart = this.used = this.lent = 0;
  }

  /** Flushes the file to the disk and closes it. */
  async settle(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      fdatasync(this.file, (error) => {
        if (error === null) resolve();
        else reject(new SystemFault(error.code ?? 'EIO', 'output'));
      });
    });
    this.open = false;
    onSide('output', () => closeSync(this.file));
  }

  /** SHA-256 of all that was flushed, in hex; once. */
  sha256(): string {
    return this.digest.digest('hex');
  }

  /** Gives the file up: nothing of it stays. Never throws, for it runs while another error is under way. */
  discard(): void {
    if (this.open) quietly(() => closeSync(this.file));
    this.open = false;
    quietly(() => unlinkSync(this.path));
  }

  private closeRun(): void {
    if (this.used > this.runStart) this.segments.push(this.scratch.memory.subarray(this.runStart, this.used));
    this.runStart = this.used;
  }
}

// Linux takes at most 1024 buffers a call.
const buffersPerCall = 512;

function writeFully(file: number, segments: readonly Buffer[]): void {
  for (let at = 0; at < segments.length; at += buffersPerCall) {
    let rest = segments.slice(at, at + buffersPerCall);
    while (rest.length > 0) rest = after(rest, writevSync(file, rest));
  }
}

/** What of the buffers is still to be written after so many bytes. */
function after(buffers: readonly Buffer[], writtenBytes: number): Buffer[] {
  let left = writtenBytes;
  const index = buffers.findIndex((buffer) => {
    if (left < buffer.length) return true;
    left -= buffer.length;
    return false;
  });
  const first = buffers[index];
  return first === undefined ? [] : [first.subarray(left), ...buffers.slice(index + 1)];
}

function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}

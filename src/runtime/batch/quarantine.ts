import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assert } from '../../base/assert.js';
import { PartFile, type Scratch } from './part-file.js';
import { moveUnlessTaken, sha256OfFile } from './place-output.js';
import { ChangedWhileRead, chunkBytes, type OpenInput } from './read-input.js';
import { onSide, systemCode } from './system-fault.js';

/** Makes a folder that its owner alone may enter, also when it is there already. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
}

/** Where the copy of an original may lie: under its own path, or under its digest where that was taken or does not fit. */
export function copiesOf(folder: string, reason: string, { input, inputSha256 }: { readonly input: string; readonly inputSha256: string }): readonly string[] {
  return [join(folder, reason, input), join(folder, reason, inputSha256)];
}

/**
 * Keeps originals that may not leave: untouched copies under `DIR/<reason>/<path of the input>`, files 0600, folders 0700. The
 * quarantine stays at the site, so the input's own path is kept.
 */
export class Quarantine {
  constructor(
    private readonly folder: string,
    /** where a copy lies while it is written */
    private readonly partPath: string,
    private readonly scratch: Scratch,
  ) {}

  /** Copies an open input. Throws a SystemFault of either side, ChangedWhileRead, whatever `pulse` throws. */
  async keep(reason: string, input: string, open: OpenInput, pulse: () => void): Promise<void> {
    assert(/^[a-z0-9][a-z0-9-]*$/.test(reason), 'a reason is a code');
    const part = new PartFile(this.partPath, 0o600, this.scratch);
    try {
      if (open.bytes !== null) part.put(open.bytes);
      else copyLarge(open, part, pulse);
      part.flush();
      await part.settle();
      open.checkUnchanged();
      this.place(reason, input, part);
    } catch (error) {
      part.discard();
      throw error;
    }
  }

  /** The picture of a file whose pixels were redacted or should be: `DIR/pictures/<path of the input>.png`. It may show what it shows. */
  keepPicture(input: string, png: Buffer): void {
    onSide('output', () => {
      const path = join(this.folder, 'pictures', `${input}.png`);
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(path, png, { mode: 0o600 });
      } catch (error) {
        if (!nameDoesNotFit.includes(systemCode(error))) throw error;
        writeFileSync(join(this.folder, 'pictures', `${createHash('sha256').update(input).digest('hex')}.png`), png, { mode: 0o600 });
      }
    });
  }

  private place(reason: string, input: string, part: PartFile): void {
    onSide('output', () => {
      const path = join(this.folder, reason, input);
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        if (moveUnlessTaken(part.path, path)) return;
      } catch (error) {
        if (!nameDoesNotFit.includes(systemCode(error))) throw error;
      }
      // The same original of a run that was cut off, or another one: neither is written over.
      const sha256 = part.sha256();
      if (hasDigest(path, sha256) || !moveUnlessTaken(part.path, join(this.folder, reason, sha256))) part.discard();
    });
  }
}

const nameDoesNotFit: readonly (string | null)[] = ['ENAMETOOLONG', 'ENOTDIR', 'EISDIR', 'EEXIST'];

function hasDigest(path: string, sha256: string): boolean {
  try {
    return sha256OfFile(path) === sha256;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return false;
  }
}

function copyLarge({ lengthBytes, source }: OpenInput, part: PartFile, pulse: () => void): void {
  if (Buffer.isBuffer(source)) return part.put(source);
  const memory = Buffer.allocUnsafe(chunkBytes);
  for (let from = 0; from < lengthBytes; from += chunkBytes) {
    pulse();
    const chunk = memory.subarray(0, Math.min(chunkBytes, lengthBytes - from));
    if (source.read(from, chunk) !== chunk.length) throw new ChangedWhileRead();
    part.put(chunk);
    part.flush();
  }
}

import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, openSync, closeSync, renameSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../../base/assert.js';
import type { Edited } from '../outcome.js';
import { readChunks } from './read-chunks.js';
import { onSide, systemCode } from './system-fault.js';

/** Where an instance belongs, relative to OUT: by new identifiers alone, for input names and folders can hold names. */
export interface OutputPlace {
  readonly folder: string;
  readonly instance: string;
}

export function outputPlace({ identity: { patient, study, series, instance } }: Edited): OutputPlace {
  // INVARIANT: a segment leads nowhere else, whatever the runtime made of a hostile value.
  for (const segment of [patient, study, series, instance]) assert(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(segment), 'a new identifier is no path segment');
  return { folder: `${patient}/${study}/${series}`, instance };
}

/**
 * Gives finished parts their names in OUT. A name that is taken is never written over: the same bytes need no second file; another
 * instance with the same UID gets `<instance>-<digest>.dcm`.
 */
export class OutputFolder {
  private readonly made = new Set<string>();

  constructor(private readonly out: string) {}

  /** Moves the part to its place and returns the path relative to OUT. The part is gone afterwards. Throws a SystemFault. */
  place(partPath: string, { folder, instance }: OutputPlace, sha256: string): string {
    return onSide('output', () => {
      this.make(folder);
      for (const name of [instance, `${instance}-${sha256.slice(0, 8)}`, `${instance}-${sha256}`]) {
        const path = `${folder}/${name}.dcm`;
        const final = join(this.out, path);
        if (moveUnlessTaken(partPath, final)) return path;
        if (sha256OfFile(final) === sha256) {
          unlinkSync(partPath);
          return path;
        }
      }
      throw new Error('internal error: a file named by its digest has another digest');
    });
  }

  private make(folder: string): void {
    if (this.made.has(folder)) return;
    mkdirSync(join(this.out, folder), { recursive: true });
    if (this.made.size >= 10_000) this.made.clear();
    this.made.add(folder);
  }
}

const withoutLinks: readonly (string | null)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** Whether the file was moved; false when the new name is taken. A link fails where a rename would write over. */
export function moveUnlessTaken(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    unlinkSync(from);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    if (!withoutLinks.includes(systemCode(error))) throw error;
  }
  // A file system without links: the name is taken first, and the part then moved over the empty file that holds it.
  try {
    closeSync(openSync(to, 'wx'));
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  renameSync(from, to);
  return true;
}

/** SHA-256 of a file in hex. */
export function sha256OfFile(path: string): string {
  const digest = createHash('sha256');
  for (const chunk of readChunks(path)) digest.update(chunk);
  return digest.digest('hex');
}

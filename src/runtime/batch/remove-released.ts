import { existsSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256OfFile } from './place-output.js';
import type { Places } from './places.js';
import { copiesOf } from './quarantine.js';
import { readChunks } from './read-chunks.js';
import { readJournal } from './read-journal.js';
import { onSide, systemCode } from './system-fault.js';

/** An input that was kept back once and released later, as the journal tells. */
interface Released {
  readonly input: string;
  readonly inputSha256: string;
  readonly reasons: ReadonlySet<string>;
  readonly output: string;
  readonly outputSha256: string;
}

/**
 * Takes the copies of originals out of the quarantine that were released since: a person decided, or a table knows the subject now. Only where the journal
 * holds the release, the output stands with the digest that it states, and the copy is that very original. The journal must be on the disk.
 *
 * @throws SystemFault
 */
export function removeReleased({ out, quarantine, journal }: Places): void {
  if (!holdsCopies(quarantine)) return;
  onSide('output', () => {
    for (const released of releasedLater(journal)) {
      if (digestOf(join(out, released.output)) !== released.outputSha256) continue;
      for (const reason of released.reasons) {
        for (const copy of copiesOf(quarantine, reason, released)) if (digestOf(copy) === released.inputSha256) remove(copy, quarantine);
      }
    }
  });
}

/** Pictures and files under way are no originals. */
function holdsCopies(quarantine: string): boolean {
  if (!existsSync(quarantine)) return false;
  return onSide('output', () => readdirSync(quarantine, { withFileTypes: true })).some((entry) => entry.isDirectory() && entry.name !== 'pictures' && !entry.name.startsWith('.'));
}

function releasedLater(journal: string): readonly Released[] {
  const kept = new Map<string, Set<string>>();
  const released = new Map<string, Released>();
  readJournal(readChunks(journal), ({ input, inputSha256, outcome, reason, output, outputSha256 }) => {
    released.delete(input);
    if (outcome === 'review' || outcome === 'quarantined') {
      if (reason !== null) kept.set(input, (kept.get(input) ?? new Set()).add(reason));
    } else if (outcome === 'released' && inputSha256 !== null && output !== null && outputSha256 !== null) {
      const reasons = kept.get(input);
      if (reasons !== undefined) released.set(input, { input, inputSha256, reasons, output, outputSha256 });
    }
  });
  return [...released.values()];
}

/** Null where no file is. */
function digestOf(path: string): string | null {
  try {
    return sha256OfFile(path);
  } catch (error) {
    if (!noFile.includes(systemCode(error))) throw error;
    return null;
  }
}

const noFile: readonly (string | null)[] = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'];

/** Takes the copy away, and the folders that nothing is left in, up to that of its reason. */
function remove(copy: string, quarantine: string): void {
  unlinkSync(copy);
  for (let folder = dirname(copy); folder !== quarantine; folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')) throw error;
      return;
    }
  }
}

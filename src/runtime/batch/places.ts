import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { err, ok, type Result } from '../../base/result.js';
import { isWithin } from './list-inputs.js';
import { systemCode } from './system-fault.js';

/** Where a run writes; each absolute and real. */
export interface Places {
  readonly out: string;
  readonly quarantine: string;
  readonly journal: string;
}

/**
 * Keeps originals and outputs apart: a folder that is handed on must hold outputs and nothing else, and no run may read what it
 * writes. The error is one sentence for the user.
 */
export function checkPlaces(given: Places, inputs: readonly string[], keyFile: string | null): Result<Places, string> {
  const places = { out: realOf(given.out), quarantine: realOf(given.quarantine), journal: realOf(given.journal) };
  const { out, quarantine, journal } = places;
  for (const input of inputs) {
    if (overlap(out, input)) return err('the output folder and an input lie within each other: name a folder apart from the inputs');
    if (overlap(quarantine, input)) return err('the quarantine and an input lie within each other: name a folder apart from the inputs');
    if (isWithin(journal, input)) return err('the journal would lie among the inputs: name a file elsewhere');
  }
  if (overlap(quarantine, out)) return err('the quarantine and the output folder lie within each other: originals must not stand beside outputs');
  if (isWithin(journal, out)) return err('the journal would lie in the output folder: it names the inputs and stays at the site');
  if (keyFile !== null && isWithin(realOf(keyFile), out)) return err('the key file lies in the output folder: who has both can undo the pseudonyms');
  if (isFolder(out) === false) return err('the output folder is a file');
  if (isFolder(quarantine) === false) return err('the quarantine is a file');
  if (isFolder(journal) === true) return err('the journal is a folder');
  return ok(places);
}

/** Null when nothing is there. */
function isFolder(path: string): boolean | null {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? null;
}

function overlap(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

/** The path with every link on the way resolved, as far as it exists. */
function realOf(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch (error) {
    if (systemCode(error) === null || (existsSync(absolute) && dirname(absolute) === absolute)) throw error;
    return join(realOf(dirname(absolute)), basename(absolute));
  }
}

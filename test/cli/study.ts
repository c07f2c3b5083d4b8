import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { generateStudy } from '../../corpus/generate.js';
import { anonc, type Ended } from './console.js';

/** A folder with a compiled profile, a key and a small study in `in`; paths are made with `at`. */
export interface Place {
  readonly at: (name: string) => string;
  /** `anonc run` into `out`, with more words at the end */
  readonly run: (out: string, ...more: readonly string[]) => Promise<Ended>;
}

const rules = `profile "trial" version "1.0.0"

extends ps3.15-basic
  with retain-modified-dates
claims ps3.15-basic
  with retain-modified-dates
`;

/** Makes the place once for all tests of a file. */
export function placeForTests(): Place {
  let folder = '';
  const at = (name: string): string => join(folder, name);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'anonc-test-'));
    writeFileSync(at('trial.anon'), rules);
    for (const args of [
      ['compile', at('trial.anon'), '-o', at('plan.json')],
      ['key', 'new', at('key')],
    ]) {
      const { exitCode, error } = await anonc(args);
      if (exitCode !== 0) throw new Error(error);
    }
    writeStudy(at('in'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { at, run: (out, ...more) => anonc(['run', at('plan.json'), at('in'), '--out', at(out), '--key-file', at('key'), ...more]) };
}

/** One subject, one visit, a few images of each kind. */
export function writeStudy(folder: string): void {
  for (const { path, bytes } of generateStudy('cli', { subjects: 1, visits: 1, ctSlices: 1, mrSlices: 1, matrix: 16, hidingPlaces: false })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

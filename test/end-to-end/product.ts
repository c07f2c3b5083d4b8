import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'dist/src/cli/main.js');

/** A suite that runs the built product as a user does; `npm test` builds it first. */
export function describeBuiltProduct(name: string, suite: () => void): void {
  describe(name, suite);
}

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @throws if what was built is older than the sources: a test of it would say nothing */
export function anonc(...args: readonly string[]): Finished {
  assertBuilt();
  const run = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return { exitCode: run.status, stdout: run.stdout, stderr: run.stderr };
}

let built = false;

function assertBuilt(): void {
  if (built) return;
  const stamp = join(root, 'dist/.tsbuildinfo');
  const newest = Math.max(...['src', 'grammar', 'corpus'].flatMap((folder) => filesIn(join(root, folder)).filter((path) => path.endsWith('.ts')).map((path) => statSync(path).mtimeMs)));
  if (!existsSync(main) || statSync(stamp).mtimeMs < newest) throw new Error('dist/ is older than the sources; run `npm run build` first');
  built = true;
}

/** Every file below a folder. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A line of journal.jsonl, the members that tests read. */
export interface JournalRecord {
  readonly input: string;
  readonly output: string | null;
  readonly outcome: 'released' | 'review' | 'quarantined' | 'rejected';
  readonly reason: string | null;
}

/** A folder with a plan, a key and the input, and what a run made of it. */
export interface Workplace {
  readonly folder: string;
  readonly input: string;
  readonly out: string;
  readonly plan: string;
  readonly journal: string;
  /** runs the plan over the input; gives the journal's records, by input path */
  run(input?: string): { readonly finished: Finished; readonly records: ReadonlyMap<string, JournalRecord> };
  verify(input?: string): Finished;
  remove(): void;
}

export const TRIAL_RULES = `profile "trial" version "1.0.0"

extends ps3.15-basic
  with retain-modified-dates, retain-safe-private
claims ps3.15-basic
  with retain-modified-dates, retain-safe-private
`;

/** Makes a temporary workplace: the rules compiled, a key made, the files written. */
export function workplace(rules: string, files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'anonc-test-'));
  const [input, out, plan, journal] = [join(folder, 'in'), join(folder, 'out'), join(folder, 'plan.json'), join(folder, 'journal.jsonl')];
  mkdirSync(input);
  for (const file of files) {
    mkdirSync(dirname(join(input, file.path)), { recursive: true });
    writeFileSync(join(input, file.path), file.bytes);
  }
  writeFileSync(join(folder, 'rules.anon'), rules);
  mustEnd(anonc('compile', join(folder, 'rules.anon'), '-o', plan), [0]);
  mustEnd(anonc('key', 'new', join(folder, 'key')), [0]);
  return {
    folder,
    input,
    out,
    plan,
    journal,
    run(from = input) {
      const places = ['--out', out, '--quarantine', join(folder, 'quarantine'), '--journal', journal, '--key-file', join(folder, 'key')];
      const finished = mustEnd(anonc('run', plan, from, ...places), [0, 3]);
      const records = readFileSync(journal, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as JournalRecord);
      return { finished, records: new Map(records.filter((record) => typeof record.input === 'string').map((record) => [record.input, record])) };
    },
    verify: (from = input) => anonc('verify', out, '--plan', plan, '--originals', from, '--journal', journal),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function mustEnd(finished: Finished, codes: readonly number[]): Finished {
  if (finished.exitCode === null || !codes.includes(finished.exitCode)) throw new Error(`the product ended with ${finished.exitCode ?? 'a signal'}\n${finished.stdout}${finished.stderr}`);
  return finished;
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cost, type Cost } from './measure.js';

const MAIN = fileURLToPath(new URL('../src/cli/main.js', import.meta.url));

/** The command line of the built product. */
export function anonc(...args: readonly string[]): readonly string[] {
  return [process.execPath, MAIN, ...args];
}

/** Writes a key for this bench to `path`. */
export function makeKey(path: string): void {
  const [node, ...args] = anonc('key', 'new', path);
  execFileSync(node ?? '', args, { stdio: 'pipe' });
}

/** Compiles rules to `folder`; gives the path of the plan. */
export function compile(folder: string, name: string, rules: string): { readonly plan: string; readonly cost: Cost } {
  mkdirSync(folder, { recursive: true });
  const [source, plan] = [join(folder, `${name}.anon`), join(folder, `${name}.plan.json`)];
  writeFileSync(source, rules);
  return { plan, cost: cost(anonc('compile', source, '-o', plan)) };
}

/** One run of the product over a folder. */
export interface Run {
  readonly plan: string;
  readonly input: string;
  readonly key: string;
  /** holds output, quarantine and journal; emptied by `clear` */
  readonly folder: string;
  readonly workers: number;
}

export function clear(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

export function run({ plan, input, key, folder, workers }: Run): Cost {
  const places = ['--out', join(folder, 'out'), '--quarantine', join(folder, 'quarantine'), '--journal', join(folder, 'journal.jsonl')];
  return cost(anonc('run', plan, input, ...places, '--workers', String(workers), '--key-file', key));
}

/** Verifies what `run` left, with originals and journal: every obligation, and every byte searched for every needle. */
export function verify({ plan, input, folder }: Run): Cost {
  return cost(anonc('verify', join(folder, 'out'), '--plan', plan, '--originals', input, '--journal', join(folder, 'journal.jsonl')));
}

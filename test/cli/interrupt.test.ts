import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { generateStudy } from '../../corpus/generate.js';
import { freshFolder } from './console.js';

/** The built product, for a signal needs a process; `npm test` builds it first. */
const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

it.each(['1', '2'])('a run of %s workers that is interrupted leaves whole files and can be taken up again', async (workers) => {
  const folder = freshFolder();
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('in'));
  const [file] = generateStudy('interrupt', { subjects: 1, visits: 1, matrix: 16, hidingPlaces: false });
  const inputs = 3000;
  for (let index = 0; index < inputs; index += 1) writeFileSync(at(`in/${index}.dcm`), file?.bytes ?? '');
  writeFileSync(at('trial.anon'), 'profile "trial" version "1.0.0"\n\nextends ps3.15-basic\n');
  for (const line of [['compile', at('trial.anon'), '-o', at('plan.json')], ['key', 'new', at('key')]]) expect(spawnSync(process.execPath, [main, ...line]).status).toBe(0);

  const words = [main, 'run', at('plan.json'), at('in'), '--out', at('out'), '--key-file', at('key'), '--workers', workers];
  const child = spawn(process.execPath, words);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const journal = at('out-journal.jsonl');
  while (child.exitCode === null && (!existsSync(journal) || readFileSync(journal, 'utf8').split('\n').length < 40)) await setTimeout(5);
  child.kill('SIGINT');
  expect(await ended).toBe(75);
  expect(readdirSync(at('out'), { recursive: true }).filter((name) => String(name).includes('.part'))).toEqual([]);

  const { status, stdout } = spawnSync(process.execPath, [...words, '--resume', '--format', 'json'], { encoding: 'utf8' });
  expect(status).toBe(0);
  const { counts } = JSON.parse(stdout) as { readonly counts: { readonly released: number; readonly skipped: number } };
  expect(counts.released).toBe(inputs);
  expect(counts.skipped).toBeGreaterThan(0);
  expect(counts.skipped).toBeLessThan(inputs);
});

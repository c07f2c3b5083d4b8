import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What one process cost, start-up included. */
export interface Cost {
  /** user and system time of the process, its threads and its children */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** largest resident set; null where nothing on the machine tells */
  readonly peakMegabytes: number | null;
  readonly exitCode: number;
}

const GNU_TIME = '/usr/bin/time';
const MARK = 'anonc-bench-cost';

/**
 * Runs a command and measures it as a whole process.
 *
 * @throws if it ends with a code that is not in `accepted`: a number from a failed run means nothing
 */
export function cost(command: readonly string[], env: Readonly<Record<string, string>> = {}, accepted: readonly number[] = [0]): Cost {
  const [tool, args] = existsSync(GNU_TIME)
    ? [GNU_TIME, ['-f', `${MARK} %U %S %e %M`, ...command]]
    : ['bash', ['-c', `TIMEFORMAT='${MARK} %U %S %R 0'; time "$@"`, 'bash', ...command]];
  const run = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, env: { ...process.env, LC_ALL: 'C', ...env } });
  const line = run.stderr.split('\n').find((one) => one.startsWith(MARK));
  const [user, system, wall, kilobytes] = (line ?? '').split(' ').slice(1).map(Number);
  if (user === undefined || system === undefined || wall === undefined || run.status === null || !accepted.includes(run.status)) {
    throw new Error(`${command.slice(0, 4).join(' ')} … ended with ${run.status ?? 'a signal'}:\n${run.stderr.slice(-2000)}${run.stdout.slice(-2000)}`);
  }
  return { cpuSeconds: user + system, wallSeconds: wall, peakMegabytes: kilobytes === undefined || kilobytes === 0 ? null : kilobytes / 1024, exitCode: run.status };
}

export function onPath(tool: string): boolean {
  return spawnSync('bash', ['-c', `command -v ${tool}`]).status === 0;
}

/** One thing to measure; `before` runs outside the measurement, before each round. */
export interface Contestant {
  readonly name: string;
  readonly before: () => void;
  readonly run: () => Cost;
}

/** One round to warm up, then `rounds` in turn, so that a slow minute of the machine strikes all of them. The median of each. */
export function race(contestants: readonly Contestant[], rounds: number): ReadonlyMap<string, Cost> {
  const costs = new Map<string, Cost[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, before, run } of contestants) {
      before();
      const one = run();
      if (round > 0) costs.get(name)?.push(one);
    }
  }
  return new Map(
    [...costs].map(([name, all]) => [
      name,
      {
        cpuSeconds: median(all.map((one) => one.cpuSeconds)),
        wallSeconds: median(all.map((one) => one.wallSeconds)),
        peakMegabytes: all.some((one) => one.peakMegabytes === null) ? null : Math.max(...all.map((one) => one.peakMegabytes ?? 0)),
        exitCode: all[0]?.exitCode ?? 0,
      },
    ]),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

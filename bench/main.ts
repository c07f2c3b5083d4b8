import { mkdirSync, mkdtempSync, rmSync, existsSync, readdirSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { IMAGE_SETS, writeImageSet, writeLargeFile } from './image-sets.js';
import { cost, race, type Contestant, type Cost } from './measure.js';
import { peers } from './peers.js';
import { anonc, clear, compile, makeKey, run, verify, type Run } from './product.js';
import { FULL_PROFILE, manyConditions, manyRules, THREE_RULES, WITH_TEMPLATE } from './profiles.js';
import { printTable, ratio, type Line } from './table.js';

/**
 * Measures whole processes, CPU seconds of user and system, start-up included, on generated files, and prints ratios beside the
 * goals. Absolute times are printed for the reader's sense of scale only.
 */
const USAGE = `usage: npm run bench -- [--files N] [--rounds N] [--gigabytes N] [--dir FOLDER]

  --files      CT images (default 1000); five times as many MR images
  --rounds     measured rounds after one of warm-up (default 3); the median counts
  --gigabytes  size of the large multi-frame file (default 1)
  --dir        where the files are made (default: /dev/shm where there is one, so that no disk is measured)
`;

const RISK_TABLES = fileURLToPath(new URL('./risk-tables.js', import.meta.url));

interface Bench {
  readonly folder: string;
  readonly key: string;
  readonly plans: { readonly full: string; readonly three: string; readonly template: string };
  readonly files: number;
  readonly rounds: number;
  readonly gigabytes: number;
}

function main(): void {
  const { values } = parseArgs({ options: { files: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '3' }, gigabytes: { type: 'string', default: '1' }, dir: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help === true) {
    process.stdout.write(USAGE);
    return;
  }
  const folder = mkdtempSync(join(values.dir ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir()), 'anonc-bench-'));
  try {
    const key = join(folder, 'key');
    makeKey(key);
    const rules = join(folder, 'rules');
    const plans = { full: compile(rules, 'full', FULL_PROFILE).plan, three: compile(rules, 'three', THREE_RULES).plan, template: compile(rules, 'template', WITH_TEMPLATE).plan };
    const bench: Bench = { folder, key, plans, files: Number(values.files), rounds: Number(values.rounds), gigabytes: Number(values.gigabytes) };
    say(`start-up of the command line alone: ${milliseconds(cost(anonc('--version')).cpuSeconds)} of CPU a process, contained in every number below`);
    measureSet(bench, 'CT', bench.files);
    measureSet(bench, 'MR', bench.files * 5);
    measureLargeFile(bench);
    measureCompile(bench);
    measureRisk(bench);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const GOALS = { CT: 4, MR: 8 } as const;

function measureSet(bench: Bench, kind: keyof typeof IMAGE_SETS, files: number): void {
  const input = join(bench.folder, kind);
  mkdirSync(input);
  const lengthBytes = writeImageSet(input, kind, files);
  const { size, elements } = IMAGE_SETS[kind];
  say(`\n${files} ${kind} images, ${size} × ${size} × 16 bit, ${elements} elements, ${Math.round(lengthBytes / 1000)} kB each; CPU of the whole process, median of ${bench.rounds} rounds`);
  const folder = join(bench.folder, 'work');
  const others = peers(input, folder);
  for (const peer of others) if ('absent' in peer) say(`skipped: ${peer.name}: ${peer.absent}`);
  const full: Run = { plan: bench.plans.full, input, key: bench.key, folder, workers: 1 };
  const contestants: Contestant[] = [
    ...others.filter((peer) => 'run' in peer),
    ours('full profile', full),
    ours('three rules', { ...full, plan: bench.plans.three }),
    ours('full profile and a template', { ...full, plan: bench.plans.template }),
    ours('full profile, 2 workers', { ...full, workers: 2 }),
  ];
  const costs = race(contestants, bench.rounds);
  say(printTable(setLines(costs, kind, files)));
  // The last contestant's output is still there.
  const judged = verify(full);
  const rate = files / judged.cpuSeconds;
  say(printTable([{ what: `verify with originals, files a second of CPU`, measured: rate.toFixed(0), ...(kind === 'CT' ? { goal: '≥ 300', met: rate >= 300 } : {}) }]));
  rmSync(input, { recursive: true });
  clear(folder);
}

function ours(name: string, what: Run): Contestant {
  return { name, before: () => clear(what.folder), run: () => run(what) };
}

function setLines(costs: ReadonlyMap<string, Cost>, kind: keyof typeof GOALS, files: number): readonly Line[] {
  const of = (name: string): Cost => {
    const found = costs.get(name);
    if (found === undefined) throw new Error(`internal error: ${name} was not measured`);
    return found;
  };
  const perFile = [...costs].map(([name, one]): Line => ({ what: `${name}: CPU a file`, measured: milliseconds(one.cpuSeconds / files) }));
  const full = of('full profile');
  const [copy, gdcm] = [of('cp -r').cpuSeconds, costs.get('gdcmanon -e')?.cpuSeconds];
  const [overCopy, overThree, faster] = [full.cpuSeconds / copy, full.cpuSeconds / of('three rules').cpuSeconds, full.wallSeconds / of('full profile, 2 workers').wallSeconds];
  const overNone = of('full profile and a template').cpuSeconds / full.cpuSeconds;
  const parallel = availableParallelism() >= 2;
  return [
    ...perFile,
    { what: 'full profile against cp -r', measured: ratio(overCopy), goal: `≤ ${GOALS[kind]} ×`, met: overCopy <= GOALS[kind] },
    ...(gdcm === undefined ? [] : [{ what: 'full profile against gdcmanon -e', measured: ratio(full.cpuSeconds / gdcm), goal: '≤ 1 ×', met: full.cpuSeconds <= gdcm }]),
    { what: 'full profile against three rules', measured: ratio(overThree), goal: '≤ 1.3 ×', met: overThree <= 1.3 },
    { what: 'a template on native pixel data against none', measured: ratio(overNone), goal: '≤ 1.1 ×', met: overNone <= 1.1 },
    parallel
      ? { what: '2 workers against 1, wall time', measured: ratio(faster), goal: '≥ 1.8 ×', met: faster >= 1.8 }
      : { what: '2 workers against 1, wall time (skipped: one core)', measured: '–' },
    { what: 'peak memory of the process, 1 worker', measured: megabytes(full.peakMegabytes) },
  ];
}

function measureLargeFile(bench: Bench): void {
  const input = join(bench.folder, 'large');
  mkdirSync(input);
  writeLargeFile(join(input, 'large.dcm'), bench.gigabytes);
  const folder = join(bench.folder, 'work');
  clear(folder);
  const released = (): boolean => readdirSync(join(folder, 'out'), { recursive: true }).some((name) => String(name).endsWith('.dcm'));
  const lines = (['full', 'template'] as const).map((plan): Line => {
    clear(folder);
    const { peakMegabytes } = run({ plan: bench.plans[plan], input, key: bench.key, folder, workers: 1 });
    const what = `peak memory of the process, 1 worker${plan === 'template' ? ', a template on every frame' : ''}${released() ? '' : ': NOT RELEASED, so that the number says nothing'}`;
    return { what, measured: megabytes(peakMegabytes), goal: '≤ 256 MB', ...(peakMegabytes === null ? {} : { met: released() && peakMegabytes <= 256 }) };
  });
  say(`\none native multi-frame file of ${bench.gigabytes} GiB`);
  say(printTable(lines));
  rmSync(input, { recursive: true });
  clear(folder);
}

function measureCompile(bench: Bench): void {
  const rules = join(bench.folder, 'rules');
  const profiles: readonly (readonly [string, string])[] = [
    ['500 rules on top of the Basic Profile', manyRules(500)],
    ['500 rules under 40 distinct conditions, each row proven', manyConditions(500, 40)],
  ];
  const lines = profiles.map(([what, text]): Line => {
    compile(rules, 'many', text);
    const walls = Array.from({ length: bench.rounds }, () => compile(rules, 'many', text).cost.wallSeconds).sort((one, other) => one - other);
    const wall = walls[walls.length >> 1] ?? 0;
    return { what: `${what}: compile, wall time of the process`, measured: milliseconds(wall), goal: '≤ 1 s', met: wall <= 1 };
  });
  say('\nlarge profiles: checked, proven and compiled');
  say(printTable(lines));
}

/** In a process of its own, which makes the table too. */
function measureRisk({ rounds }: Bench): void {
  const costs = Array.from({ length: rounds }, () => cost([process.execPath, RISK_TABLES])).sort((one, other) => one.wallSeconds - other.wallSeconds);
  const { wallSeconds = 0, peakMegabytes = null } = costs[costs.length >> 1] ?? {};
  say('\nrisk of a release: one million persons, eight quasi-identifiers, made up; groups, minimal unique combinations, least change of rules');
  say(
    printTable([
      { what: 'wall time of the process, the making of the table included', measured: milliseconds(wallSeconds), goal: '≤ 5 s', met: wallSeconds <= 5 },
      { what: 'peak memory of the process', measured: megabytes(peakMegabytes), goal: '≤ 512 MB', ...(peakMegabytes === null ? {} : { met: peakMegabytes <= 512 }) },
    ]),
  );
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(seconds < 0.1 ? 2 : 0)} ms`;
}

function megabytes(value: number | null): string {
  return value === null ? 'not measured: no /usr/bin/time' : `${value.toFixed(0)} MB`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main();

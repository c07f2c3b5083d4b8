import { dirname, join } from 'node:path';
import type { PlantedItem } from '../../../corpus/answer-key.js';
import { generateCorpus } from '../../../corpus/generate-corpus.js';
import { breaker } from '../../../corpus/hostile/mutate.js';
import { foundOf, renderFound, type PlacedFinding } from '../../../corpus/score/found.js';
import { newIodErrors } from '../../../corpus/score/iod-validity.js';
import type { JournalLine } from '../../../corpus/score/match-outputs.js';
import { renderScore } from '../../../corpus/score/render-score.js';
import { scoreCorpus } from '../../../corpus/score/score-corpus.js';
import { summarize } from '../../../corpus/score/summarize.js';
import { canonicalJson, type Json } from '../../base/canonical-json.js';
import { err, ok, type Result } from '../../base/result.js';
import { command, complain } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { startProgress } from '../progress.js';

const ORIGINALS = 'originals';
const KEY = 'answer-key.jsonl';

/**
 * `anonc corpus generate DIR`, `anonc corpus score KEY OUT` and `anonc corpus found KEY REPORT`: made-up studies with an answer key, how a run
 * did on them, and what the verifier finds of them.
 */
export const corpus = command({
  usage: 'corpus <what> <path> [out]',
  describe: 'make up studies with planted identifiers, or score what a run made of them',
  positionals: {
    what: { choices: ['generate', 'score', 'found'] as const, demandOption: true, describe: 'generate: write studies and their answer key to a folder; score: hold outputs against the key; found: hold what `verify --json` says of the originals against it' },
    path: { type: 'string', demandOption: true, describe: 'the folder to write, or the answer key, which lies beside its originals' },
    out: { type: 'string', describe: 'of score: the folder that a run wrote; of found: the report on the originals' },
  },
  options: {
    seed: { type: 'string', requiresArg: true, default: '1', describe: 'of generate: the same seed makes the same bytes' },
    subjects: { type: 'number', requiresArg: true, default: 3, describe: 'of generate: how many, with two visits of 18 files each' },
    'valid-only': { type: 'boolean', default: false, describe: 'of generate: identifiers only where scanners put them, so that every file is a valid object' },
    hostile: { type: 'boolean', default: false, describe: 'of generate: also a broken copy of each file, in a folder of their own' },
    journal: { type: 'string', requiresArg: true, describe: 'of score: the journal of the run; without it outputs are told by their content' },
    options: { type: 'string', requiresArg: true, describe: 'of score: options of PS3.15 E.3 whose promises are asked, with commas; default: what all outputs state' },
    json: { type: 'string', requiresArg: true, describe: 'of score and found: write it for programs to this file' },
    format: { choices: ['pretty', 'json'] as const, default: 'pretty' as const, requiresArg: true, describe: 'how it is printed' },
  },
  examples: [['$0 corpus generate demo-corpus --seed 7 --subjects 1', 'one made-up subject; then run a plan over demo-corpus/originals']],
  run(args, host) {
    if (args.what === 'generate') return generate(args, host);
    if (args.what === 'found') return args.out === undefined ? refuse(host, 'which report is to be held against the key?', 'anonc corpus found ANSWER-KEY REPORT') : found({ ...args, report: args.out }, host);
    if (args.out === undefined) return refuse(host, 'which folder is to be scored?', 'anonc corpus score ANSWER-KEY OUT');
    return score({ ...args, out: args.out }, host);
  },
});

function generate(args: { readonly path: string; readonly seed: string; readonly subjects: number; readonly 'valid-only': boolean; readonly hostile: boolean }, host: Host): ExitCode {
  const { path: folder, seed, subjects } = args;
  if (!Number.isInteger(subjects) || subjects < 1) return refuse(host, '`--subjects` is a whole number from 1');
  if (host.exists(folder)) return refuse(host, `\`${folder}\` is there already`, 'name a folder that is not there: what stands in it must be the corpus alone');
  const progress = startProgress('making up files', host);
  const key: string[] = [];
  let files = 0;
  const broken = breaker(seed);
  const made = function* (): Generator<readonly [string, string | Uint8Array]> {
    for (const file of generateCorpus(seed, { subjects, hidingPlaces: !args['valid-only'] })) {
      files += 1;
      for (const item of file.key) key.push(JSON.stringify(item));
      yield [join(ORIGINALS, file.path), file.bytes];
      if (!args.hostile) continue;
      const { how, bytes } = broken(file);
      yield [join('hostile', `${files}-${how}.dcm`), bytes];
    }
    yield [KEY, `${key.join('\n')}\n`];
  };
  for (const [name, content] of made()) {
    const path = join(folder, name);
    const room = host.makeFolder(dirname(path));
    const written = room.ok ? host.writeNew(path, content) : room;
    if (!written.ok) return refuse(host, written.error);
    progress.show(files, null, '');
  }
  progress.end();
  host.out(`made up ${files} files of ${subjects} subjects in ${join(folder, ORIGINALS)}; ${key.length} planted things in ${join(folder, KEY)}\n`);
  return exitCode.clean;
}

interface ScoreArguments {
  readonly path: string;
  readonly out: string;
  readonly journal: string | undefined;
  readonly options: string | undefined;
  readonly json: string | undefined;
  readonly format: string;
}

function score({ path, out, journal, options, json, format }: ScoreArguments, host: Host): ExitCode {
  const key = linesOf<PlantedItem>(path, host);
  const lines = journal === undefined ? ok(null) : linesOf<JournalLine>(journal, host);
  if (!key.ok) return refuse(host, key.error);
  if (!lines.ok) return refuse(host, lines.error);
  if (!host.exists(out)) return refuse(host, `there is no folder \`${out}\``);
  const originals = join(dirname(path), ORIGINALS);
  const read = (name: string): Buffer => {
    const bytes = host.readBytes(name);
    if (!bytes.ok) throw new Unreadable(bytes.error);
    return bytes.value;
  };
  try {
    const scored = scoreCorpus({
      key: key.value,
      original: (name) => read(join(originals, name)),
      outputs: host.filesUnder(out).map((name) => ({ path: name, bytes: read(join(out, name)) })),
      journal: lines.value,
      options: options === undefined ? null : new Set(options.split(',').map((name) => name.trim())),
      newErrors: (original, output) => newIodErrors(join(originals, original), join(out, output)),
    });
    const summary = summarize(scored);
    const forPrograms = `${canonicalJson(summary as unknown as Json)}\n`;
    host.out(format === 'json' ? forPrograms : renderScore(summary));
    const written = json === undefined ? ok(undefined) : host.write(json, forPrograms);
    if (!written.ok) return refuse(host, written.error);
    return summary.leak.bad + summary.utility.bad + summary.conduct.bad === 0 ? exitCode.clean : exitCode.no;
  } catch (error) {
    if (error instanceof Unreadable) return refuse(host, error.message);
    throw error;
  }
}

function found({ path, report, json, format }: { readonly path: string; readonly report: string; readonly json: string | undefined; readonly format: string }, host: Host): ExitCode {
  const key = linesOf<PlantedItem>(path, host);
  const findings = findingsOf(report, host);
  if (!key.ok) return refuse(host, key.error);
  if (!findings.ok) return refuse(host, findings.error);
  const rows = foundOf(key.value, findings.value);
  const forPrograms = `${canonicalJson(rows as unknown as Json)}\n`;
  host.out(format === 'json' ? forPrograms : renderFound(rows));
  const written = json === undefined ? ok(undefined) : host.write(json, forPrograms);
  if (!written.ok) return refuse(host, written.error);
  return rows.every(({ planted, found: seen }) => planted === seen) ? exitCode.clean : exitCode.no;
}

function findingsOf(path: string, host: Host): Result<readonly PlacedFinding[], string> {
  const text = host.readText(path);
  if (!text.ok) return text;
  try {
    const { findings } = JSON.parse(text.value) as { readonly findings?: readonly PlacedFinding[] };
    return Array.isArray(findings) ? ok(findings) : err(`\`${path}\` is no report of \`anonc verify --json\``);
  } catch {
    return err(`\`${path}\` is no report of \`anonc verify --json\``);
  }
}

/** A file that a key or a folder names and that is not there, told to the user. */
class Unreadable extends Error {}

function linesOf<T>(path: string, host: Host): Result<readonly T[], string> {
  const text = host.readText(path);
  if (!text.ok) return text;
  try {
    return ok(text.value.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T));
  } catch {
    return err(`\`${path}\` has a line that is no JSON`);
  }
}

function refuse(host: Host, message: string, help?: string): ExitCode {
  complain(host, message, help);
  return exitCode.usage;
}

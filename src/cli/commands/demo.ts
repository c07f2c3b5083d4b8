import { dirname, join } from 'node:path';
import { generateStudy } from '../../../corpus/generate.js';
import { command, complain } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { newKey } from '../read-key.js';
import { compile } from './compile.js';
import { run } from './run.js';
import { verify } from './verify.js';

/** The study of the demo is the same on every machine. */
const seed = 'demo';

/** Tells a folder that the demo made, and may make anew, from one that it must not touch. */
const marker = '.anonc-demo';

/** `anonc demo [DIR]`: the whole way on a synthetic study. */
export const demo = command({
  usage: 'demo [folder]',
  describe: 'the whole way on a synthetic study: compile, run, verify',
  positionals: { folder: { type: 'string', default: 'demo-out', describe: 'where to write it all' } },
  options: {},
  examples: [['$0 demo', 'no network, no patient: the study is made up']],
  async run({ folder }, host) {
    const prepared = prepare(folder, host);
    if (prepared !== exitCode.clean) return prepared;
    const at = (name: string): string => join(folder, name);
    let worst: ExitCode = exitCode.clean;
    for (const step of steps(at, host)) {
      host.out(`\n${step.says}\n`);
      const code = await step.does();
      if (code !== exitCode.clean && code !== exitCode.keptBack) return code;
      if (code !== exitCode.clean) worst = code;
    }
    host.out(`\nrules ${at('demo.anon')} · plan ${at('demo.plan.json')} · outputs ${at('out')} · journal ${at('journal.jsonl')} · report ${at('report.json')}\n`);
    return worst;
  },
});

interface Step {
  readonly says: string;
  does(): ExitCode | Promise<ExitCode>;
}

function steps(at: (name: string) => string, host: Host): readonly Step[] {
  const [rules, plan, originals, out, journal, key, json] = ['demo.anon', 'demo.plan.json', 'originals', 'out', 'journal.jsonl', 'demo.key', 'report.json'].map(at) as [string, string, string, string, string, string, string];
  return [
    { says: `$ anonc compile ${rules} -o ${plan}`, does: () => compile.run({ profile: rules, output: plan }, host) },
    {
      says: `$ anonc run ${plan} ${originals} --out ${out} --quarantine ${at('quarantine')} --journal ${journal} --key-file ${key}`,
      does: () => run.run({ plan, inputs: [originals], out, quarantine: at('quarantine'), journal, 'key-file': key, resume: false, 'dry-run': false, format: 'pretty' }, host),
    },
    {
      says: `$ anonc verify ${out} --plan ${plan} --originals ${originals} --journal ${journal} --json ${json}`,
      does: () => verify.run({ out, plan, originals, journal, json, format: 'pretty' }, host),
    },
  ];
}

/** Writes the study, the rules and a key of its own. */
function prepare(folder: string, host: Host): ExitCode {
  if (host.exists(folder)) {
    if (!host.exists(join(folder, marker))) {
      complain(host, `\`${folder}\` is there already, and the demo did not make it`, 'name another folder: anonc demo FOLDER');
      return exitCode.usage;
    }
    host.remove(folder);
  }
  const rules = host.readText(join(host.rulesFolder, 'demo/demo.anon'));
  const recipe = host.readText(join(host.rulesFolder, 'demo/demo.deid'));
  if (!rules.ok || !recipe.ok) throw new Error('internal error: the rules of the demo are not shipped');
  let files = 0;
  const writes = function* (): Generator<readonly [string, string | Uint8Array, number?]> {
    yield [marker, ''];
    yield ['demo.anon', rules.value];
    yield ['demo.deid', recipe.value];
    yield ['demo.key', newKey(null, host), 0o600];
    for (const { path, bytes } of generateStudy(seed)) {
      files += 1;
      yield [`originals/${path}`, bytes];
    }
  };
  for (const [name, content, mode] of writes()) {
    const path = join(folder, name);
    const made = host.makeFolder(dirname(path));
    const written = made.ok ? host.writeNew(path, content, mode) : made;
    if (written.ok) continue;
    complain(host, written.error);
    return exitCode.usage;
  }
  host.out(`made up a study of ${files} files with planted identifiers in ${join(folder, 'originals')}, and a fresh key\n`);
  return exitCode.clean;
}

import { openVerification, readTable, renderJson, renderTerminal, type Report, type TableRows } from '../../verifier/index.js';
import { err, ok, type Result } from '../../base/result.js';
import type { Plan } from '../../compiler/index.js';
import { implementationClassUid } from '../../runtime/index.js';
import { command, complain } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { loadPlan } from '../load-plan.js';
import { startProgress } from '../progress.js';
import { openRelease } from '../release.js';
import { tableFiles, tableTexts } from '../table-files.js';

/** `anonc verify OUT --plan P`: judges what a run released, without believing it. */
export const verify = command({
  usage: 'verify <out>',
  describe: 'judge outputs by another reader: may this leave?',
  positionals: { out: { type: 'string', demandOption: true, describe: 'the folder that a run wrote' } },
  options: {
    plan: { type: 'string', requiresArg: true, demandOption: true, describe: 'the plan it was made by' },
    originals: { type: 'string', requiresArg: true, describe: 'the input: what was kept is compared, and its values are searched for in every byte' },
    journal: { type: 'string', requiresArg: true, describe: 'the journal of the run: which output was made of which input' },
    table: { type: 'string', array: true, requiresArg: true, describe: 'NAME=FILE: where a table of the rules is; default beside the plan, where it is there' },
    json: { type: 'string', requiresArg: true, describe: 'write the report for programs to this file' },
    format: { choices: ['pretty', 'json'] as const, default: 'pretty' as const, requiresArg: true, describe: 'how the report is printed' },
  },
  examples: [['$0 verify demo-out/out --plan demo-out/demo.plan.json --originals demo-out/originals --journal demo-out/journal.jsonl', 'the demo once more']],
  run(args, host) {
    const plan = loadPlan(args.plan, host);
    if (!plan.ok) return plan.error;
    const texts = textsOf(plan.value, args, host);
    if (!texts.ok) return misuse(host, texts.error);
    const tables = rowsOf(plan.value, texts.value);
    if (!tables.ok) return misuse(host, tables.error);
    const release = openRelease({ ...args, plan: plan.value.digest, tables: texts.value }, host);
    if (!release.ok) {
      complain(host, release.error.message);
      return release.error.exit;
    }
    const verification = openVerification(plan.value.model, { planDigest: plan.value.digest, fingerprintKey: host.randomBytes(32), implementationClassUid, tables: tables.value });
    for (const original of watched('reading originals', release.value.originals(), host)) verification.addOriginal(original);
    for (const output of watched('judging outputs', release.value.outputs(), host)) verification.addOutput(output);
    return tell(verification.finish(), release.value.faults(), args, host);
  },
});

function textsOf(plan: Plan, args: { readonly plan: string; readonly table?: readonly string[] | undefined }, host: Host): Result<ReadonlyMap<string, string>, string> {
  const files = tableFiles(plan, args.plan, args.table);
  return files.ok ? tableTexts(plan, files.value, host) : files;
}

function rowsOf({ model }: Plan, texts: ReadonlyMap<string, string>): Result<ReadonlyMap<string, TableRows>, string> {
  const tables = new Map<string, TableRows>();
  for (const table of model.tables) {
    const text = texts.get(table.name);
    if (text === undefined) continue;
    const rows = readTable(table, text);
    if (!rows.ok) return err(`table \`${table.name}\`: ${rows.error}`);
    tables.set(table.name, rows.value);
  }
  return ok(tables);
}

function misuse(host: Host, message: string): ExitCode {
  complain(host, message, 'name the file of a table with --table NAME=FILE');
  return exitCode.usage;
}

function* watched<T>(what: string, files: Iterable<T>, host: Host): Generator<T> {
  const progress = startProgress(what, host);
  let done = 0;
  for (const file of files) {
    yield file;
    done += 1;
    progress.show(done, null, '');
  }
  progress.end();
}

function tell(report: Report, faults: readonly string[], { json, format }: { readonly json: string | undefined; readonly format: string }, host: Host): ExitCode {
  host.out(format === 'json' ? renderJson(report) : renderTerminal(report));
  if (json !== undefined) {
    const written = host.write(json, renderJson(report));
    if (!written.ok) {
      complain(host, written.error);
      return exitCode.usage;
    }
  }
  for (const fault of faults) complain(host, fault);
  if (faults.length > 0) return exitCode.integrity;
  return report.verdict === 'clean' ? exitCode.clean : exitCode.no;
}

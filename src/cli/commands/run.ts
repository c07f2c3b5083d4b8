import { canonicalJson } from '../../base/canonical-json.js';
import { builtWorker, deidentify, deriveKeys, openRedactor, prepare, readEnrolment, runBatch, type BatchEnd, type Counts } from '../../runtime/index.js';
import { command, complain } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { startProgress } from '../progress.js';
import { readKey } from '../read-key.js';
import { loadPlan } from '../load-plan.js';
import { runSummary } from '../run-summary.js';
import { tableFiles } from '../table-files.js';

/** `anonc run PLAN INPUT… --out DIR`: de-identifies files and folders. */
export const run = command({
  usage: 'run <plan> <inputs..>',
  describe: 'de-identify files and folders by a plan',
  positionals: {
    plan: { type: 'string', demandOption: true, describe: 'a plan, made by `anonc compile`' },
    inputs: { type: 'string', array: true, demandOption: true, describe: 'files and folders, any depth; links are not followed' },
  },
  options: {
    out: { type: 'string', requiresArg: true, demandOption: true, describe: 'folder for the outputs; empty, or made by an earlier run' },
    quarantine: { type: 'string', requiresArg: true, describe: 'folder for originals that may not leave; default OUT-quarantine' },
    journal: { type: 'string', requiresArg: true, describe: 'what became of each input; default OUT-journal.jsonl' },
    workers: { type: 'number', requiresArg: true, describe: 'threads; default one a processor' },
    'key-file': { type: 'string', requiresArg: true, describe: 'the key, in a file that you alone may read, or NAME=FILE where the rules name a secret; default: $ANONC_KEY, or $ANONC_KEY_NAME' },
    table: { type: 'string', array: true, requiresArg: true, describe: 'NAME=FILE: where a table of the rules is; default beside the plan' },
    resume: { type: 'boolean', default: false, describe: 'go on with the run of this journal: what it recorded and still stands is left alone' },
    'dry-run': { type: 'boolean', default: false, describe: 'do everything, and write nothing' },
    format: { choices: ['pretty', 'json'] as const, default: 'pretty' as const, requiresArg: true, describe: 'how the summary is written' },
  },
  examples: [['$0 run demo-out/demo.plan.json demo-out/originals --out out --key-file demo-out/demo.key', 'the demo study once more']],
  async run(args, host) {
    const plan = loadPlan(args.plan, host);
    if (!plan.ok) return plan.error;
    const workers = args.workers ?? host.processors;
    if (!Number.isInteger(workers) || workers < 1 || workers > 256) return misuse(host, '`--workers` takes a whole number from 1 to 256');
    const [secret = null] = plan.value.model.secrets;
    const key = readKey(args['key-file'], secret, host);
    if (!key.ok) return misuse(host, key.error.message, key.error.help);
    const tables = tableFiles(plan.value, args.plan, args.table);
    if (!tables.ok) return misuse(host, tables.error);
    const enrolment = readEnrolment(plan.value, (table) => host.readText(tables.value.pathOf(table)));
    if (!enrolment.ok) return misuse(host, enrolment.error, 'name the file of a table with --table NAME=FILE');
    const out = host.absolute(args.out);
    const progress = startProgress(args['dry-run'] ? 'trying' : 'de-identifying', host);
    const end = await runBatch(
      {
        plan: plan.value,
        enrolment: enrolment.value,
        keys: deriveKeys(key.value.bytes, secret),
        keyFile: key.value.file,
        inputs: args.inputs,
        out,
        quarantine: args.quarantine ?? `${out}-quarantine`,
        journal: args.journal ?? `${out}-journal.jsonl`,
        workers,
        resume: args.resume,
        dryRun: args['dry-run'],
        tool: `anonc ${host.version}`,
        started: host.now().toISOString(),
        stop: host.interrupt(),
        onProgress: (counts) => progress.show(counts.inputs, null, `${counts.quarantined} in quarantine`),
      },
      { prepare, deidentify, openRedactor },
      builtWorker(),
    );
    progress.end();
    return report(end, args, host);
  },
});

function misuse(host: Host, message: string, help?: string): ExitCode {
  complain(host, message, help);
  return exitCode.usage;
}

function report(end: BatchEnd, args: { readonly format: string; readonly 'dry-run': boolean }, host: Host): ExitCode {
  if (end.kind === 'refused') {
    complain(host, end.message);
    return { usage: exitCode.usage, integrity: exitCode.integrity, busy: exitCode.tryAgain }[end.why];
  }
  const { counts } = end;
  if (args.format === 'json') host.out(`${canonicalJson({ format: 'anonc-run', formatVersion: '1.0', end: end.kind, counts: { ...counts } })}\n`);
  else host.out(runSummary(counts, args['dry-run']));
  switch (end.kind) {
    case 'failed':
      complain(host, end.code === 'ENOSPC' || end.code === 'EDQUOT' ? 'the disk is full' : `the system refuses to write (${end.code})`, 'what is done stands in the journal; go on with --resume');
      return exitCode.tryAgain;
    case 'interrupted':
      complain(host, 'interrupted', 'what is done stands in the journal; go on with --resume');
      return exitCode.tryAgain;
    case 'finished':
      if (counts.inputs === 0) return misuse(host, 'the inputs hold no file');
      return isClean(counts) ? exitCode.clean : exitCode.keptBack;
  }
}

/** Files that are no DICOM among others are told in the summary; anything else that did not leave wants a person. */
function isClean(counts: Counts): boolean {
  const noDicom = counts.reasons['rejected not-dicom'] ?? 0;
  return counts.released > 0 && counts.quarantined === 0 && counts.review === 0 && counts.rejected === noDicom;
}

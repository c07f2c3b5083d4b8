import { openRisk, renderOffenders, renderRiskJson, renderRiskTerminal, riskPage } from '../../verifier/index.js';
import { command, complain } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { loadPlan } from '../load-plan.js';
import { readPopulation } from '../read-population.js';
import { openRelease } from '../release.js';
import { watched } from '../watched.js';

/** `anonc risk OUT --plan P`: how likely anybody may be recognised in a whole release. */
export const risk = command({
  usage: 'risk <out>',
  describe: 'judge a whole release: may anybody be recognised in it?',
  positionals: { out: { type: 'string', demandOption: true, describe: 'the folder that a run wrote' } },
  options: {
    plan: { type: 'string', requiresArg: true, demandOption: true, describe: 'the plan it was made by; its `risk` block says what is demanded' },
    originals: { type: 'string', requiresArg: true, describe: 'the input: sites that were taken out are compared with devices that stayed' },
    journal: { type: 'string', requiresArg: true, describe: 'the journal of the run: which output was made of which input' },
    population: { type: 'string', requiresArg: true, describe: 'CSV of the persons the release was drawn from, its columns named by keyword' },
    json: { type: 'string', requiresArg: true, describe: 'write the report for programs to this file' },
    report: { type: 'string', requiresArg: true, describe: 'write the report as a page to this file' },
    offenders: { type: 'string', requiresArg: true, describe: 'write who stands out, in words, to this new file; it identifies' },
    format: { choices: ['pretty', 'json'] as const, default: 'pretty' as const, requiresArg: true, describe: 'how the report is printed' },
  },
  examples: [['$0 risk demo-out/out --plan demo-out/demo.plan.json', 'the release of the demo: three persons are too few for anybody to hide among', exitCode.no]],
  run(args, host) {
    const plan = loadPlan(args.plan, host);
    if (!plan.ok) return plan.error;
    const population = args.population === undefined ? null : readPopulation(args.population, host);
    if (population !== null && !population.ok) return misuse(host, population.error);
    const release = openRelease({ ...args, plan: plan.value.digest, tables: new Map() }, host);
    if (!release.ok) {
      complain(host, release.error.message);
      return release.error.exit;
    }
    const assessment = openRisk(plan.value.model, { planDigest: plan.value.digest, population: population?.value ?? null });
    for (const { bytes, original } of watched('reading outputs', release.value.outputs(), host, host.errorIsTerminal ? release.value.countOutputs() : null)) assessment.addOutput(bytes, original?.bytes ?? null);
    const result = assessment.finish();
    const { report } = result;
    host.out(args.format === 'json' ? renderRiskJson(report) : renderRiskTerminal(report));
    const files: readonly (readonly [string | undefined, () => string])[] = [
      [args.json, () => renderRiskJson(report)],
      [args.report, () => riskPage(report)],
    ];
    for (const [path, render] of files) {
      const written = path === undefined ? null : host.write(path, render());
      if (written !== null && !written.ok) return misuse(host, written.error);
    }
    // for its owner alone
    const listed = args.offenders === undefined ? null : host.writeNew(args.offenders, renderOffenders(result.offenders()), 0o600);
    if (listed !== null && !listed.ok) return misuse(host, listed.error);
    const faults = release.value.faults();
    for (const fault of faults) complain(host, fault);
    if (faults.length > 0) return exitCode.integrity;
    return report.verdict === 'pass' ? exitCode.clean : exitCode.no;
  },
});

function misuse(host: Host, message: string): ExitCode {
  complain(host, message);
  return exitCode.usage;
}

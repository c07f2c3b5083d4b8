import { renderHtml, renderJson, renderTerminal, riskSection, riskStyle, openVerification, type Report, type ReportSection, type RuleInWords } from '../../verifier/index.js';
import { ok } from '../../base/result.js';
import type { Model } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { openRelease } from '../release.js';
import { basisOf } from '../verification-basis.js';
import { textFinder } from '../text-finder.js';
import { watched } from '../watched.js';

/** `anonc verify OUT --plan P` or `--claims C`: judges what was released, without believing it. */
export const verify = command({
  usage: 'verify <out>',
  describe: 'judge outputs by another reader: may this leave?',
  positionals: { out: { type: 'string', demandOption: true, describe: 'the folder that a run wrote' } },
  options: {
    plan: { type: 'string', requiresArg: true, describe: 'the plan it was made by' },
    claims: { type: 'string', requiresArg: true, describe: 'without a plan: what the outputs are said to conform to, "ps3.15-basic with retain-safe-private"' },
    originals: { type: 'string', requiresArg: true, describe: 'the input: what was kept is compared, and its values are searched for in every byte' },
    journal: { type: 'string', requiresArg: true, describe: 'the journal of the run: which output was made of which input' },
    table: { type: 'string', array: true, requiresArg: true, describe: 'NAME=FILE: where a table of the rules is; default beside the plan, where it is there' },
    json: { type: 'string', requiresArg: true, describe: 'write the report for programs to this file' },
    report: { type: 'string', requiresArg: true, describe: 'write the report for people, one page of HTML, to this file' },
    format: { choices: ['pretty', 'json'] as const, default: 'pretty' as const, requiresArg: true, describe: 'how the report is printed' },
  },
  examples: [
    ['$0 verify demo-out/out --plan demo-out/demo.plan.json --originals demo-out/originals --journal demo-out/journal.jsonl', 'the demo once more'],
    ['$0 verify demo-out/out --claims ps3.15-basic,retain-modified-dates,retain-safe-private', 'what anybody can say who has nothing but the outputs'],
  ],
  async run(args, host) {
    const basis = await basisOf(args, host);
    if (!basis.ok) return basis.error;
    const { model, texts, ...known } = basis.value;
    const release = openRelease({ ...args, plan: known.planDigest ?? '', tables: texts }, host);
    if (!release.ok) {
      complain(host, release.error.message);
      return release.error.exit;
    }
    const finder = textFinder();
    const verification = openVerification(model, { ...known, fingerprintKey: host.randomBytes(32), textFinder: finder.find, pictures: args.report !== undefined });
    for (const original of watched('reading originals', release.value.originals(), host)) verification.addOriginal(original);
    for (const output of watched('judging outputs', release.value.outputs(), host)) await verification.addOutput(output)?.();
    await finder.close();
    const report = verification.finish();
    const { pictures, leftOut } = verification.pictures();
    const written = args.report === undefined ? ok(null) : host.write(args.report, renderHtml(report, { writtenBy: `anonc ${host.version}`, rules: await rulesInWords(model), sections: sectionsOf(report), pictures, picturesLeftOut: leftOut }));
    if (!written.ok) {
      complain(host, written.error);
      return exitCode.usage;
    }
    return tell(report, release.value.faults(), args, host);
  },
});

/** The risk of a whole release stands on the page where the profile asks for it. */
function sectionsOf({ risk }: Report): readonly ReportSection[] {
  return risk === null ? [] : [{ id: 'risk', heading: 'Re-identification', html: riskSection(risk), style: riskStyle }];
}

/** Rules by where they stand; several on one line are told together. Only whoever wants a page needs the compiler's words. */
async function rulesInWords(model: Model): Promise<ReadonlyMap<string, RuleInWords>> {
  const { ruleInWords } = await import('../../compiler/index.js');
  const rules = new Map<string, RuleInWords>();
  for (const rule of model.rules) {
    const place = `${rule.origin.source}:${rule.origin.line}`;
    const before = rules.get(place);
    rules.set(place, { words: before === undefined ? ruleInWords(rule) : `${before.words}; ${ruleInWords(rule)}`, because: rule.because ?? before?.because ?? null });
  }
  return rules;
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
  if (report.counts.outputs === 0) {
    complain(host, 'the folder holds no output, so that nothing was judged');
    return exitCode.usage;
  }
  return report.verdict === 'clean' ? exitCode.clean : exitCode.no;
}

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ok, type Result } from '../../base/result.js';
import { decisionsName, parseDecisions, printDecisions, type ReviewDecision, type Verdict } from '../../runtime/index.js';
import { command, complain } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';

/** `anonc review QUARANTINE`: a person's decisions on images in which something may be text. */
export const review = command({
  usage: 'review <quarantine> [inputs..]',
  describe: 'list images in doubt, or decide on some: text that goes, or nothing that says who somebody is',
  positionals: {
    quarantine: { type: 'string', demandOption: true, describe: 'the quarantine of a run' },
    inputs: { type: 'string', array: true, default: [], describe: 'inputs to decide on, as they are listed' },
  },
  options: {
    redact: { type: 'boolean', default: false, describe: 'what is framed in their pictures becomes black' },
    leave: { type: 'boolean', default: false, describe: 'what is framed may stay; asks for --because' },
    because: { type: 'string', requiresArg: true, describe: 'why it may stay; stands in the decisions' },
  },
  examples: [['$0 review demo-out/quarantine', 'what a person has to look at; then decide by name: anonc review demo-out/quarantine a.dcm --redact']],
  run({ quarantine, inputs, redact, leave, because = '' }, host) {
    const known = decisionsIn(quarantine, host);
    if (!known.ok) return misuse(host, known.error, 'take the file away to decide anew');
    if (inputs.length === 0) return list(quarantine, known.value, host);
    if (redact === leave) return misuse(host, 'nothing says what is decided, or two things do', 'write --redact, or --leave --because "why it may stay"');
    if (leave && because.trim() === '') return misuse(host, '`--leave` says no reason', 'write --because "why it may stay": it is for whoever audits the release');
    const strangers = inputs.filter((input) => !host.exists(join(quarantine, doubtful, input)));
    if (strangers.length > 0) return misuse(host, `${strangers.length} of the inputs ${strangers.length === 1 ? 'is' : 'are'} not in doubt`, `anonc review ${quarantine} lists those that are`);
    return decide(quarantine, inputs, { verdict: redact ? 'redact' : 'leave', because }, known.value, host);
  },
});

/** The folder of originals in doubt, by the reason they are kept for. */
const doubtful = 'text-in-doubt';

function decisionsIn(quarantine: string, host: Host): Result<readonly ReviewDecision[], string> {
  const path = join(quarantine, decisionsName);
  if (!host.exists(path)) return ok([]);
  const text = host.readText(path);
  return text.ok ? parseDecisions(text.value) : text;
}

function list(quarantine: string, known: readonly ReviewDecision[], host: Host): ExitCode {
  const folder = join(quarantine, doubtful);
  const inputs = host.exists(folder) ? host.filesUnder(folder) : [];
  if (inputs.length === 0) {
    host.out('no image is in doubt\n');
    return exitCode.clean;
  }
  const verdicts = new Map(known.map(({ input, verdict }) => [input, verdict]));
  const open = inputs.filter((input) => !verdicts.has(input)).length;
  host.out(`${inputs.length} ${inputs.length === 1 ? 'image' : 'images'} in doubt, ${open} undecided\n`);
  for (const input of inputs) host.out(`  ${(verdicts.get(input) ?? 'undecided').padEnd(10)}${input}   ${join(quarantine, 'pictures', `${input}.png`)}\n`);
  host.out('decide with --redact or --leave --because "…", then go on with `anonc run … --resume`\n');
  return open > 0 ? exitCode.keptBack : exitCode.clean;
}

function decide(quarantine: string, inputs: readonly string[], { verdict, because }: { readonly verdict: Verdict; readonly because: string }, known: readonly ReviewDecision[], host: Host): ExitCode {
  const decided = host.now().toISOString();
  const made: ReviewDecision[] = [];
  for (const input of inputs) {
    const bytes = host.readBytes(join(quarantine, doubtful, input));
    if (!bytes.ok) return misuse(host, bytes.error);
    made.push({ inputSha256: createHash('sha256').update(bytes.value).digest('hex'), input, verdict, because, decided });
  }
  const kept = known.filter(({ inputSha256 }) => !made.some((each) => each.inputSha256 === inputSha256));
  const written = host.write(join(quarantine, decisionsName), printDecisions([...kept, ...made]));
  if (!written.ok) return misuse(host, written.error);
  host.out(`${made.length} decided; go on with \`anonc run … --resume\`\n`);
  return exitCode.clean;
}

function misuse(host: Host, message: string, help?: string): ExitCode {
  complain(host, message, help);
  return exitCode.usage;
}

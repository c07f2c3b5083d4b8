import { diff as diffModels, diffJson, diffText, isWeaker } from '../../compiler/index.js';
import { command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { loadModel } from '../load-model.js';

/** `anonc diff OLD NEW`: what two profiles do differently, and whether that is stricter or weaker. */
export const diff = command({
  usage: 'diff <old> <new>',
  describe: 'which attributes are treated differently, in which cases, and whether more is left',
  positionals: {
    old: { type: 'string', demandOption: true, describe: 'a rule file, or a plan (.json)' },
    new: { type: 'string', demandOption: true, describe: 'another; where anything in it is weaker, the command ends with 1' },
  },
  options: { format: { choices: ['pretty', 'json'] as const, default: 'pretty' as const, requiresArg: true, describe: 'for a person or a program' } },
  examples: [['$0 diff demo-out/demo.plan.json demo-out/demo.anon', 'a plan and the rules it was made of: nothing differs']],
  run(args, host) {
    const before = loadModel(args.old, host);
    if (!before.ok) return before.error;
    const after = loadModel(args.new, host);
    if (!after.ok) return after.error;
    const found = diffModels(before.value, after.value);
    host.out(args.format === 'json' ? `${diffJson(found)}\n` : diffText(found));
    return isWeaker(found) ? exitCode.no : exitCode.clean;
  },
});

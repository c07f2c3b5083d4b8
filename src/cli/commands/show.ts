import { show as showPlan } from '../../compiler/index.js';
import { command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { loadPlan } from '../load-plan.js';

/** `anonc show PLAN`: a plan for a person. */
export const show = command({
  usage: 'show <plan>',
  describe: 'print a plan for a person to read',
  positionals: { plan: { type: 'string', demandOption: true, describe: 'a plan, made by `anonc compile`' } },
  options: {},
  examples: [['$0 show demo-out/demo.plan.json', 'the plan of the demo']],
  run({ plan }, host) {
    const loaded = loadPlan(plan, host);
    if (!loaded.ok) return loaded.error;
    host.out(showPlan(loaded.value));
    return exitCode.clean;
  },
});

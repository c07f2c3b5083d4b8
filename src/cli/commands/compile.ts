import { printPlan, renderTerminal } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { compileFile } from '../compile-file.js';
import { exitCode } from '../exit-code.js';

/** `anonc compile PROFILE -o PLAN`: the check, and then the plan. */
export const compile = command({
  usage: 'compile <profile>',
  describe: 'check a profile and write its plan; equal sources give equal bytes',
  positionals: { profile: { type: 'string', demandOption: true, describe: 'a rule file' } },
  options: { output: { type: 'string', alias: 'o', requiresArg: true, demandOption: true, describe: 'the plan to write' } },
  examples: [['$0 compile profile.anon -o profile.plan.json', 'after `anonc init`']],
  run({ profile, output }, host) {
    const compiled = compileFile(profile, host);
    if (!compiled.ok) {
      complain(host, compiled.error);
      return exitCode.usage;
    }
    const { plan, diagnostics, sources } = compiled.value;
    host.error(renderTerminal(diagnostics, sources, { color: false }));
    if (plan === null) {
      complain(host, 'no plan was written: the profile has mistakes');
      return exitCode.usage;
    }
    const written = host.write(output, printPlan(plan));
    if (!written.ok) {
      complain(host, written.error);
      return exitCode.usage;
    }
    host.out(`wrote \`${output}\`: plan ${plan.digest}\n`);
    return exitCode.clean;
  },
});

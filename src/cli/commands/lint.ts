import { check, hasErrors, lint as lintRules, type Diagnostic } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { exitCode } from '../exit-code.js';
import { shippedLibrary } from '../library.js';
import { readRuleFiles } from '../read-rule-files.js';
import { diagnosticFormats, tellDiagnostics } from '../tell-diagnostics.js';

/** `anonc lint FILE…`: what a reviewer would ask, apart from mistakes. */
export const lint = command({
  usage: 'lint <files..>',
  describe: 'what a reviewer would ask about rules that are right',
  positionals: { files: { type: 'string', array: true, demandOption: true, describe: 'rule files' } },
  options: { format: { choices: diagnosticFormats, default: 'pretty' as const, requiresArg: true, describe: 'for a person, a program, a dashboard, or a review on GitHub' } },
  examples: [['$0 lint profile.anon', 'after `anonc init`']],
  run({ files, format }, host) {
    const found = readRuleFiles(files, host, (source) => {
      const library = shippedLibrary(host, source.name);
      const { diagnostics, sources } = check(source, library);
      return { diagnostics: hasErrors(diagnostics) ? diagnostics.filter(({ severity }) => severity === 'error') : lintRules(source, library), sources };
    });
    if (!found.ok) return found.error;
    // mistakes of all files first
    const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
    const diagnostics = [...found.value.diagnostics.filter(isError), ...found.value.diagnostics.filter((each) => !isError(each))];
    tellDiagnostics({ diagnostics, sources: found.value.sources }, format, 'a reviewer would ask nothing', host);
    if (hasErrors(diagnostics)) {
      complain(host, 'what has errors is not looked at for style', 'anonc check FILE');
      return exitCode.usage;
    }
    return diagnostics.length > 0 ? exitCode.no : exitCode.clean;
  },
});

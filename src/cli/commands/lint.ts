import { check, hasErrors, lint as lintRules, type Diagnostic } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { exitCode } from '../exit-code.js';
import { shippedLibrary } from '../library.js';
import { diagnosticFormats, tellDiagnostics } from '../tell-diagnostics.js';

/** `anonc lint FILE…`: what a reviewer would ask, apart from mistakes. */
export const lint = command({
  usage: 'lint <files..>',
  describe: 'what a reviewer would ask about rules that are right',
  positionals: { files: { type: 'string', array: true, demandOption: true, describe: 'rule files' } },
  options: { format: { choices: diagnosticFormats, default: 'pretty' as const, requiresArg: true, describe: 'for a person, a program, a dashboard, or a review on GitHub' } },
  examples: [['$0 lint profile.anon', 'after `anonc init`']],
  run({ files, format }, host) {
    const errors: Diagnostic[] = [];
    const findings: Diagnostic[] = [];
    const sources = new Map<string, string>();
    for (const file of files) {
      const text = host.readText(file);
      if (!text.ok) {
        complain(host, text.error);
        return exitCode.usage;
      }
      const library = shippedLibrary(host, file);
      const source = { name: file, text: text.value };
      const checked = check(source, library);
      for (const [name, content] of checked.sources) sources.set(name, content);
      if (hasErrors(checked.diagnostics)) errors.push(...checked.diagnostics.filter(({ severity }) => severity === 'error'));
      else findings.push(...lintRules(source, library));
    }
    tellDiagnostics({ diagnostics: [...errors, ...findings], sources }, format, 'a reviewer would ask nothing', host);
    if (errors.length > 0) {
      complain(host, 'what has errors is not looked at for style', 'anonc check FILE');
      return exitCode.usage;
    }
    return findings.length > 0 ? exitCode.no : exitCode.clean;
  },
});

import { check as checkRules, hasErrors, type Diagnostic } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { exitCode } from '../exit-code.js';
import { libraryFor } from '../library.js';
import { diagnosticFormats, tellDiagnostics } from '../tell-diagnostics.js';

/** `anonc check FILE…`: reads rule files and tells every mistake in them. */
export const check = command({
  usage: 'check <files..>',
  describe: 'read rule files and tell every mistake in them',
  positionals: { files: { type: 'string', array: true, demandOption: true, describe: 'rule files' } },
  options: { format: { choices: diagnosticFormats, default: 'pretty' as const, requiresArg: true, describe: 'for a person, a program, a dashboard, or a review on GitHub' } },
  examples: [['$0 check profile.anon', 'after `anonc init`']],
  run({ files, format }, host) {
    const diagnostics: Diagnostic[] = [];
    const sources = new Map<string, string>();
    for (const file of files) {
      const text = host.readText(file);
      if (!text.ok) {
        complain(host, text.error);
        return exitCode.usage;
      }
      const checked = checkRules({ name: file, text: text.value }, libraryFor(file, host, 'by path'));
      for (const [name, source] of checked.sources) sources.set(name, source);
      diagnostics.push(...checked.diagnostics);
    }
    tellDiagnostics({ diagnostics, sources }, format, `no mistakes in ${files.length === 1 ? 'the file' : `${files.length} files`}`, host);
    return hasErrors(diagnostics) ? exitCode.usage : exitCode.clean;
  },
});

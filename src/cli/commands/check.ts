import { check as checkRules, hasErrors } from '../../compiler/index.js';
import { command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { libraryFor } from '../library.js';
import { readRuleFiles } from '../read-rule-files.js';
import { diagnosticFormats, tellDiagnostics } from '../tell-diagnostics.js';

/** `anonc check FILE…`: reads rule files and tells every mistake in them. */
export const check = command({
  usage: 'check <files..>',
  describe: 'read rule files and tell every mistake in them',
  positionals: { files: { type: 'string', array: true, demandOption: true, describe: 'rule files' } },
  options: { format: { choices: diagnosticFormats, default: 'pretty' as const, requiresArg: true, describe: 'for a person, a program, a dashboard, or a review on GitHub' } },
  examples: [['$0 check profile.anon', 'after `anonc init`']],
  run({ files, format }, host) {
    const found = readRuleFiles(files, host, (source) => checkRules(source, libraryFor(source.name, host, 'by path')));
    if (!found.ok) return found.error;
    tellDiagnostics(found.value, format, `no mistakes in ${files.length === 1 ? 'the file' : `${files.length} files`}`, host);
    return hasErrors(found.value.diagnostics) ? exitCode.usage : exitCode.clean;
  },
});

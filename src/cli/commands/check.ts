import { check as checkRules, hasErrors, renderGithub, renderJson, renderTerminal, type Diagnostic } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { libraryFor } from '../library.js';

type Format = 'pretty' | 'json' | 'github';

/** `anonc check FILE…`: reads rule files and tells every mistake in them. */
export const check = command({
  usage: 'check <files..>',
  describe: 'read rule files and tell every mistake in them',
  positionals: { files: { type: 'string', array: true, demandOption: true, describe: 'rule files' } },
  options: { format: { choices: ['pretty', 'json', 'github'] as const, default: 'pretty' as const, requiresArg: true, describe: 'for a person, a program, or a review on GitHub' } },
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
    return tell(diagnostics, sources, format, files.length, host);
  },
});

function tell(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>, format: Format, files: number, host: Host): ExitCode {
  switch (format) {
    case 'json':
      host.out(`${renderJson(diagnostics, sources)}\n`);
      break;
    case 'github':
      host.out(renderGithub(diagnostics, sources));
      break;
    case 'pretty':
      host.out(renderTerminal(diagnostics, sources, { color: host.color }));
      host.out(diagnostics.length === 0 ? `no mistakes in ${files === 1 ? 'the file' : `${files} files`}\n` : `\n${inWords(diagnostics)}\n`);
      break;
  }
  return hasErrors(diagnostics) ? exitCode.usage : exitCode.clean;
}

function inWords(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return [...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []), ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : [])].join(', ');
}

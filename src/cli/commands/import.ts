import { basename } from 'node:path';
import { importReport, importScript, type Imported } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { shippedLibrary } from '../library.js';

/** `anonc import ctp|deid FILE [-o OUT.anon]`: a script of another program as a rule file, with what it could not take over. */
export const importRules = command({
  usage: 'import <dialect> <file>',
  describe: 'a rule file from a script of CTP or a recipe of deid',
  positionals: {
    dialect: { choices: ['ctp', 'deid'] as const, demandOption: true, describe: 'the program that the script is for' },
    file: { type: 'string', demandOption: true, describe: 'the script or recipe' },
  },
  options: {
    output: { alias: 'o', type: 'string', requiresArg: true, describe: 'where the rule file goes; without it, it is printed' },
    format: { choices: ['pretty', 'json'] as const, default: 'pretty' as const, requiresArg: true, describe: 'the report for a person or a program' },
  },
  examples: [['$0 import deid demo-out/demo.deid', 'the recipe of the demo']],
  run({ dialect, file, output, format }, host) {
    const text = host.readText(file);
    if (!text.ok) {
      complain(host, text.error);
      return exitCode.usage;
    }
    const imported = importScript(dialect, { name: basename(file), text: text.value }, shippedLibrary(host));
    if (!imported.ok) {
      const { line, message } = imported.error;
      complain(host, `cannot read \`${file}\`${line === null ? '' : `, line ${line}`}: ${message}`);
      return exitCode.usage;
    }
    if (output !== undefined) {
      const written = host.writeNew(output, imported.value.text);
      if (!written.ok) {
        complain(host, written.error);
        return exitCode.usage;
      }
    }
    tell(imported.value, output === undefined, format, host);
    return imported.value.losses.length === 0 ? exitCode.clean : exitCode.no;
  },
});

/** Without a file to write to the rules go to the output, and the report for a person beside it. */
function tell(imported: Imported, printed: boolean, format: 'pretty' | 'json', host: Host): void {
  if (format === 'json') {
    host.out(`${JSON.stringify(imported, null, 2)}\n`);
    return;
  }
  if (printed) {
    host.out(imported.text);
    host.error(importReport(imported));
  } else host.out(importReport(imported));
}

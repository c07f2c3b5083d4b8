import { matrixCsv, matrixHtml, matrixOf } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { exitCode } from '../exit-code.js';
import { loadModel } from '../load-model.js';

/** `anonc export PROFILE --matrix csv|html`: what a reviewer asks for, as a table. */
export const exportMatrix = command({
  usage: 'export <profile>',
  describe: 'every attribute, what the standard says of it and what the profile does: for a reviewer',
  positionals: { profile: { type: 'string', demandOption: true, describe: 'a rule file, or a plan (.json)' } },
  options: {
    matrix: { choices: ['csv', 'html'] as const, demandOption: true, requiresArg: true, describe: 'for a spreadsheet, or one page that needs nothing else' },
    output: { type: 'string', alias: 'o', requiresArg: true, describe: 'the file to write; default: print it' },
  },
  examples: [['$0 export demo-out/demo.anon --matrix html -o matrix.html', 'the profile of the demo, for an ethics committee']],
  run({ profile, matrix, output }, host) {
    const model = loadModel(profile, host);
    if (!model.ok) return model.error;
    const table = matrixOf(model.value);
    const content = matrix === 'csv' ? matrixCsv(table) : matrixHtml(table);
    if (output === undefined) {
      host.out(content);
      return exitCode.clean;
    }
    const written = host.write(output, content);
    if (!written.ok) {
      complain(host, written.error);
      return exitCode.usage;
    }
    host.out(`wrote \`${output}\`: ${table.rows.length} rows\n`);
    return exitCode.clean;
  },
});

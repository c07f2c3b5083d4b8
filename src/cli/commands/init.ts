import { join } from 'node:path';
import { command, complain } from '../command.js';
import { exitCode } from '../exit-code.js';

/** `anonc init [DIR]`: a commented profile to start from. */
export const init = command({
  usage: 'init [folder]',
  describe: 'write a commented profile to start from',
  positionals: { folder: { type: 'string', default: '.', describe: 'where to write `profile.anon`' } },
  options: {},
  examples: [['$0 init', 'then: anonc check profile.anon']],
  run({ folder }, host) {
    const path = join(folder, 'profile.anon');
    const starter = host.readText(join(host.rulesFolder, 'demo/starter.anon'));
    if (!starter.ok) throw new Error('internal error: the starter profile is not shipped');
    const made = host.makeFolder(folder);
    const written = made.ok ? host.writeNew(path, starter.value) : made;
    if (!written.ok) {
      complain(host, written.error);
      return exitCode.usage;
    }
    host.out(`wrote \`${path}\`. Next:\n  anonc check ${path}\n  anonc compile ${path} -o ${join(folder, 'profile.plan.json')}\n`);
    return exitCode.clean;
  },
});

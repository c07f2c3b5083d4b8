import { command, complain } from '../command.js';
import { exitCode } from '../exit-code.js';
import { newKey } from '../read-key.js';

/** `anonc key new [FILE]`: makes the secret that new identifiers and date shifts are made with. */
export const key = command({
  usage: 'key <what> [file]',
  describe: 'make a key: 32 random bytes in a file that you alone may read',
  positionals: {
    what: { type: 'string', choices: ['new'], demandOption: true, describe: 'what to do' },
    file: { type: 'string', describe: 'the file to write; default anonc.key' },
  },
  options: { out: { type: 'string', requiresArg: true, describe: 'the same, as an option' } },
  examples: [['$0 key new study.key', 'one key a project: the same key gives the same new identifiers']],
  run({ file, out }, host) {
    if (file !== undefined && out !== undefined) {
      complain(host, 'the file is named twice', 'name it once: anonc key new study.key');
      return exitCode.usage;
    }
    const path = file ?? out ?? 'anonc.key';
    const written = host.writeNew(path, newKey(host), 0o600);
    if (!written.ok) {
      complain(host, written.error, 'a key is never written over: what was made with it could not be made again');
      return exitCode.usage;
    }
    host.out(`wrote \`${path}\`. Keep it at the site, apart from the outputs: who has both can undo the pseudonyms.\n`);
    return exitCode.clean;
  },
});

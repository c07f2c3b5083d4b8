import { command, complain } from '../command.js';
import { exitCode } from '../exit-code.js';
import { isSecretName, newKey } from '../read-key.js';

/** `anonc key new [FILE]`: makes the secret that new identifiers and date shifts are made with. */
export const key = command({
  usage: 'key <what> [file]',
  describe: 'make a key: 32 random bytes in a file that you alone may read',
  positionals: {
    what: { type: 'string', choices: ['new'], demandOption: true, describe: 'what to do' },
    file: { type: 'string', describe: 'the file to write; default NAME.key, or anonc.key' },
  },
  options: {
    out: { type: 'string', requiresArg: true, describe: 'the same, as an option' },
    secret: { type: 'string', requiresArg: true, describe: 'NAME of the secret that the rules name; it stands in the file beside the key' },
  },
  examples: [['$0 key new study.key', 'one key a project: the same key gives the same new identifiers']],
  run({ file, out, secret }, host) {
    if (secret !== undefined && !isSecretName(secret)) {
      complain(host, 'no rule file names a secret like that', 'letters, digits and dashes: anonc key new --secret study-key');
      return exitCode.usage;
    }
    if (file !== undefined && out !== undefined) {
      complain(host, 'the file is named twice', 'name it once: anonc key new study.key');
      return exitCode.usage;
    }
    const path = file ?? out ?? `${secret ?? 'anonc'}.key`;
    const written = host.writeNew(path, newKey(secret ?? null, host), 0o600);
    if (!written.ok) {
      complain(host, written.error, 'a key is never written over: what was made with it could not be made again');
      return exitCode.usage;
    }
    host.out(`wrote \`${path}\`. Keep it at the site, apart from the outputs: who has both can undo the pseudonyms.\n`);
    return exitCode.clean;
  },
});

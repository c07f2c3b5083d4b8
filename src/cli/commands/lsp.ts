import { join } from 'node:path';
import { command } from '../command.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { shippedFiles } from '../library.js';

/** `anonc lsp`: the language server, over standard input and output. */
export const lsp = command({
  usage: 'lsp',
  describe: 'serve an editor: the language server, over standard input and output',
  positionals: {},
  options: {
    stdio: { type: 'boolean', default: true, describe: 'standard input and output; many editors say so' },
    clientProcessId: { type: 'number', requiresArg: true, hidden: true },
  },
  examples: [['$0 lsp', 'an editor starts it; it ends when the editor hangs up']],
  async run(_args, host) {
    // Loaded here alone: no other command has a use for it.
    const { serve } = await import('../../language-server/index.js');
    const { input, output } = host.streams();
    const inOrder = await serve({ input, output, shipped: shipped(host), shippedFolder: host.rulesFolder, rulesIn: (folder) => rulesIn(folder, host), readText: (path) => textOf(path, host), stampOf: (path) => host.stampOf(path) });
    input.destroy();
    return inOrder ? exitCode.clean : exitCode.no;
  },
});

function shipped(host: Host): readonly { readonly name: string; readonly path: string }[] {
  return shippedFiles(host).map((name) => ({ name, path: join(host.rulesFolder, name) }));
}

function rulesIn(folder: string, host: Host): readonly string[] {
  return host.namesIn(folder).flatMap((name) => (name.endsWith('.anon') ? [join(folder, name)] : []));
}

function textOf(path: string, host: Host): string | null {
  const text = host.readText(path);
  return text.ok ? text.value : null;
}

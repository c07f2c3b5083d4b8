import { format, renderTerminal, type Diagnostic } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { unifiedDiff } from '../unified-diff.js';

interface File {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** `anonc fmt FILE…`: the canonical layout; comments stay, and formatting twice changes nothing more. */
export const fmt = command({
  usage: 'fmt <files..>',
  describe: 'lay rule files out in the one canonical way',
  positionals: { files: { type: 'string', array: true, demandOption: true, describe: 'rule files; written over where their layout changes' } },
  options: {
    check: { type: 'boolean', default: false, describe: 'write nothing; end with 1 where a file is not in this layout' },
    diff: { type: 'boolean', default: false, describe: 'the same, and show what would change' },
  },
  examples: [
    ['$0 fmt profile.anon', 'after `anonc init`'],
    ['$0 fmt --check --diff profile.anon', 'for a pipeline: says what to change, and changes nothing'],
  ],
  run({ files, check, diff }, host) {
    const read = readAll(files, host);
    if (read === null) return exitCode.usage;
    const changed = read.filter(({ before, after }) => before !== after);
    if (check || diff) return told(changed, diff, read.length, host);
    for (const { name, after } of changed) {
      const written = host.replace(name, after);
      if (!written.ok) {
        complain(host, written.error);
        return exitCode.usage;
      }
      host.out(`formatted \`${name}\`\n`);
    }
    if (changed.length === 0) host.out(`nothing to change in ${counted(read.length)}\n`);
    return exitCode.clean;
  },
});

/** Null, and everything that is wrong has been told, where a file cannot be read or does not parse: then none is written. */
function readAll(names: readonly string[], host: Host): readonly File[] | null {
  const files: File[] = [];
  const refused: Diagnostic[] = [];
  const sources = new Map<string, string>();
  for (const name of names) {
    const text = host.readText(name);
    if (!text.ok) {
      complain(host, text.error);
      return null;
    }
    sources.set(name, text.value);
    const formatted = format({ name, text: text.value });
    if (formatted.ok) files.push({ name, before: text.value, after: formatted.value });
    else refused.push(...formatted.error);
  }
  if (refused.length === 0) return files;
  host.error(renderTerminal(refused, sources, { color: false }));
  complain(host, 'no file was changed: what does not parse has no layout');
  return null;
}

function told(changed: readonly File[], diff: boolean, files: number, host: Host): ExitCode {
  for (const { name, before, after } of changed) host.out(diff ? unifiedDiff(name, before, after) : `\`${name}\` is not formatted\n`);
  if (changed.length > 0) return exitCode.no;
  if (!diff) host.out(`${counted(files)} in the canonical layout\n`);
  return exitCode.clean;
}

function counted(files: number): string {
  return files === 1 ? 'the file' : `${files} files`;
}

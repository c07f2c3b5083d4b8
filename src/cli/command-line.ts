import yargs, { type Argv } from 'yargs';
import { complain, type Command } from './command.js';
import { exitCode, type ExitCode } from './exit-code.js';
import type { Host } from './host.js';
import { likely } from './likely.js';

/** Every command by its name, in the order of the help; only the one that is named is loaded, for loading all takes longer than running one. */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.js')).check,
  lint: async () => (await import('./commands/lint.js')).lint,
  test: async () => (await import('./commands/test.js')).test,
  fmt: async () => (await import('./commands/fmt.js')).fmt,
  compile: async () => (await import('./commands/compile.js')).compile,
  show: async () => (await import('./commands/show.js')).show,
  run: async () => (await import('./commands/run.js')).run,
  review: async () => (await import('./commands/review.js')).review,
  verify: async () => (await import('./commands/verify.js')).verify,
  risk: async () => (await import('./commands/risk.js')).risk,
  explain: async () => (await import('./commands/explain.js')).explain,
  diff: async () => (await import('./commands/diff.js')).diff,
  export: async () => (await import('./commands/export.js')).exportMatrix,
  import: async () => (await import('./commands/import.js')).importRules,
  key: async () => (await import('./commands/key.js')).key,
  demo: async () => (await import('./commands/demo.js')).demo,
  corpus: async () => (await import('./commands/corpus.js')).corpus,
  init: async () => (await import('./commands/init.js')).init,
  lsp: async () => (await import('./commands/lsp.js')).lsp,
};

/** Every command, or the named one alone. */
export async function loadCommands(name?: string): Promise<readonly Command[]> {
  const named = name === undefined || !Object.hasOwn(loaders, name) ? undefined : loaders[name];
  return Promise.all((named === undefined ? Object.values(loaders) : [named]).map((load) => load()));
}

/** What the user got wrong on the command line. */
class Misused extends Error {}

/** Runs one command line, without the program's name. Never throws: an error of the program is told without its values. */
export async function commandLine(args: readonly string[], host: Host): Promise<ExitCode> {
  try {
    if (args.length === 1 && args[0] === '--version') {
      host.out(`${host.version}\n`);
      return exitCode.clean;
    }
    return await parseAndRun(args, await loadCommands(args[0]), host);
  } catch (error) {
    if (error instanceof Misused) {
      complain(host, error.message, `anonc ${args[0] !== undefined && Object.hasOwn(loaders, args[0]) ? `${args[0]} ` : ''}--help`);
      return exitCode.usage;
    }
    complain(host, `internal error${placeOf(error)}`, 'this is a fault of the program; nothing that was not flushed and named stands in the output folder');
    return exitCode.internal;
  }
}

async function parseAndRun(args: readonly string[], commands: readonly Command[], host: Host): Promise<ExitCode> {
  const named = commands.find((command) => nameOf(command) === args[0]);
  refuseUnknownOption(args, named);
  let code: ExitCode = exitCode.clean;
  const parser = commands.reduce(
    (program, command) =>
      program.command({
        command: command.usage,
        describe: command.describe,
        builder: (own: Argv) => declare(own, command),
        async handler(argv: Readonly<Record<string, unknown>>) {
          refuseRepeated(argv, command);
          code = await command.run(argv, host);
        },
      }),
    yargs()
      .scriptName('anonc')
      .usage('$0 <command>\n\nA rule language for DICOM de-identification: compiler, runtime and an independent verifier.')
      .version(host.version)
      .exitProcess(false)
      .strict()
      .demandCommand(1, 'no command is given')
      .parserConfiguration({ 'parse-positional-numbers': false, 'dot-notation': false, 'parse-numbers': true })
      .wrap(110)
      .epilogue('exit codes: 0 clean, 1 the answer is no, 2 usage or rules, 3 something was kept back, 4 integrity, 70 internal error, 75 try again')
      .showHelpOnFail(false)
      .fail((message: string | null, error: Error | undefined) => {
        throw error ?? new Misused(explained(message ?? '', args, named));
      }),
  );
  let printed = '';
  await parser.parseAsync([...args], {}, (_error: unknown, _argv: unknown, output: string) => {
    printed = output;
  });
  if (printed !== '') host.out(`${printed}\n`);
  return code;
}

function declare(own: Argv, { positionals, options, examples }: Command): Argv {
  let built = own;
  for (const [name, positional] of Object.entries(positionals)) built = built.positional(name, positional);
  built = built.options(options);
  for (const [line, purpose] of examples) built = built.example(line, purpose);
  return built;
}

/** yargs makes a list of an option that is given twice; which one was meant cannot be known. */
function refuseRepeated(argv: Readonly<Record<string, unknown>>, { options }: Command): void {
  for (const [name, option] of Object.entries(options)) {
    if (Array.isArray(argv[name]) && option.array !== true) throw new Misused(`\`--${name}\` is given more than once`);
  }
}

function nameOf({ usage }: Command): string {
  return usage.split(' ')[0] ?? '';
}

/** Before yargs looks: it would speak of missing words first, and names no option that was probably meant. */
function refuseUnknownOption(args: readonly string[], command: Command | undefined): void {
  const known = ['help', 'version', ...Object.keys(command?.options ?? {})];
  const ended = args.indexOf('--');
  for (const arg of ended === -1 ? args : args.slice(0, ended)) {
    const written = /^--(?:no-)?([^=]+)/.exec(arg)?.[1];
    if (written !== undefined && !known.includes(written)) throw new Misused(`there is no option \`--${written}\`${suggestion(likely(written, known), '--')}`);
  }
}

/** yargs' words in ours. */
function explained(message: string, args: readonly string[], command: Command | undefined): string {
  const first = args.find((arg) => !arg.startsWith('-'));
  if (command === undefined && first !== undefined) return `there is no command \`${first}\`${suggestion(likely(first, Object.keys(loaders)), '')}`;
  if (/^Not enough non-option/.test(message) && command !== undefined) return `too few words: anonc ${command.usage}`;
  const missing = /^Missing required arguments?: (.*)$/.exec(message)?.[1];
  if (missing !== undefined) return `missing: ${missing.split(', ').map((name) => `\`--${name}\``).join(', ')}`;
  const surplus = /^Unknown (?:argument|command)s?: (.*)$/.exec(message)?.[1];
  if (surplus !== undefined) return `not understood: ${surplus}`;
  const value = /Argument: ([\w-]+), Given: "?(.*?)"?, Choices: (.*)$/m.exec(message);
  if (value !== null) return `\`${value[1] ?? ''}\` cannot be \`${value[2] ?? ''}\`; it can be ${(value[3] ?? '').replaceAll('"', '')}`;
  return `${message.charAt(0).toLowerCase()}${message.slice(1)}`.replace(/\s*\n\s*/g, ' ');
}

function suggestion(meant: string | null, mark: string): string {
  return meant === null ? '' : `; did you mean \`${mark}${meant}\`?`;
}

/** Where in the program an error arose; its text may hold a value and is not told. */
function placeOf(error: unknown): string {
  const frame = error instanceof Error ? /\n\s+at .*?([\w.-]+\.[jt]s:\d+:\d+)/.exec(error.stack ?? '')?.[1] : undefined;
  return frame === undefined ? '' : ` at ${frame}`;
}

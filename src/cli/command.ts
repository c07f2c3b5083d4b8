import type { InferredOptionTypes, Options, PositionalOptions } from 'yargs';
import type { ExitCode } from './exit-code.js';
import type { Host } from './host.js';

/** A command of the program. */
export interface Command {
  /** as yargs writes it: `run <plan> <inputs..>` */
  readonly usage: string;
  /** one line for the list of commands */
  readonly describe: string;
  readonly positionals: Readonly<Record<string, PositionalOptions>>;
  readonly options: Readonly<Record<string, Options>>;
  /** command lines that run as they stand after `anonc demo`, what each is for, and what it ends with where that is not 0 */
  readonly examples: readonly (readonly [string, string, ExitCode?])[];
  run(args: Readonly<Record<string, unknown>>, host: Host): ExitCode | Promise<ExitCode>;
}

interface Definition<P extends Record<string, PositionalOptions>, O extends Record<string, Options>> extends Omit<Command, 'positionals' | 'options' | 'run'> {
  readonly positionals: P;
  readonly options: O;
  run(args: InferredOptionTypes<P> & InferredOptionTypes<O>, host: Host): ExitCode | Promise<ExitCode>;
}

/** Defines a command; what its `run` is given follows from the positionals and options it declares. */
export function command<P extends Record<string, PositionalOptions>, O extends Record<string, Options>>(definition: Definition<P, O>): Command {
  return { ...definition, run: (args, host) => definition.run(args as InferredOptionTypes<P> & InferredOptionTypes<O>, host) };
}

/** Says one sentence to the user. */
export function complain(host: Host, message: string, help?: string): void {
  host.error(`anonc: ${message}\n${help === undefined ? '' : `  help: ${help}\n`}`);
}

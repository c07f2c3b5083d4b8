import { err, ok, type Result } from '../base/result.js';
import type { Model, Plan } from '../compiler/index.js';
import { implementationClassUid } from '../runtime/index.js';
import { readTable, type TableRows, type VerificationOptions } from '../verifier/index.js';
import { complain } from './command.js';
import { exitCode, type ExitCode } from './exit-code.js';
import type { Host } from './host.js';
import { loadPlan } from './load-plan.js';
import { tableFiles, tableTexts } from './table-files.js';

/** What outputs are held against. */
export interface Basis extends Omit<VerificationOptions, 'fingerprintKey'> {
  readonly model: Model;
  /** of the tables that the model names, by their names, as far as they are at hand */
  readonly texts: ReadonlyMap<string, string>;
}

interface Words extends Readonly<Record<'plan' | 'claims' | 'originals' | 'journal', string | undefined>> {
  readonly table?: readonly string[] | undefined;
}

/** The plan that made the outputs, or nothing but what is claimed of them. What is wrong has been told when the exit code comes back. */
export async function basisOf(words: Words, host: Host): Promise<Result<Basis, ExitCode>> {
  const { plan, claims, originals, journal, table } = words;
  if (plan !== undefined && claims === undefined) return byPlan(plan, table, host);
  if (claims === undefined || plan !== undefined) return misuse(host, 'either --plan or --claims says what the outputs are held against', 'anonc verify --help');
  if (originals !== undefined || journal !== undefined || table !== undefined) return misuse(host, 'originals, a journal and tables belong to a plan', 'who has them has the plan: --plan P');
  // only whoever names a claim needs the parser
  const { claimedModel } = await import('./claimed-model.js');
  const model = claimedModel(claims, host);
  return model.ok ? ok({ basis: 'claim', model: model.value, planDigest: null, implementationClassUid: null, texts: new Map() }) : model;
}

function byPlan(path: string, table: readonly string[] | undefined, host: Host): Result<Basis, ExitCode> {
  const plan = loadPlan(path, host);
  if (!plan.ok) return plan;
  const { model, digest } = plan.value;
  const files = tableFiles(plan.value, path, table);
  const texts = files.ok ? tableTexts(plan.value, files.value, host) : files;
  const tables = texts.ok ? rowsOf(plan.value, texts.value) : texts;
  if (!texts.ok || !tables.ok) return misuse(host, texts.ok ? (tables.ok ? '' : tables.error) : texts.error, 'name the file of a table with --table NAME=FILE');
  return ok({ basis: 'plan', model, planDigest: digest, implementationClassUid, tables: tables.value, texts: texts.value });
}

function rowsOf({ model }: Plan, texts: ReadonlyMap<string, string>): Result<ReadonlyMap<string, TableRows>, string> {
  const tables = new Map<string, TableRows>();
  for (const table of model.tables) {
    const text = texts.get(table.name);
    if (text === undefined) continue;
    const rows = readTable(table, text);
    if (!rows.ok) return err(`table \`${table.name}\`: ${rows.error}`);
    tables.set(table.name, rows.value);
  }
  return ok(tables);
}

function misuse(host: Host, message: string, help: string): Result<never, ExitCode> {
  complain(host, message, help);
  return err(exitCode.usage);
}

import { dirname, join } from 'node:path';
import type { Plan } from '../compiler/index.js';
import { err, ok, type Result } from '../base/result.js';
import type { Host } from './host.js';

/** Where the tables of a plan are. */
export interface TableFiles {
  /** the file of a table by its name: the one that the command line names, else the one that the rules name, beside the plan */
  pathOf(table: { readonly name: string; readonly source: string }): string;
  /** whether the command line names it */
  isNamed(name: string): boolean;
}

/** Reads `--table NAME=FILE`, as often as it stands. The error is one sentence: no table has such a name. */
export function tableFiles(plan: Plan, planPath: string, given: readonly string[] | undefined): Result<TableFiles, string> {
  const named = new Map<string, string>();
  const names = plan.model.tables.map(({ name }) => name);
  for (const one of given ?? []) {
    const at = one.indexOf('=');
    const name = at === -1 ? one : one.slice(0, at);
    if (at === -1) return err(`\`--table ${one}\` does not say which table is where: write --table NAME=FILE`);
    if (!names.includes(name)) return err(`the rules have no table \`${name}\`${names.length === 0 ? '' : `; they have ${names.join(', ')}`}`);
    if (named.has(name)) return err(`the table \`${name}\` is named twice`);
    named.set(name, one.slice(at + 1));
  }
  return ok({ pathOf: ({ name, source }) => named.get(name) ?? join(dirname(planPath), source), isNamed: (name) => named.has(name) });
}

/** The texts of a plan's tables by name, as far as they are there; one that the command line names must be. */
export function tableTexts(plan: Plan, files: TableFiles, host: Host): Result<ReadonlyMap<string, string>, string> {
  const texts = new Map<string, string>();
  for (const table of plan.model.tables) {
    const path = files.pathOf(table);
    if (!files.isNamed(table.name) && !host.exists(path)) continue;
    const text = host.readText(path);
    if (!text.ok) return text;
    texts.set(table.name, text.value);
  }
  return ok(texts);
}

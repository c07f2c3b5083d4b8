import { hipaaObligations } from './hipaa-obligations.js';
import type { ClaimTable } from './obligation.js';
import { ps315Obligations } from './ps315-obligations.js';

/** What a profile can claim, with the table of each; they are made once for each choice of options. */
const tables: Readonly<Record<string, (options: readonly string[]) => ClaimTable>> = {
  'ps3.15-basic': ps315Obligations,
  'hipaa-safe-harbor': hipaaObligations,
};

export const knownClaims: readonly string[] = Object.keys(tables);

const made = new Map<string, ClaimTable>();

/** The table of a claim; undefined where nothing is known of it. The order of options does not matter. */
export function claimTable(name: string, options: readonly string[]): ClaimTable | undefined {
  const sorted = options.toSorted();
  const key = [name, ...sorted].join();
  let table = made.get(key);
  if (table === undefined) {
    table = Object.hasOwn(tables, name) ? tables[name]?.(sorted) : undefined;
    if (table !== undefined) made.set(key, table);
  }
  return table;
}

import { load } from '../../../src/compiler/resolve/load.js';
import type { Library } from '../../../src/compiler/index.js';
import type { Action, Rule, Selector } from '../../../src/compiler/resolve/model.js';
import type { ModelDraft } from '../../../src/compiler/resolve/model-draft.js';
import { RuleBook } from '../../../src/compiler/resolve/rule-book.js';
import { claimTable } from '../../../src/compiler/prove/claim-tables.js';
import type { ClaimTable } from '../../../src/compiler/prove/obligation.js';
import { proveClaim, type Failure } from '../../../src/compiler/prove/prove-claim.js';
import { RuleDecisions } from '../../../src/compiler/prove/rule-decisions.js';
import { shippedLibrary } from '../library.js';

/** The rules of a text and of all that it extends. Throws where a name is unknown. */
export function draftOf(text: string, library: Library = shippedLibrary()): ModelDraft {
  const { draft, diagnostics } = load({ name: 'input.anon', text }, library);
  if (draft === null || diagnostics.some(({ severity }) => severity === 'error')) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return draft;
}

export function tableOf(name: string, options: readonly string[] = []): ClaimTable {
  const table = claimTable(name, options);
  if (table === undefined) throw new Error(`no claim is called ${name}`);
  return table;
}

export function failuresOf(rules: readonly Rule[], table: ClaimTable, draft: Pick<ModelDraft, 'acceptance'> = { acceptance: [] }): readonly Failure[] {
  return proveClaim(table, new RuleDecisions(new RuleBook(rules)), draft.acceptance.map(({ condition }) => condition));
}

/** "00101010 X" of every row that is not kept, each once. */
export function rowsOf(failures: readonly Failure[], kind?: Failure['kind']): readonly string[] {
  return [...new Set(failures.flatMap((failure) => (kind === undefined || failure.kind === kind ? [`${failure.obligation.row} ${failure.obligation.code}`] : [])))].sort();
}

export const keep: Action = { kind: 'keep' };

/** The selector that names a row: an attribute, a pattern, or all private or unknown elements. */
export function selectorOf(row: string): Selector {
  if (row === 'private' || row === 'unknown') return { kind: 'rest', which: row };
  return row.includes('x') ? { kind: 'mask', pattern: row } : { kind: 'attribute', tag: row };
}

/** Rules without those of just this selector. */
export function without(rules: readonly Rule[], selector: Selector): readonly Rule[] {
  const text = JSON.stringify(selector);
  return rules.filter((rule) => JSON.stringify(rule.selector) !== text);
}

/** Rules with `keep` in place of what they do to just this selector, or beside them where they do not name it. */
export function keeping(rules: readonly Rule[], selector: Selector): readonly Rule[] {
  const text = JSON.stringify(selector);
  const named = rules.find((rule) => JSON.stringify(rule.selector) === text);
  const rule: Rule = { ...(named ?? { id: rules.length, tier: 0, origin: { source: 'mutant', line: 1, column: 1 }, condition: null, override: false, because: null }), selector, action: keep };
  return [...without(rules, selector), rule];
}

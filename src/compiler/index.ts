import { assert } from '../base/assert.js';
import { runChecks } from './check/checks.js';
import { checkedModel } from './check/checked-model.js';
import { claimProofs } from './check/claim-proofs.js';
import { diagnostic, hasErrors, type Diagnostic } from './diagnostics/diagnostic.js';
import { lower } from './lower/lower.js';
import type { Plan } from './lower/plan.js';
import type { ClaimTable } from './prove/obligation.js';
import { recheckProofs } from './prove/recheck.js';
import { load } from './resolve/load.js';
import type { Library, SourceText } from './resolve/layer.js';
import type { Model } from './resolve/model.js';
import type { ProfileTest } from './resolve/profile-test.js';
import { RuleBook } from './resolve/rule-book.js';

export interface CompileResult {
  /** null where there are errors, and after `check` */
  readonly plan: Plan | null;
  /** null where there are errors, and for an option by itself */
  readonly model: Model | null;
  readonly diagnostics: readonly Diagnostic[];
  /** the tests that the profile holds; empty where there are errors */
  readonly tests: readonly ProfileTest[];
  /** the text of every source that a diagnostic can point into, by name */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Rules text → syntax tree → model → checked model. All diagnostics at once; mistakes of the author are values, never exceptions. Reads
 * nothing but what it is handed: the library gives the text of what the profile extends.
 */
export function check(source: SourceText, library: Library): CompileResult {
  const { result } = checked(source, library);
  return result;
}

/** The same, and then the plan, its proofs checked again. */
export function compile(source: SourceText, library: Library): CompileResult {
  const { result, used, claims, isOption } = checked(source, library);
  if (isOption !== null) return { ...result, diagnostics: [...result.diagnostics, isOption] };
  if (result.model === null) return result;
  const plan = lower(result.model, used, claims);
  const [problem] = recheckProofs(plan);
  assert(problem === undefined, `a proof that does not hold: ${problem ?? ''}`);
  return { ...result, plan };
}

interface Checked {
  readonly result: CompileResult;
  readonly used: readonly SourceText[];
  /** what the profile claims and its outputs state, proven */
  readonly claims: readonly ClaimTable[];
  readonly isOption: Diagnostic | null;
}

function checked(source: SourceText, library: Library): Checked {
  const { draft, diagnostics: onLoading, sources } = load(source, library);
  const texts = new Map(sources.map(({ name, text }) => [name, text]));
  const failed = (diagnostics: readonly Diagnostic[]): Checked => ({ result: { plan: null, model: null, diagnostics, tests: [], sources: texts }, used: [], claims: [], isOption: null });
  // Rules with unknown names are left out of the draft, so what is found in the rest could mislead.
  if (draft === null || hasErrors(onLoading)) return failed(onLoading);
  const book = new RuleBook(draft.rules);
  const diagnostics = [...onLoading, ...runChecks({ draft, book, isLibrary: library.names().includes(draft.profile.name.text) })];
  if (hasErrors(diagnostics)) return failed(diagnostics);
  const { profile } = draft;
  if (profile.what === 'option') {
    const isOption = diagnostic('ANC2023', { name: profile.name.text }, { source: profile.source.name, span: profile.name.span });
    return { ...failed(diagnostics), isOption };
  }
  const claims = claimProofs(draft, book).map(({ table }) => table);
  return { result: { plan: null, model: checkedModel(draft, book), diagnostics, tests: draft.tests, sources: texts }, used: draft.sources, claims, isOption: null };
}

export { ruleInWords } from './check/places.js';
export type { Diagnostic } from './diagnostics/diagnostic.js';
export { hasErrors } from './diagnostics/diagnostic.js';
export { findMessage } from './diagnostics/messages.js';
export { renderGithub } from './diagnostics/render-github.js';
export { renderJson } from './diagnostics/render-json.js';
export { renderSarif } from './diagnostics/render-sarif.js';
export { renderTerminal } from './diagnostics/render-terminal.js';
export { diff, isWeaker, type ModelDiff } from './diff/diff.js';
export { diffJson } from './diff/diff-json.js';
export { diffText } from './diff/diff-text.js';
export { explain, type Explanation } from './explain/explain.js';
export { explanationText } from './explain/explain-text.js';
export { inCaseOf } from './explain/in-case-of.js';
export { matrixOf } from './export/matrix.js';
export { matrixCsv } from './export/matrix-csv.js';
export { matrixHtml } from './export/matrix-html.js';
export { show } from './explain/show.js';
export { format } from './format/format.js';
export { print } from './format/print.js';
export { lint } from './lint/lint.js';
export { printPlan } from './lower/lower.js';
export type { Plan } from './lower/plan.js';
export { readPlan, type PlanRefusal } from './lower/read-plan.js';
export { parse } from './parse/parse.js';
export { recheckProofs } from './prove/recheck.js';
export type { Library, SourceText } from './resolve/layer.js';
export type { Model } from './resolve/model.js';
export type { ExpectedOutcome, Expectation, GivenDataset, GivenElement, GivenValue, ProfileTest, TestCase } from './resolve/profile-test.js';
export { conditionInWords } from './resolve/wording.js';
export { compilerVersion } from './version.js';

import { assert } from '../base/assert.js';
import { runChecks } from './check/checks.js';
import { checkedModel } from './check/checked-model.js';
import { claimProofs } from './check/claim-proofs.js';
import { diagnostic, hasErrors, type Diagnostic } from './diagnostics/diagnostic.js';
import type { Result } from '../base/result.js';
import { importCtp } from './importers/ctp/import-ctp.js';
import { importDeid } from './importers/deid/import-deid.js';
import type { Imported, Unreadable } from './importers/imported.js';
import { lower } from './lower/lower.js';
import type { Plan } from './lower/plan.js';
import type { ClaimTable } from './prove/obligation.js';
import { recheckProofs } from './prove/recheck.js';
import { load } from './resolve/load.js';
import type { Library, SourceText } from './resolve/layer.js';
import { Memory } from './resolve/memory.js';
import type { Model, Rule } from './resolve/model.js';
import type { ModelDraft } from './resolve/model-draft.js';
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

/** A script of another program as a rule file that compiles beside this library, with what it could not take over and what is wrong with it. */
export function importScript(dialect: 'ctp' | 'deid', source: SourceText, library: Library): Result<Imported, Unreadable> {
  const judge = (text: string) => check({ name: 'imported.anon', text }, library).diagnostics;
  return dialect === 'ctp' ? importCtp(source, judge) : importDeid(source, judge);
}

/** What an editor asks at every keystroke: the mistakes that `check` finds, without the model. */
export interface Examination extends Pick<CompileResult, 'diagnostics' | 'sources'> {
  /** the rules of all layers, without those that name what is unknown, though the checks find mistakes; null where nothing can be said */
  readonly rules: readonly Rule[] | null;
}

/** What the memory was told before is not worked out again. */
export function examine(source: SourceText, library: Library, memory: Memory): Examination {
  const { draft, diagnostics, sources } = examined(source, library, memory);
  return { rules: draft?.rules ?? null, diagnostics, sources };
}

interface Examined extends Pick<CompileResult, 'diagnostics' | 'sources'> {
  readonly draft: ModelDraft | null;
  /** null where a name is unknown */
  readonly book: RuleBook | null;
}

function examined(source: SourceText, library: Library, memory: Memory): Examined {
  const { draft, diagnostics: onLoading, sources: read } = load(source, library, memory);
  const sources = new Map(read.map(({ name, text }) => [name, text]));
  // Rules with unknown names are left out of the draft, so what is found in the rest could mislead.
  if (draft === null || hasErrors(onLoading)) return { draft, book: null, diagnostics: onLoading, sources };
  const book = new RuleBook(draft.rules);
  const found = runChecks({ draft, book, isLibrary: library.names().includes(draft.profile.name.text) });
  return { draft, book, diagnostics: [...onLoading, ...found], sources };
}

interface Checked {
  readonly result: CompileResult;
  readonly used: readonly SourceText[];
  /** what the profile claims and its outputs state, proven */
  readonly claims: readonly ClaimTable[];
  readonly isOption: Diagnostic | null;
}

function checked(source: SourceText, library: Library): Checked {
  const { draft, book, diagnostics, sources } = examined(source, library, new Memory());
  const failed: Checked = { result: { plan: null, model: null, diagnostics, tests: [], sources }, used: [], claims: [], isOption: null };
  if (draft === null || book === null || hasErrors(diagnostics)) return failed;
  const { profile } = draft;
  if (profile.what === 'option') {
    const isOption = diagnostic('ANC2023', { name: profile.name.text }, { source: profile.source.name, span: profile.name.span });
    return { ...failed, isOption };
  }
  const claims = claimProofs(draft, book).map(({ table }) => table);
  return { result: { ...failed.result, model: checkedModel(draft, book), tests: draft.tests }, used: draft.sources, claims, isOption: null };
}

export type { Span } from './ast/syntax-tree.js';
export { ruleInWords } from './check/places.js';
export type { Diagnostic, Fix } from './diagnostics/diagnostic.js';
export { hasErrors } from './diagnostics/diagnostic.js';
export { findMessage } from './diagnostics/messages.js';
export { renderGithub } from './diagnostics/render-github.js';
export { renderJson } from './diagnostics/render-json.js';
export { renderSarif } from './diagnostics/render-sarif.js';
export { renderTerminal } from './diagnostics/render-terminal.js';
export { diff, isWeaker, type ModelDiff } from './diff/diff.js';
export { diffJson } from './diff/diff-json.js';
export { diffText } from './diff/diff-text.js';
export { classify, type Classified } from './editing/classify.js';
export { complete } from './editing/complete.js';
export { definitionsOf } from './editing/definitions.js';
export { describe, type Description } from './editing/describe.js';
export { foldings, outline, type OutlineEntry } from './editing/outline.js';
export { referencesTo, refusalOfName, renamableAt, type Renamable } from './editing/rename.js';
export { subjectAt, type Subject } from './editing/subject-at.js';
export type { Suggestion } from './editing/suggestion.js';
export { explain, type Explanation } from './explain/explain.js';
export { explanationText } from './explain/explain-text.js';
export { explainPixels, pixelExplanationText } from './explain/explain-pixels.js';
export { inCaseOf } from './explain/in-case-of.js';
export { matrixOf } from './export/matrix.js';
export { matrixCsv } from './export/matrix-csv.js';
export { matrixHtml } from './export/matrix-html.js';
export { show } from './explain/show.js';
export { format } from './format/format.js';
export { print } from './format/print.js';
export { lint } from './lint/lint.js';
export { importReport } from './importers/report.js';
export type { Imported, Unreadable } from './importers/imported.js';
export { printPlan } from './lower/lower.js';
export type { Plan } from './lower/plan.js';
export { readPlan, type PlanRefusal } from './lower/read-plan.js';
export { parse } from './parse/parse.js';
export { recheckProofs } from './prove/recheck.js';
export type { Library, SourceText } from './resolve/layer.js';
export type { ExpectedOutcome, Expectation, GivenDataset, GivenElement, GivenValue, ProfileTest, TestCase } from './resolve/profile-test.js';
export { conditionInWords } from './resolve/wording.js';
export { headerOf, type HeaderInBrief } from './resolve/header-of.js';
export { libraryOf } from './resolve/library-of.js';
export { Memory } from './resolve/memory.js';
export type { Model, Origin, Rule } from './resolve/model.js';
export { compilerVersion } from './version.js';

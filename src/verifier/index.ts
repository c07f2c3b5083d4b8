import { createHmac } from 'node:crypto';
import type { Model } from '../compiler/resolve/model.js';
import { asClaimed, statedBeyondClaim } from './claimed.js';
import { contentDemandsOf } from './content.js';
import { expectationsOf, type Expectations, type FileContext } from './expected.js';
import type { Finding } from './finding.js';
import { judgeElements, subjectOf } from './judge.js';
import { allObligations } from './obligations/all.js';
import type { Pair, Problem } from './obligations/obligation.js';
import { examinePixels, isLeftAlone, redactionDemanded } from './pixels/examine-pixels.js';
import { rescan, type TextFinder } from './pixels/rescan.js';
import type { PixelDemand } from './pixels/expected-regions.js';
import { readInstance, type Instance } from './read/instance.js';
import type { TableRows } from './read/table.js';
import { rootValues } from './read/values.js';
import { releaseDuties } from './release/all.js';
import { reportOf } from './report/compose.js';
import type { Report } from './report/report.js';
import { Opener } from './residue/hiding-places.js';
import { leavesOf } from './residue/leaves.js';
import { openRisk } from './risk/assessment.js';
import { riskFindings } from './risk/report/findings.js';
import { NeedleStore } from './residue/needles.js';
import { keepsIn } from './residue/own-value.js';
import { PatternSearch } from './residue/pattern-search.js';
import { searchFor, type Search } from './residue/scan.js';

export type { Finding, Grade, Confidence } from './finding.js';
export type { Report, Verdict, Counts } from './report/report.js';
export { lookupOf } from './read/lookup.js';
export { readTable, type TableRows } from './read/table.js';
export { openProbe, type Probe, type ProbedDataset, type ProbedElement } from './read/probe.js';
export type { FoundText, LookedAt, TextFinder } from './pixels/rescan.js';
export { renderHtml, type ReportExtras, type ReportSection } from './report/html/page.js';
export type { Picture } from './report/html/pictures.js';
export type { RuleInWords } from './report/html/rules.js';
export { renderJson } from './report/json.js';
export { renderTerminal } from './report/terminal.js';
export { openRisk, type RiskAssessment, type RiskOptions } from './risk/assessment.js';
export { renderOffenders } from './risk/report/offenders.js';
export { riskPage } from './risk/report/page.js';
export type { RiskReport } from './risk/report/risk-report.js';
export { riskSection, riskStyle } from './risk/report/section.js';
export { renderRiskJson } from './risk/report/json.js';
export { renderRiskTerminal } from './risk/report/terminal.js';

export interface VerificationOptions {
  /** digest of the plan the model was taken from, for the report; null without a plan */
  readonly planDigest: string | null;
  /** random bytes, made by the host for this run: fingerprints of values are HMAC-SHA256 under it */
  readonly fingerprintKey: Uint8Array;
  /** looks for text that is left in pictures; null: nobody looks, and the report says so */
  readonly textFinder?: TextFinder | null;
  /** claim: the model is what a claim means, and the rules that made the outputs are not known; no originals then. Default: plan */
  readonly basis?: 'plan' | 'claim';
  /** what (0002,0012) of every output must be; null: any valid UID */
  readonly implementationClassUid?: string | null;
  /** the rows of the model's tables by their names, as far as they are at hand (`readTable`): each file is held against its own row */
  readonly tables?: ReadonlyMap<string, TableRows>;
}

export interface Original {
  /** path relative to the input folder, for findings */
  readonly input: string;
  /** not kept: the host may use the memory again once the call has returned */
  readonly bytes: Uint8Array;
}

export interface Output {
  /** path relative to the output folder; its parts are searched too */
  readonly output: string;
  /** not kept once the call has returned, and what it gives to do is done */
  readonly bytes: Uint8Array;
  /** the file it was made of, as the journal says; null when it is not at hand */
  readonly original: Original | null;
}

/**
 * One release under judgement. Nothing is kept of a file but what later files must agree with, so a host hands files in one by one:
 * first every original, then every output (again with its original, where the journal names one), then `finish`.
 */
export interface Verification {
  /**
   * Pass 1: takes the identifying values of one original as needles. Every original counts, also one that was quarantined: its
   * values must not be in any output either. Of a broken file what can be read is taken; bytes that are no DICOM hold no values that
   * could be told apart, and are counted.
   *
   * @throws when an output was added before: the host's mistake
   */
  addOriginal(original: Original): void;
  /**
   * Pass 2: every obligation on one output, and the search for residue in each of its bytes. Where its pixels may have been redacted they
   * are looked at afterwards, which takes its time: null where nothing is left to do. The memory of both files must stand until that is done.
   */
  addOutput(output: Output): (() => Promise<void>) | null;
  /** The report. Nothing may be added after. */
  finish(): Report;
}

const PATIENT_ID = 0x00100020;

/** Opens the verification of one release against a checked model: design, verification sections 1 to 3. */
export function openVerification(model: Model, options: VerificationOptions): Verification {
  const expectations = expectationsOf(model);
  const content = contentDemandsOf(model);
  const byClaim = options.basis === 'claim';
  const tables: ReadonlyMap<string, TableRows> = options.tables ?? new Map();
  const own = allObligations(model, options.implementationClassUid ?? null, tables);
  const obligations = byClaim ? { ...own, list: [...own.list, statedBeyondClaim(model)] } : own;
  const duties = releaseDuties(model, expectations);
  const needles = new NeedleStore();
  for (const table of model.tables) needles.addKeys(table, [...(tables.get(table.name)?.keys() ?? [])], model.shift?.per, expectations);
  const patterns = new PatternSearch(expectations);
  const opener = new Opener();
  const findings: Finding[] = [];
  const counts = { originals: 0, unreadOriginals: 0, outputs: 0, outputsWithOriginal: 0, elements: 0, bytesScanned: 0, framesExamined: 0, picturesRescanned: 0 };
  const risk = model.risk === null ? null : openRisk(model, { planDigest: options.planDigest }, expectations);
  let search: Search | null = null;

  function fingerprint(value: Uint8Array | string): string {
    return createHmac('sha256', options.fingerprintKey).update(value).digest('hex').slice(0, 8);
  }

  function find(obligation: string, problem: Problem, output: Output, rule: string | null): void {
    push(obligation, problem, { output: output.output, input: output.original?.input ?? null, rule });
  }

  function push(obligation: string, problem: Problem, { output, input, rule }: Pick<Finding, 'output' | 'input' | 'rule'>): void {
    findings.push({
      grade: problem.grade,
      obligation,
      kind: problem.kind,
      output,
      input,
      tagPath: problem.tagPath ?? null,
      place: problem.place ?? (problem.tagPath === undefined ? 'file' : 'value'),
      rule,
      confidence: problem.confidence ?? 'high',
      fingerprint: problem.value === undefined ? null : fingerprint(problem.value),
      message: problem.message,
    });
  }

  function notExamined(output: Output, kind: string, message: string): void {
    find('structure', { grade: 'not-examined', kind, message }, output, null);
  }

  function readOriginal(output: Output): Instance | null {
    if (output.original === null) return null;
    const read = readInstance(output.original.bytes, { partial: true });
    if (read.ok && read.value.fault === null) return read.value;
    notExamined(output, 'original-unreadable', 'the original of this output could not be read to its end, so that nothing could be compared');
    return null;
  }

  /** Needles and patterns in every byte of an output, what its containers hold, and its path. */
  function searchResidue(output: Output, { output: instance, original, subject }: Pair, file: FileContext): void {
    search ??= searchFor(needles.list());
    const leaves = leavesOf(instance.dataset);
    const { hidden, closed } = opener.open(instance, leaves);
    for (const problem of [...search.inFile({ instance, leaves, hidden }, subject, keepsIn(expectations, file)), ...search.inPath(output.output, subject)]) find('residue', problem, output, null);
    for (const { problem, demand } of [...patterns.inFile(instance, leaves, { hidden, closed }, file, original !== null), ...patterns.inPath(output.output, rootValues(instance, PATIENT_ID))]) {
      find('patterns', problem, output, ruleText(demand?.rule ?? null));
    }
    for (const { tagPath, message } of closed) find('patterns', { grade: 'not-examined', kind: 'not-opened', message, ...(tagPath === null ? {} : { tagPath }) }, output, null);
  }

  /** What can be read of a broken output, and all bytes behind it, are searched like any other. */
  function searchBroken(output: Output): void {
    const part = readInstance(output.bytes, { partial: true });
    if (part.ok) searchResidue(output, { path: output.output, output: part.value, original: null, subject: null }, contextOf(null, part.value, expectations));
  }

  async function lookAt(output: Output, { output: instance, original, subject }: Pair, demand: PixelDemand): Promise<void> {
    const { problems, frames } = await examinePixels(instance, original, demand);
    counts.framesExamined += frames;
    const { textFinder = null } = options;
    const left = textFinder === null || demand.redactFrom === null ? [] : await rescan(instance, textFinder, { redactFrom: demand.redactFrom, holdsNeedle: (text) => (search ??= searchFor(needles.list())).inPath(text, subject).length > 0 });
    counts.picturesRescanned += textFinder === null || demand.redactFrom === null ? 0 : 1;
    for (const problem of [...problems, ...left]) find('pixels', problem, output, demand.covered[0] === undefined ? null : ruleText(demand.covered[0]));
  }

  return {
    addOriginal({ bytes }) {
      if (search !== null) throw new Error('internal error: an original was added after an output');
      counts.originals += 1;
      const read = readInstance(bytes, { partial: true });
      if (!read.ok) {
        counts.unreadOriginals += 1;
        return;
      }
      needles.add(read.value, subjectOf(read.value, model.shift?.per) ?? '', expectations, content, contextOf(read.value, null, expectations));
    },

    addOutput(output) {
      search ??= searchFor(needles.list());
      counts.outputs += 1;
      const read = readInstance(output.bytes, { partial: false });
      if (!read.ok) {
        notExamined(output, 'unreadable', `the output could not be read: ${read.error.reason}`);
        searchBroken(output);
        risk?.addInstance(null, null);
        return null;
      }
      const original = readOriginal(output);
      if (original !== null) counts.outputsWithOriginal += 1;
      risk?.addInstance(read.value, original);
      const file = contextOf(original, read.value, expectations);
      const asked = redactionDemanded(model, read.value, file.lookup);
      const pixels = asked === null || isLeftAlone(asked, read.value, original) ? null : asked;
      const pair: Pair = { path: output.output, output: read.value, original, subject: subjectOf(original, model.shift?.per), redacted: pixels !== null };
      const { judged, elements } = judgeElements(pair, expectations, content, obligations, file);
      counts.elements += elements;
      for (const { problem, obligation, demand, entry } of judged) {
        const told = byClaim ? asClaimed(problem, obligation.name, entry) : problem;
        if (told !== null) find(obligation.name, told, output, ruleText(demand?.rule ?? null));
      }
      for (const duty of duties) duty.add({ ...pair, input: output.original?.input ?? null, file });
      counts.bytesScanned += output.bytes.length;
      searchResidue(output, pair, file);
      return pixels === null ? null : () => lookAt(output, pair, pixels);
    },

    finish() {
      for (const duty of duties) for (const problem of duty.finish()) push(duty.name, problem, problem);
      const missingTables = byClaim ? [] : model.tables.map(({ name }) => name).filter((name) => !tables.has(name));
      const result = risk?.finish().report ?? null;
      const all = result === null ? findings : [...findings, ...riskFindings(result, ruleText(model.risk))];
      return reportOf(model, options.planDigest, all, { missingTables, ...counts, needles: search?.needles ?? needles.list().length }, [...obligations.list, ...duties], result, byClaim);
    },
  };
}

/**
 * What conditions see: the root of the original. Without it the output tells only of attributes that the model keeps in every case; of
 * all others it may hold a replacement.
 */
function contextOf(original: Instance | null, output: Instance | null, expectations: Expectations): FileContext {
  const values = new Map<string, readonly string[] | undefined>();
  function read(tag: string): readonly string[] | undefined {
    const number = Number.parseInt(tag, 16);
    if (original !== null) return rootValues(original, number);
    return output !== null && expectations.keepsAlways(number) ? rootValues(output, number) : undefined;
  }
  return {
    lookup(tag) {
      if (!values.has(tag)) values.set(tag, read(tag));
      return values.get(tag);
    },
    // whichever alternative of a compound code was taken, nothing identifies: whether the object is valid is for its own judge to say
    typeOf: () => undefined,
  };
}

function ruleText(rule: { readonly origin: { readonly source: string; readonly line: number } } | null): string | null {
  return rule === null ? null : `${rule.origin.source}:${rule.origin.line}`;
}

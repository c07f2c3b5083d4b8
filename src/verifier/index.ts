import type { Model } from '../compiler/resolve/model.js';
import { contentDemandsOf } from './content.js';
import { expectationsOf } from './expected.js';
import { Findings } from './findings.js';
import { OutputJudge } from './judge-output.js';
import type { VerificationOptions } from './options.js';
import type { Original, Output } from './output.js';
import type { Report } from './report/report.js';
import { Residue } from './residue/residue.js';

export type { Finding, Grade, Confidence } from './finding.js';
export type { VerificationOptions } from './options.js';
export type { Original, Output } from './output.js';
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

/** Opens the verification of one release against a checked model: design, verification sections 1 to 3. */
export function openVerification(model: Model, options: VerificationOptions): Verification {
  const expectations = expectationsOf(model);
  const content = contentDemandsOf(model);
  const findings = new Findings(options.fingerprintKey);
  const residue = new Residue(model, expectations, content, options.tables ?? new Map(), findings);
  const outputs = new OutputJudge(model, options, { expectations, content, residue, findings });
  let [originals, unreadOriginals] = [0, 0];
  return {
    addOriginal(original) {
      const isRead = residue.addOriginal(original);
      originals += 1;
      if (!isRead) unreadOriginals += 1;
    },
    addOutput: (output) => outputs.add(output),
    finish: () => outputs.finish({ originals, unreadOriginals }),
  };
}

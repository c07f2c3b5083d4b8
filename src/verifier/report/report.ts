import type { Finding, Grade } from '../finding.js';
import type { RiskReport } from '../risk/report/risk-report.js';

/** findings: at least one; not-examined: none, but bytes could not be read; clean: everything was read and nothing was found */
export type Verdict = 'clean' | 'findings' | 'not-examined';

export interface Report {
  readonly format: 'anonc-verification';
  readonly formatVersion: '1.0';
  readonly verdict: Verdict;
  readonly profile: { readonly name: string; readonly version: string };
  /** digest of the plan that the model came with; null when verified without one */
  readonly planDigest: string | null;
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** the obligations and searches that ran, with the clause each stands on */
  readonly examined: readonly { readonly name: string; readonly clause: string }[];
  /** what was not looked at, one sentence each: inputs without originals, pixel text, … */
  readonly notExamined: readonly string[];
  /** what the verifier shares with what it judges */
  readonly independence: readonly string[];
  /** the release as a whole; null where the profile says nothing of risk */
  readonly risk: RiskReport | null;
}

export interface Counts {
  readonly originals: number;
  readonly outputs: number;
  readonly outputsWithOriginal: number;
  /** elements judged, at every depth */
  readonly elements: number;
  readonly bytesScanned: number;
  /** frames that were decoded and held against the regions they must not show */
  readonly framesExamined: number;
  /** outputs in whose frames text was looked for again */
  readonly picturesRescanned: number;
  readonly needles: number;
  readonly findings: Readonly<Record<Grade, number>>;
  /** findings by obligation */
  readonly byObligation: Readonly<Record<string, number>>;
}

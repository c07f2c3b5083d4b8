import type { Finding, Grade } from '../finding.js';

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
  readonly needles: number;
  readonly findings: Readonly<Record<Grade, number>>;
  /** findings by obligation */
  readonly byObligation: Readonly<Record<string, number>>;
}

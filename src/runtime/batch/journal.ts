import { createHash } from 'node:crypto';
import type { Verdict } from './decisions.js';
import { canonicalJson, type Json } from '../../base/canonical-json.js';

/**
 * The journal: one JSON object a line, kept at the site. A run opens with a `run` record, has one `input` record for each input, and
 * closes with an `end` record. Every record carries the SHA-256 of the line before it in its chain: one chain a worker, and each chain
 * starts at the run's own record, which carries the SHA-256 of everything that stood in the journal before it.
 */
export type JournalRecord = RunRecord | InputRecord | EndRecord;

export interface RunRecord {
  readonly record: 'run';
  /** digest of the plan */
  readonly plan: string;
  /** id of the key, never the key */
  readonly key: string;
  /** name and version of the tool */
  readonly tool: string;
  /** ISO 8601, by the host's clock */
  readonly started: string;
  /** SHA-256 of each enrolment table as it was when the run started; only where the plan names tables */
  readonly tables?: Readonly<Record<string, string>>;
  readonly previous: string | null;
}

/**
 * released: the output stands. quarantined: the original lies in the quarantine. review: released for a person's decision.
 * rejected: no instance (not-dicom), or nothing that could be read; no copy was made.
 */
export type InputOutcome = 'released' | 'review' | 'quarantined' | 'rejected';

export interface InputRecord {
  readonly record: 'input';
  readonly chain: number;
  /** path relative to the inputs' base, with `/` */
  readonly input: string;
  /** null when the input could not be read */
  readonly inputSha256: string | null;
  /** path relative to OUT; null when nothing was released */
  readonly output: string | null;
  readonly outputSha256: string | null;
  readonly outcome: InputOutcome;
  /** a code; null when released */
  readonly reason: string | null;
  /** why, without a value, and where in the file; only where a reason is given */
  readonly message?: string;
  readonly place?: string;
  /** what a person decided on its image; only where it was in doubt */
  readonly verdict?: Verdict;
  readonly plan: string;
  /** rule id -> how often it acted */
  readonly rules: Readonly<Record<string, number>>;
  readonly previous: string;
}

export interface EndRecord {
  readonly record: 'end';
  /** chain -> hash of its last line; a record cut off the tail of a chain is seen here */
  readonly chains: Readonly<Record<string, string>>;
  /** records of each outcome in this run */
  readonly counts: Readonly<Record<string, number>>;
  readonly previous: string;
}

/** The line of a record, without its newline. */
export function lineOf(record: JournalRecord): string {
  return canonicalJson(record as unknown as Json);
}

/** SHA-256 of a line's bytes without its newline, in hex. */
export function hashOfLine(line: string | Uint8Array): string {
  return createHash('sha256').update(line).digest('hex');
}

import type { Model } from '../compiler/resolve/model.js';
import type { Report } from './report/report.js';

export type { Finding, Grade, Confidence } from './finding.js';
export type { Report, Verdict, Counts } from './report/report.js';

export interface VerificationOptions {
  /** digest of the plan the model was taken from, for the report; null without a plan */
  readonly planDigest: string | null;
  /** random bytes, made by the host for this run: fingerprints of values are HMAC-SHA256 under it */
  readonly fingerprintKey: Uint8Array;
  /** what (0002,0012) of every output must be; null: any valid UID that the original did not have */
  readonly implementationClassUid?: string | null;
}

export interface Original {
  /** path relative to the input folder, for findings */
  readonly input: string;
  readonly bytes: Uint8Array;
}

export interface Output {
  /** path relative to the output folder; its parts are searched too */
  readonly output: string;
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
   * values must not be in any output either. Bytes that are no DICOM give a not-examined finding.
   */
  addOriginal(original: Original): void;
  /** Pass 2: every obligation on one output, and the search for residue in each of its bytes. */
  addOutput(output: Output): void;
  /** Obligations over the whole release, and the report. Nothing may be added after. */
  finish(): Report;
}

/** Opens the verification of one release against a checked model: design, verification sections 1 to 3. */
export declare function openVerification(model: Model, options: VerificationOptions): Verification;

import type { FileContext } from '../expected.js';
import type { Pair, Problem } from '../obligations/obligation.js';

/** One output as duties of a release see it. */
export interface Seen extends Pair {
  /** path of the original relative to the input folder; null where it is not at hand */
  readonly input: string | null;
  /** what conditions know of it */
  readonly file: FileContext;
}

/** What is wrong with a release, or with an acquisition of it; both paths are of the first file concerned. */
export interface ReleaseProblem extends Problem {
  readonly output: string | null;
  readonly input: string | null;
  /** "ps3.15/basic.anon:12" */
  readonly rule: string | null;
}

/** A duty that no single file shows: files are seen one by one, and judged together at the end. */
export interface ReleaseDuty {
  readonly name: string;
  /** the clause of the standard (or of the design) that it stands on */
  readonly clause: string;
  add(seen: Seen): void;
  finish(): readonly ReleaseProblem[];
}

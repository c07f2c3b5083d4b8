import type { Demand, DemandedAction } from '../expected.js';
import type { Confidence, Grade } from '../finding.js';
import type { Shown } from '../pixels/shown.js';
import type { Step } from '../place.js';
import type { Dataset, Element } from '../read/element.js';
import type { Instance } from '../read/instance.js';

/** An element where it stands: enough to read its value. */
export interface Occurrence {
  readonly element: Element;
  readonly dataset: Dataset;
  readonly data: Uint8Array;
}

/** One attribute of one dataset, in the output and in the original beside it. A broken file may hold it several times. */
export interface Entry {
  readonly tag: number;
  /** of the output, else of the original */
  readonly vr: string;
  readonly within: readonly Step[];
  readonly creator: string | null;
  readonly output: readonly Occurrence[];
  /** null: there is no original to compare with */
  readonly original: readonly Occurrence[] | null;
}

/** One output under judgement. */
export interface Pair {
  /** path relative to the output folder */
  readonly path: string;
  readonly output: Instance;
  readonly original: Instance | null;
  /** whose dates move together; null where the original is unknown */
  readonly subject: string | null;
  /** the model may have had its pixels redacted: they are judged as pictures, not by their bytes (`src/verifier/pixels/`) */
  readonly redacted?: boolean;
  /** text may have been taken out of overlay planes that stay */
  readonly overlaysCleared?: boolean;
}

/** What is wrong with an entry or an instance; `value` is fingerprinted and never printed. */
export interface Problem {
  readonly grade: Grade;
  readonly kind: string;
  readonly message: string;
  readonly tagPath?: string;
  readonly place?: string;
  readonly confidence?: Confidence;
  readonly value?: Uint8Array | string;
  /** where in the picture of the output it is to be seen, if it is */
  readonly shown?: Shown;
}

/**
 * One duty of the runtime, judged by nothing but the model, the output and the original. An obligation may remember, over the release,
 * what later instances must agree with.
 */
export interface Obligation {
  readonly name: string;
  /** the clause of the standard (or of the design) that it stands on */
  readonly clause: string;
  /** kinds of demand that `element` judges */
  readonly judges: readonly DemandedAction['kind'][];
  /** null: the demand is met */
  element(entry: Entry, demand: Demand, pair: Pair): Problem | null;
  /** duties of the file as a whole */
  instance(pair: Pair): readonly Problem[];
}

/** An obligation that judges elements only. */
export function elementObligation(parts: Pick<Obligation, 'name' | 'clause' | 'judges' | 'element'>): Obligation {
  return { ...parts, instance: () => [] };
}

/** An obligation that judges whole instances only. */
export function instanceObligation(parts: Pick<Obligation, 'name' | 'clause' | 'instance'>): Obligation {
  return { ...parts, judges: [], element: () => null };
}

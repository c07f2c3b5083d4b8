import type { DemandOutcome } from '../judge/demands.js';
import type { Metric } from '../judge/judged.js';
import type { Threshold } from '../judge/threshold.js';
import type { Fix } from '../fix/suggest.js';
import type { Missing } from '../release/collected.js';

/**
 * pass: every stated threshold is met; fail: one is not, or could not be decided; unlinkable: nobody can tell which outputs are of one person, so that
 * nothing can be said of persons
 */
export type RiskVerdict = 'pass' | 'fail' | 'unlinkable';

/** What a release is, as to the risk that somebody is recognised in it. Counts, and no value of anybody: offenders stand in a file apart. */
export interface RiskReport {
  readonly format: 'anonc-risk';
  readonly formatVersion: '1.0';
  readonly verdict: RiskVerdict;
  /** the weakest point first */
  readonly says: string;
  readonly profile: { readonly name: string; readonly version: string };
  readonly planDigest: string | null;
  readonly threshold: Threshold;
  readonly counts: { readonly persons: number; readonly studies: number; readonly instances: number; readonly unlinked: number; readonly unread: number };
  readonly unit: string;
  readonly quasiIdentifiers: readonly QuasiIdentifierInBrief[];
  /** attributes that the rules would leave, and no output has */
  readonly inNoOutput: number;
  readonly excluded: readonly ExcludedInBrief[];
  /** declared by the profile, and no rule emits them */
  readonly emittedByNone: readonly string[];
  readonly missingValues: string;
  readonly population: string;
  /** fails first, then what could not be examined, then warnings */
  readonly metrics: readonly Metric[];
  readonly demands: readonly DemandOutcome[];
  readonly histogram: readonly Bar[];
  readonly fixes: readonly Fix[];
  readonly unmended: readonly string[];
  /** the questions of the Article 29 Working Party's opinion 05/2014, with the metrics that answer them */
  readonly questions: readonly { readonly question: string; readonly metrics: readonly string[]; readonly verdict: Metric['verdict'] }[];
  readonly notExamined: readonly string[];
  readonly editions: Readonly<Record<string, string>>;
}

export interface QuasiIdentifierInBrief {
  readonly attribute: string;
  readonly role: string;
  readonly leaves: string;
  readonly part: string | null;
  /** "cohort.anon:8"; null where no rule speaks of it */
  readonly rule: string | null;
  readonly because: string;
  /** how it is used: group: persons are told apart by it; constant: all have one value; alone: looked at by itself */
  readonly use: 'group' | 'constant' | 'alone';
  readonly values: number | null;
  readonly missing: Readonly<Record<Missing, number>> | null;
}

export interface ExcludedInBrief {
  readonly attribute: string;
  readonly because: string;
  /** the smallest group if it were looked at; null where it is in no output */
  readonly kWithIt: number | null;
}

/** Persons in groups of a size between `from` and `to`. */
export interface Bar {
  readonly from: number;
  readonly to: number | null;
  readonly persons: number;
  /** the groups are smaller than the threshold */
  readonly below: boolean;
}

import type { Model } from '../../../compiler/resolve/model.js';
import type { Derived } from '../quasi/quasi-identifiers.js';
import type { Collected } from '../release/collected.js';
import type { PersonTable } from '../release/person-table.js';
import type { Threshold } from './threshold.js';

/** Rules of the method, section 3. */
export type MetricRule = 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10' | 'R11';

/** not-examined: it could not be; where something demands it, the release fails */
export type MetricVerdict = 'pass' | 'warn' | 'fail' | 'information' | 'not-examined';

/** One metric as judged. Nothing in it is a value of a person, a site or a text: only counts. */
export interface Metric {
  readonly rule: MetricRule;
  readonly name: string;
  readonly verdict: MetricVerdict;
  /** one plain sentence */
  readonly says: string;
  readonly figures: Readonly<Record<string, number | string | null>>;
  /** what it is held against, in words; null where it is not */
  readonly threshold: string | null;
  /** keywords of attributes that it fails by, where it can tell */
  readonly attributes?: readonly string[];
}

/** Somebody or something that a metric fails or warns of, in words and with values: for a file of its own, which identifies. */
export interface Offender {
  readonly rule: MetricRule;
  /** pseudonyms of the outputs */
  readonly persons: readonly string[];
  readonly words: string;
  /** where the rules stand that emitted it, "cohort.anon:8" */
  readonly lines: readonly string[];
}

export interface Judged {
  readonly metrics: readonly Metric[];
  /** worked out when asked for: there may be as many as persons */
  readonly offenders: () => Iterable<Offender>;
  /** by the name of a demand (facts: risk-metrics) */
  readonly values: Readonly<Record<string, number | null>>;
}

/** What every judge sees. */
export interface Release {
  readonly model: Model;
  readonly derived: Derived;
  readonly collected: Collected;
  readonly table: PersonTable;
  readonly threshold: Threshold;
}

/** "1 person", "3 persons" */
export function persons(count: number): string {
  return count === 1 ? '1 person' : `${count} persons`;
}

export function lineOf(rule: { readonly source: string; readonly line: number } | null): readonly string[] {
  return rule === null ? [] : [`${rule.source}:${rule.line}`];
}

import { riskCutOffs } from '../../../facts/risk-releases.js';
import { derivedK } from '../population/derived-k.js';
import { againstPopulation } from '../population/known-population.js';
import { negativeBinomialUniques } from '../population/negative-binomial.js';
import { pitmanUniques } from '../population/pitman.js';
import { sampleOf } from '../population/sample.js';
import { zayatzUniques } from '../population/zayatz.js';
import { columnOf } from '../table/column.js';
import type { Judged, Metric, Release } from './judged.js';

/** The persons that the released ones were drawn from, under the keywords of the attributes as outputs show them. */
export interface PopulationTable {
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

/** R10, where there is a table of the population, and R11, where its size is known. Neither makes a release pass. */
export function judgePopulation({ model, table, threshold: { k } }: Release, sizes: Uint32Array, population: PopulationTable | null): Judged {
  const known = judgeKnown(table, population);
  const size = model.risk?.population ?? null;
  const asked = population !== null || (model.risk?.require ?? []).some(({ metric }) => Object.hasOwn(known.values, metric));
  return { metrics: [...(asked ? [known.metric] : []), ...(size === null ? [] : [estimates(sizes, size, k)])], offenders: () => [], values: known.values };
}

function judgeKnown(table: Release['table'], population: PopulationTable | null): { readonly metric: Metric; readonly values: Judged['values'] } {
  const name = 'the release against its population';
  const none = { 'k-map': null, 'journalist-risk': null, 'marketer-risk': null };
  const notExamined = (says: string): { readonly metric: Metric; readonly values: Judged['values'] } => ({ metric: { rule: 'R10', name, verdict: 'not-examined', says, figures: {}, threshold: null }, values: none });
  if (population === null) return notExamined('no table of the population was given');
  const lacking = table.columns.filter(({ column }) => !population.columns.has(column.name)).map(({ column }) => column.name);
  if (lacking.length > 0) return notExamined(`the table of the population has no column ${lacking.join(', ')}`);
  const got = againstPopulation(
    table.columns.map(({ column }) => column),
    table.columns.map(({ column }) => columnOf(column.name, population.columns.get(column.name) ?? [])),
  );
  return {
    metric: {
      rule: 'R10',
      name,
      verdict: 'information',
      says: got.strangers > 0 ? `${got.strangers} released persons are in no row of the table, so that it is not their population` : `at least ${got.kMap} persons of the population share the quasi-identifiers of anybody released`,
      figures: { kMap: got.kMap, journalistRisk: got.journalistRisk, marketerRisk: got.marketerRisk, deltaPresenceLeast: got.deltaPresence.least, deltaPresenceLargest: got.deltaPresence.largest, strangers: got.strangers },
      threshold: null,
    },
    values: { 'k-map': got.kMap, 'journalist-risk': got.journalistRisk, 'marketer-risk': got.marketerRisk },
  };
}

function estimates(sizes: Uint32Array, size: number, k: number): Metric {
  const sample = sampleOf(sizes, size);
  const usable = sample.persons > 0 && sample.persons < size;
  const figures = usable ? { pitman: pitmanUniques(sample), zayatz: zayatzUniques(sample), slideNegativeBinomial: negativeBinomialUniques(sample) } : { pitman: null, zayatz: null, slideNegativeBinomial: null };
  const found = Object.values(figures).filter((share) => share !== null);
  return {
    rule: 'R11',
    name: 'persons who are alone in the population, estimated',
    verdict: 'information',
    says: found.length === 0 ? 'no estimate can be made' : `between ${Math.min(...found).toFixed(4)} and ${Math.max(...found).toFixed(4)} of the population, by models that suppose a random sample, which a trial is not`,
    figures: { ...figures, classSizeThatSpeaksForK: usable ? derivedK(k, riskCutOffs().derivedKSignificance, sample.persons / size).poisson : null },
    threshold: null,
  };
}

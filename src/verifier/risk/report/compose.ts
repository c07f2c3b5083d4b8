import type { Model } from '../../../compiler/resolve/model.js';
import { riskFactEditions } from '../../../facts/editions.js';
import { histogramRanges } from '../../../facts/risk-releases.js';
import { suggest, type Suggestions } from '../fix/suggest.js';
import { judgeAges } from '../judge/ages.js';
import { judgeCells } from '../judge/cells.js';
import { demandsOn, type DemandOutcome } from '../judge/demands.js';
import { judgeFaces } from '../judge/faces.js';
import type { Metric, MetricVerdict, Offender, Release } from '../judge/judged.js';
import { judgePersons } from '../judge/persons.js';
import { judgePopulation, type PopulationTable } from '../judge/population.js';
import { judgeSensitive } from '../judge/sensitive.js';
import { thresholdOf } from '../judge/threshold.js';
import { judgeVisits } from '../judge/visits.js';
import { classFigures } from '../metrics/class-figures.js';
import { shiftDays, type Derived } from '../quasi/quasi-identifiers.js';
import type { Collected } from '../release/collected.js';
import { personColumn, personTable, type PersonTable } from '../release/person-table.js';
import { classesOf } from '../table/classes.js';
import { countInNoOutput, excludedInBrief, quasiIdentifiersInBrief } from './in-brief.js';
import type { Bar, RiskReport, RiskVerdict } from './risk-report.js';

export interface RiskResult {
  readonly report: RiskReport;
  /** who and what fails, in words: identifies, and belongs into no report that is passed on */
  offenders(): Iterable<Offender>;
}

/** Everything that is said of a release, worked out from what was collected of it. */
export function riskResult(model: Model, derived: Derived, collected: Collected, options: { readonly planDigest: string | null; readonly population: PopulationTable | null }): RiskResult {
  const narrowDays = shiftDays(model);
  const table = personTable(derived.persons, collected.persons, narrowDays);
  const release: Release = { model, derived, collected, table, threshold: thresholdOf(model.risk) };
  const groups = judgePersons(release);
  const all = [groups, judgeVisits(release), judgeCells(release), judgeAges(release), judgeFaces(release), judgeSensitive(release), judgePopulation(release, groups.sizes, options.population)];
  const metrics = all.flatMap((one) => one.metrics).toSorted(worstFirst);
  const demands = demandsOn(model.risk, Object.assign({}, ...all.map(({ values }) => values)) as Readonly<Record<string, number | null>>);
  const verdict = verdictOf(collected, metrics, demands);
  const { fixes, unmended, leftOutOf } = verdict === 'unlinkable' ? unlinkable : suggest(release, metrics);
  const report: RiskReport = {
    format: 'anonc-risk',
    formatVersion: '1.0',
    verdict,
    says: sentenceOf(verdict, collected, metrics, demands),
    profile: { name: model.profile.name, version: model.profile.version },
    planDigest: options.planDigest,
    threshold: release.threshold,
    counts: { persons: table.persons, studies: collected.persons.reduce((sum, { studies }) => sum + studies.length, 0), instances: collected.instances, unlinked: collected.unlinked, unread: collected.unread },
    unit: 'persons: PatientID with its issuer, else ClinicalTrialSubjectID with its protocol, as the outputs have them',
    quasiIdentifiers: quasiIdentifiersInBrief(derived, table),
    inNoOutput: countInNoOutput(table),
    excluded: derived.excluded.map((one) => excludedInBrief(one, kWith(table, personColumn(one, collected.persons, narrowDays).column))),
    emittedByNone: derived.emittedByNone,
    missingValues: 'a missing value, absent, empty or a dummy, is a value of its own; as a wildcard it is shown beside and not judged by',
    population: options.population === null ? 'groups are counted within the release: whoever looks for a person may know that they are in it' : 'groups are counted within the release; a table of the population is shown beside',
    metrics,
    demands,
    histogram: histogramOf(groups.sizes, release.threshold.k),
    fixes,
    unmended,
    questions: questionsOn(metrics),
    notExamined: notExamined(collected),
    editions: riskFactEditions(),
  };
  return {
    report,
    *offenders() {
      for (const one of all) yield* one.offenders();
      for (const [index, fix] of fixes.entries()) {
        if (fix.leftOut > 0) yield { rule: 'R1', persons: leftOutOf(fix).map((row) => collected.persons[row]?.name ?? ''), words: `to be left out with change ${index + 1} of the report`, lines: [] };
      }
    },
  };
}

/** Of persons who cannot be counted no groups can be made. */
const unlinkable: Suggestions = { fixes: [], leftOutOf: () => [], unmended: ['give every person an identifier of their own, so that their outputs can be told from those of others: replace PatientID with a pseudonym, and quarantine files without one'] };

const verdictOrder: readonly MetricVerdict[] = ['fail', 'not-examined', 'warn', 'pass', 'information'];

function worstFirst(a: Metric, b: Metric): number {
  return verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict);
}

function verdictOf({ unlinked, unread }: Collected, metrics: readonly Metric[], demands: readonly DemandOutcome[]): RiskVerdict {
  if (unlinked > 0 || unread > 0) return 'unlinkable';
  return metrics.some(({ verdict }) => verdict === 'fail') || demands.some(({ verdict }) => verdict === 'fail') ? 'fail' : 'pass';
}

function sentenceOf(verdict: RiskVerdict, { unlinked, unread, instances }: Collected, metrics: readonly Metric[], demands: readonly DemandOutcome[]): string {
  if (verdict === 'unlinkable') return `of ${unlinked + unread} of ${instances + unread} outputs nobody can tell whose they are, so that persons cannot be counted`;
  const failed = demands.find((demand) => demand.verdict === 'fail');
  const [weakest] = metrics;
  if (verdict === 'fail') return weakest?.verdict === 'fail' ? `${weakest.rule}: ${weakest.says}` : `${failed?.demand ?? ''}: ${failed?.says ?? ''}`;
  const warned = metrics.find((metric) => metric.verdict === 'warn');
  const met = 'the stated thresholds are met';
  return warned === undefined ? met : `${met}; the weakest point is ${warned.rule}: ${warned.says}`;
}

function kWith(table: PersonTable, added: PersonTable['columns'][number]['column']): number {
  return classFigures(classesOf([...table.columns.map(({ column }) => column), added], table.persons).sizes).k;
}

function histogramOf(sizes: Uint32Array, least: number): readonly Bar[] {
  return histogramRanges().map(({ from, to }) => {
    let persons = 0;
    for (const size of sizes) if (size >= from && (to === null || size <= to)) persons += size;
    return { from, to, persons, below: from < least };
  });
}

function questionsOn(metrics: readonly Metric[]): RiskReport['questions'] {
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ['singling out', ['R1', 'R3', 'R7']],
    ['linkability', ['R4', 'R5', 'R6', 'R8']],
    ['inference', ['R9']],
  ];
  return asked.map(([question, rules]) => ({ question, metrics: rules, verdict: metrics.find(({ rule }) => rules.includes(rule))?.verdict ?? 'not-examined' }));
}

function notExamined({ persons }: Collected): readonly string[] {
  const alone = persons.every(({ originalSites }) => originalSites.size === 0);
  return [
    'attributes inside items of sequences that no table of risk names, and private elements',
    'technical attributes of images, such as positions and times of the scanner: they are taken to identify nobody by themselves',
    'times of day',
    'other releases of the same persons under the same pseudonyms',
    ...(alone ? ['sites that were taken out, for no originals were at hand'] : []),
  ];
}

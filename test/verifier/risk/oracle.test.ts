import { expect, it } from 'vitest';
import { classFigures, personsBelow, sizeHistogram } from '../../../src/verifier/risk/metrics/class-figures.js';
import { diversityOf } from '../../../src/verifier/risk/metrics/diversity.js';
import { minimalUniques } from '../../../src/verifier/risk/metrics/minimal-uniques.js';
import { wildcardMatches } from '../../../src/verifier/risk/metrics/wildcard.js';
import { derivedK } from '../../../src/verifier/risk/population/derived-k.js';
import { againstPopulation } from '../../../src/verifier/risk/population/known-population.js';
import { negativeBinomialUniques } from '../../../src/verifier/risk/population/negative-binomial.js';
import { pitmanUniques } from '../../../src/verifier/risk/population/pitman.js';
import { sampleOf } from '../../../src/verifier/risk/population/sample.js';
import { zayatzUniques } from '../../../src/verifier/risk/population/zayatz.js';
import { classesOf } from '../../../src/verifier/risk/table/classes.js';
import { columnOf, type Column } from '../../../src/verifier/risk/table/column.js';
import { describeWithTables, expected, table, type Table } from './shared-tables.js';

const all = expected();

/** Relative, as the tables' own description states them. */
const TOLERANCE = { exact: 1e-9, pitman: 2e-4, zayatz: 1e-6, negativeBinomial: 1e-6 } as const;

function near(got: number | null, want: number, tolerance: number = TOLERANCE.exact): void {
  expect(got).not.toBeNull();
  expect(Math.abs((got ?? Number.NaN) - want), `${got ?? 'nothing'} is not ${want}`).toBeLessThanOrEqual(tolerance * Math.max(tolerance === TOLERANCE.exact ? 1 : 0, Math.abs(want)));
}

interface Core {
  readonly n: number;
  readonly classes: number;
  readonly k: number;
  readonly max_class: number;
  readonly uniques: number;
  readonly frac_unique: number;
  readonly avg_risk: number;
  readonly max_risk: number;
  readonly min_risk: number;
  readonly records_below: Readonly<Record<string, number>>;
}

function expectCore(columns: readonly Column[], rows: number, want: Core): Uint32Array {
  const { sizes } = classesOf(columns, rows);
  const got = classFigures(sizes);
  expect({ n: got.persons, classes: got.classes, k: got.k, max_class: got.largestClass, uniques: got.uniques }).toEqual({ n: want.n, classes: want.classes, k: want.k, max_class: want.max_class, uniques: want.uniques });
  near(got.uniques / got.persons, want.frac_unique);
  near(got.averageRisk, want.avg_risk);
  near(got.largestRisk, want.max_risk);
  near(got.smallestRisk, want.min_risk);
  for (const [least, share] of Object.entries(want.records_below)) near(personsBelow(sizes, Number(least)) / got.persons, share);
  return sizes;
}

const plain = Object.entries(all).filter(([, of]) => 'sensitive' in of);

describeWithTables('the figures of published tables', () => {
  it.each(plain)('classes and diversity of %s', (file, of) => {
    const want = of as unknown as Core & { quasi_identifiers: string[]; class_size_histogram: Record<string, number>; sensitive: string; sensitive_is_numeric: boolean; distinct_l: number; entropy_l: number; t: number };
    const data = table(file);
    const columns = data.columns(want.quasi_identifiers);
    const sizes = expectCore(columns, data.rows, want);
    expect(Object.fromEntries(sizeHistogram(sizes))).toEqual(want.class_size_histogram);
    const diversity = diversityOf(classesOf(columns, data.rows), data.column(want.sensitive), want.sensitive_is_numeric);
    expect(diversity.distinctL).toBe(want.distinct_l);
    near(diversity.entropyL, want.entropy_l);
    near(diversity.tCloseness, want.t);
  });

  it('classes of arx_dataprovider.csv', () => {
    const data = table('arx_dataprovider.csv', ';');
    expectCore(data.columns(['age', 'gender', 'zipcode']), data.rows, all['arx_dataprovider.csv'] as unknown as Core);
  });

  const adults = Object.keys(all).filter((key) => key.startsWith('arx_adult.csv.gz/') && !key.endsWith('combinations'));
  it.each(adults)('classes and population uniques of %s', (key) => {
    const want = all[key] as unknown as Core & { quasi_identifiers: string[]; class_size_histogram_head: Record<string, number>; population: Record<string, { N: number; pitman: { frac: number } | null; zayatz: number; snb_textbook: number | null }> };
    const data = adult();
    const sizes = expectCore(data.columns(want.quasi_identifiers), data.rows, want);
    expect(Object.fromEntries([...sizeHistogram(sizes)].slice(0, 20))).toEqual(want.class_size_histogram_head);
    for (const { N, pitman, zayatz, snb_textbook } of Object.values(want.population)) {
      const sample = sampleOf(sizes, N);
      if (pitman !== null) near(pitmanUniques(sample), pitman.frac, TOLERANCE.pitman);
      near(zayatzUniques(sample), zayatz, TOLERANCE.zayatz);
      if (snb_textbook !== null) near(negativeBinomialUniques(sample), snb_textbook, TOLERANCE.negativeBinomial);
    }
  });

  it('average risk of every combination of four columns, and of the five rows made by hand', () => {
    const check = (data: Table, key: string): void => {
      for (const [names, { distinction }] of Object.entries(all[key] as Record<string, { distinction: number }>)) {
        near(classFigures(classesOf(data.columns(names.split('+')), data.rows).sizes).averageRisk, distinction);
      }
    };
    check(adult(), 'arx_adult.csv.gz/attribute_combinations');
    check(table('arx_qi5.csv'), 'arx_qi5.csv');
  });

  it.each([1, 2, 3])('missing values as wildcards in arx_wildcard%d.csv', (number) => {
    const name = `arx_wildcard${number}.csv`;
    const want = all[name] as { wildcard_match_frequency: number[]; exact_match_frequency: number[]; max_risk: number };
    const data = table(name);
    const columns = data.heading.map((heading) => columnOf(heading, data.texts(heading).map((text) => (text === '*' ? '' : text))));
    const matches = wildcardMatches(columns, data.rows);
    expect([...matches]).toEqual(want.wildcard_match_frequency);
    near(1 / Math.min(...matches), want.max_risk);
    expect(classOfEach(columns, data.rows)).toEqual(want.exact_match_frequency);
  });

  it('missing values as their own value and as wildcards in sdc_freq8_na.csv', () => {
    const want = all['sdc_freq8_na.csv'] as { wildcard_fk: number[]; own_category_fk: number[] };
    const data = table('sdc_freq8_na.csv');
    expect([...wildcardMatches(data.columns(['A', 'B', 'C']), data.rows)]).toEqual(want.wildcard_fk);
    expect(classOfEach(data.columns(['A', 'B', 'C']), data.rows)).toEqual(want.own_category_fk);
  });

  it.each([
    ['sdc_freq8.csv', ['A', 'B', 'C']],
    ['francdat.csv', ['Key1', 'Key2', 'Key3', 'Key4']],
  ])('class of each row of %s', (file, names) => {
    const data = table(file);
    expect(classOfEach(data.columns(names), data.rows)).toEqual((all[file] as { fk: number[] }).fk);
  });

  it.each(Object.keys(all).filter((key) => key.startsWith('journalist/')))('a sample in its population: %s', (key) => {
    const want = all[key] as { quasi_identifiers: string[]; sample_rows: number; prosecutor_avg: number; k_sample: number; k_map: number; journalist_avg: number; marketer: number; prosecutor_at_risk_gt_0_2: number; delta_presence: { min: number; max: number } };
    const sample = table('arx_adult_subset.csv.gz', ';');
    const { sizes } = classesOf(sample.columns(want.quasi_identifiers), sample.rows);
    const figures = classFigures(sizes);
    expect({ k: figures.k, rows: sample.rows }).toEqual({ k: want.k_sample, rows: want.sample_rows });
    near(figures.averageRisk, want.prosecutor_avg);
    near(personsBelow(sizes, 5) / figures.persons, want.prosecutor_at_risk_gt_0_2);
    const got = againstPopulation(sample.columns(want.quasi_identifiers), adult().columns(want.quasi_identifiers));
    expect({ kMap: got.kMap, strangers: got.strangers }).toEqual({ kMap: want.k_map, strangers: 0 });
    near(got.journalistRisk, want.journalist_avg);
    near(got.marketerRisk, want.marketer);
    near(got.deltaPresence.least, want.delta_presence.min);
    near(got.deltaPresence.largest, want.delta_presence.max);
  });

  it('the class size that a random sample needs', () => {
    for (const [key, want] of Object.entries(all['kmap_derived_k'] as Record<string, { poisson: number; zero_truncated: number }>)) {
      const [k = 0, significance = 0, fraction = 0] = [...key.matchAll(/=([\d.]+)/g)].map(([, number]) => Number(number));
      expect(derivedK(k, significance, fraction), key).toEqual({ poisson: want.poisson, zeroTruncated: want.zero_truncated });
    }
  });
});

describeWithTables('minimal uniques of published tables', () => {
  interface Scored {
    readonly score: number[];
    readonly contribution_pct: Record<string, number>;
    readonly msu_by_size: Record<string, number>;
  }

  it.each(['suda_book.csv', 'suda_guideline.csv', 'suda_contrib3.csv'])('every score of %s', (file) => {
    const want = all[file] as unknown as Scored;
    const data = table(file);
    const got = minimalUniques(data.columns(data.heading), data.rows, data.heading.length);
    expect([...got.scores]).toEqual(want.score);
    expect(got.bySize).toEqual(Object.values(want.msu_by_size));
    data.heading.forEach((name, index) => near(got.contributionPercent[index] ?? null, want.contribution_pct[name] ?? Number.NaN));
  });

  it.each(Object.keys(all).filter((key) => key.startsWith('testdata')))('classes, scores and sizes of %s', (key) => {
    const want = all[key] as unknown as Core & { quasi_identifiers: string[]; unweighted_expected_reidentifications: number; suda: { sum_score: number; max_score: number; n_special: number; first_score: number; contribution_pct: Record<string, number>; msu_by_size: Record<string, number> } };
    const data = table(key.split('/')[0] ?? '');
    const columns = data.columns(want.quasi_identifiers);
    const sizes = expectCore(columns, data.rows, want);
    expect(sizes.length).toBe(Math.round(want.unweighted_expected_reidentifications));
    const got = minimalUniques(columns, data.rows, columns.length);
    const total = got.scores.reduce((sum, score) => sum + score, 0);
    expect({ total, most: Math.max(...got.scores), special: got.scores.filter((score) => score > 0).length, first: got.scores[0] }).toEqual({ total: want.suda.sum_score, most: want.suda.max_score, special: want.suda.n_special, first: want.suda.first_score });
    expect(got.bySize).toEqual(Object.values(want.suda.msu_by_size));
    want.quasi_identifiers.forEach((name, index) => near(got.contributionPercent[index] ?? null, want.suda.contribution_pct[name] ?? Number.NaN));
  });
});

describeWithTables('every table of the oracle', () => {
  it('has a test here, or a reason in docs/risk.md', () => {
    const tested = [...plain.map(([key]) => key), ...Object.keys(all).filter((key) => /^(arx_|journalist\/|testdata|suda_|sdc_freq8|francdat|kmap_derived_k|synthetic_cohort|_meta)/.test(key))];
    expect(Object.keys(all).filter((key) => !tested.includes(key))).toEqual([]);
  });
});

let adultTable: Table | undefined;
function adult(): Table {
  return (adultTable ??= table('arx_adult.csv.gz', ';'));
}

function classOfEach(columns: readonly Column[], rows: number): readonly number[] {
  const { classOf, sizes } = classesOf(columns, rows);
  return [...classOf].map((number) => sizes[number] ?? 0);
}

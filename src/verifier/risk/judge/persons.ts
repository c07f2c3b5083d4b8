import { riskCutOffs } from '../../../facts/risk-releases.js';
import { classFigures, personsBelow } from '../metrics/class-figures.js';
import { minimalUniques, type MinimalUniques } from '../metrics/minimal-uniques.js';
import { wildcardMatches } from '../metrics/wildcard.js';
import { classesOf, type Classes } from '../table/classes.js';
import { valueAt } from '../table/column.js';
import type { PersonColumn } from '../release/person-table.js';
import { lineOf, persons, type Judged, type Metric, type Offender, type Release } from './judged.js';

/** Beyond so many combinations of missing attributes, wildcards are not counted: they are never judged by. */
const MOST_PATTERNS = 64;

/** R1 to R3: how many persons share what tells them apart, and what makes those special who share it with too few. */
export function judgePersons({ table, threshold: { k: least, because } , collected }: Release): Judged & { readonly sizes: Uint32Array } {
  const columns = table.columns.map(({ column }) => column);
  const classes = classesOf(columns, table.persons);
  const figures = classFigures(classes.sizes);
  const below = personsBelow(classes.sizes, least);
  const uniques = minimalUniques(columns, table.persons, riskCutOffs().largestMinimalUnique);
  const special = uniques.scores.reduce((count, score) => count + (score > 0 ? 1 : 0), 0);
  const wildcard = leastWildcard(table.columns, table.persons, figures.k);
  const r1: Metric = {
    rule: 'R1',
    name: 'persons who share their quasi-identifiers',
    verdict: figures.k >= least ? 'pass' : 'fail',
    says:
      table.persons === 0
        ? 'there is no person in the release'
        : below === 0
          ? `everybody shares their quasi-identifiers with at least ${figures.k - 1} others`
          : `${persons(below)} of ${table.persons} share their quasi-identifiers with fewer than ${least - 1} others; the smallest group is ${persons(figures.k)}`,
    figures: { k: figures.k, largestRisk: figures.largestRisk, personsBelow: below, uniques: figures.uniques, groups: figures.classes, kWithMissingAsWildcard: wildcard },
    threshold: `k at least ${least}: ${because}`,
  };
  const r2: Metric = {
    rule: 'R2',
    name: 'average risk',
    verdict: 'information',
    says: `the average risk is ${figures.averageRisk.toFixed(4)}, the largest ${figures.largestRisk.toFixed(4)}; an average hides who is alone`,
    figures: { averageRisk: figures.averageRisk, personsAtRisk: below },
    threshold: null,
  };
  const conflicting = table.columns.filter(({ conflicts }) => conflicts.length > 0);
  const conflict = conflicting.length === 0 ? '' : `; ${conflicting.map(({ of, conflicts }) => `${persons(conflicts.length)} have different values of ${of.attribute.keyword}`).join(', ')}`;
  const r3: Metric = {
    rule: 'R3',
    name: 'minimal unique combinations of up to three attributes',
    verdict: special > 0 || conflicting.length > 0 ? 'warn' : 'pass',
    says:
      special === 0
        ? `no combination of up to three attributes is unique to anybody${conflict}`
        : `${persons(special)} have a combination of up to three attributes that nobody else has; most of it goes through ${heaviest(table.columns, uniques)}${conflict}`,
    figures: { personsWithSome: special, ...Object.fromEntries(uniques.bySize.map((count, index) => [`ofSize${index + 1}`, count])), ...Object.fromEntries(table.columns.map(({ column }, index) => [`percentThrough${column.name}`, uniques.contributionPercent[index] ?? 0])) },
    threshold: null,
  };
  return {
    metrics: [r1, r2, r3],
    *offenders() {
      const nameOf = (row: number): string => collected.persons[row]?.name ?? '';
      yield* smallClasses(table.columns, classes, uniques, least, nameOf);
      for (const one of conflicting) yield* conflictsOf(one, nameOf);
    },
    values: { k: figures.k, 'largest-risk': figures.largestRisk, 'average-risk': figures.averageRisk, uniques: figures.uniques },
    sizes: classes.sizes,
  };
}

function leastWildcard(columns: readonly PersonColumn[], rows: number, k: number): number | null {
  const lacking = columns.filter(({ column }) => column.values.includes(''));
  if (lacking.length === 0) return k;
  if (rows === 0 || 2 ** lacking.length > MOST_PATTERNS) return null;
  return wildcardMatches(columns.map(({ column }) => column), rows).reduce((least, matches) => Math.min(least, matches), Number.POSITIVE_INFINITY);
}

function heaviest(columns: readonly PersonColumn[], { contributionPercent }: MinimalUniques): string {
  const at = contributionPercent.indexOf(Math.max(...contributionPercent));
  return columns[at]?.column.name ?? 'no attribute';
}

function* smallClasses(columns: readonly PersonColumn[], { classOf, sizes }: Classes, { smallest, combinations }: MinimalUniques, least: number, nameOf: (row: number) => string): Generator<Offender> {
  for (const [row, number] of classOf.entries()) {
    const size = sizes[number] ?? 0;
    if (size >= least) continue;
    const named = combinations[smallest[row] ?? -1];
    const told = named === undefined ? columns : named.flatMap((index) => columns[index] ?? []);
    const what = told.map((one) => describe(one, row)).join(', ');
    yield { rule: 'R1', persons: [nameOf(row)], words: size === 1 ? `the only person with ${what}` : `one of ${size} persons with ${what}`, lines: told.flatMap(({ of }) => lineOf(of.rule)) };
  }
}

function describe({ of, column }: PersonColumn, row: number): string {
  const value = valueAt(column, row);
  return value === '' ? `no ${of.attribute.word}` : `${of.attribute.word} ${value}`;
}

function conflictsOf({ of, column, conflicts }: PersonColumn, nameOf: (row: number) => string): readonly Offender[] {
  return conflicts.map((row) => ({ rule: 'R3', persons: [nameOf(row)], words: `different values of ${of.attribute.word}: ${valueAt(column, row).split('\\').join(' and ')}`, lines: lineOf(of.rule) }));
}

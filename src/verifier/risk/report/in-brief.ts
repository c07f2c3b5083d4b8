import type { Derived, Excluded, QuasiIdentifier } from '../quasi/quasi-identifiers.js';
import type { PersonColumn, PersonTable } from '../release/person-table.js';
import type { ExcludedInBrief, QuasiIdentifierInBrief } from './risk-report.js';

/** What was looked at, and why; without what is in no output, unless the profile names it. */
export function quasiIdentifiersInBrief({ others }: Derived, table: PersonTable): readonly QuasiIdentifierInBrief[] {
  const seen = table.constant.filter((one) => one.of.declared || !isInNoOutput(one, table));
  return [...table.columns.map((one) => ofColumn(one, 'group')), ...seen.map((one) => ofColumn(one, 'constant')), ...others.map((one): QuasiIdentifierInBrief => ({ ...brief(one), use: 'alone', values: null, missing: null }))];
}

/** How many attributes the rules would leave, and no output has. */
export function countInNoOutput(table: PersonTable): number {
  return table.constant.filter((one) => isInNoOutput(one, table)).length;
}

function isInNoOutput({ missing }: PersonColumn, { persons }: PersonTable): boolean {
  return missing.absent === persons;
}

export function excludedInBrief(one: Excluded, kWithIt: number): ExcludedInBrief {
  return { attribute: one.attribute.keyword, because: one.because, kWithIt: one.outcome.leaves === 'nothing' ? null : kWithIt };
}

function ofColumn({ of, column, missing }: PersonColumn, use: 'group' | 'constant'): QuasiIdentifierInBrief {
  return { ...brief(of), use, values: column.values.filter((value) => value !== '').length, missing };
}

function brief({ attribute, outcome, part, rule, declared }: QuasiIdentifier): Omit<QuasiIdentifierInBrief, 'use' | 'values' | 'missing'> {
  const left = { nothing: 'nothing', pseudonym: 'a pseudonym', part: 'a part', everything: 'everything' }[outcome.leaves];
  return {
    attribute: attribute.keyword,
    role: attribute.role,
    leaves: left,
    part,
    rule: rule === null ? null : `${rule.source}:${rule.line}`,
    because: declared ? `the profile names it, and its rules leave ${left} of it` : `the rules leave ${left} of it`,
  };
}

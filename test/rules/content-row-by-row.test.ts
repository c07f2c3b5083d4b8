import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile, type Plan } from '../../src/compiler/index.js';
import { shippedLibrary } from '../compiler/library.js';

interface ContentRow {
  readonly meaning: string;
  readonly code: string;
  readonly scheme: string;
  readonly valueType: string;
  readonly basic: 'X' | 'D' | 'X/D';
  readonly opt: Readonly<Record<string, 'K' | 'C'>>;
}

const file = JSON.parse(readFileSync(new URL('../../src/facts/data/ps315-e341.json', import.meta.url), 'utf8')) as { readonly columns: readonly string[]; readonly rows: readonly ContentRow[] };
const { rows } = file;

/** Columns of Table E.3.4-1 and the options of the library. */
const optionOf: Readonly<Record<string, string>> = {
  rtnUIDs: 'retain-uids',
  rtnDevId: 'retain-device-identity',
  rtnInstId: 'retain-institution-identity',
  rtnPatChars: 'retain-patient-characteristics',
  rtnLongFull: 'retain-full-dates',
  rtnLongModif: 'retain-modified-dates',
  cleanDesc: 'clean-descriptors',
};

function planWith(options: readonly string[]): Plan {
  const { plan } = compile({ name: 't.anon', text: `profile "t" version "1"\nextends ps3.15-basic with ${['clean-structured-content', ...options].join(', ')}\n` }, shippedLibrary());
  if (plan === null) throw new Error('the library does not compile');
  return plan;
}

/** What a plan does to the content items of a row; "walked" where no rule speaks of them. */
function actionOn({ tables }: Plan, { code, scheme, valueType }: ContentRow): unknown {
  const entry = tables.content.find((each) => each.code === code && each.scheme === scheme && each.valueType === valueType);
  if (entry === undefined) return 'walked';
  return entry.decision.map(({ action }) => tables.actions[action]?.action);
}

const dummy = { kind: 'replace', with: { kind: 'dummy' } };
const ofBasic = { X: { kind: 'remove' }, D: dummy, 'X/D': dummy };
const nameOf = ({ meaning, code, scheme, valueType, basic }: ContentRow): string => `${valueType} ${meaning} (${code}, ${scheme}) ${basic}`;

describe('content items of structured reports, PS3.15 Table E.3.4-1', () => {
  const alone = planWith([]);

  it('are decided by the Basic Profile, row by row; what a template may demand has a dummy', () => {
    expect(rows).toHaveLength(214);
    expect(rows.filter((row) => JSON.stringify(actionOn(alone, row)) !== JSON.stringify([ofBasic[row.basic]])).map(nameOf)).toEqual([]);
  });

  it('are the rows and no others', () => {
    const named = new Set(rows.map(({ code, scheme, valueType }) => `${code}|${scheme}|${valueType}`));
    expect(alone.tables.content).toHaveLength(named.size);
    expect(alone.tables.content.filter(({ code, scheme, valueType }) => !named.has(`${code}|${scheme}|${valueType ?? ''}`))).toEqual([]);
  });

  it.each(Object.entries(optionOf))('follow the column %s with the option %s', (column, option) => {
    const plan = planWith([option]);
    const wanted = ({ opt, basic }: ContentRow): unknown => {
      if (opt[column] === undefined) return ofBasic[basic];
      if (opt[column] === 'K') return { kind: 'keep' };
      return { kind: option === 'retain-modified-dates' ? 'shift' : 'clean' };
    };
    expect(rows.filter((row) => JSON.stringify(actionOn(plan, row)) !== JSON.stringify([wanted(row)])).map(nameOf)).toEqual([]);
  });

  it('have an option for every column', () => {
    expect(file.columns.toSorted()).toEqual(Object.keys(optionOf).sort());
  });
});

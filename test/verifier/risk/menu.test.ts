import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/index.js';
import type { Action } from '../../../src/compiler/resolve/model.js';
import { attributeOfKeyword } from '../../../src/facts/dictionary.js';
import { readFacts } from '../../../src/facts/read-json.js';
import type { RiskAttribute } from '../../../src/facts/risk-attributes.js';
import { band, round } from '../../../src/runtime/actions/numbers.js';
import { expectationsOf } from '../../../src/verifier/expected.js';
import { menuOf, removal } from '../../../src/verifier/risk/fix/menu.js';
import { quasiIdentifiersOf, type QuasiIdentifier } from '../../../src/verifier/risk/quasi/quasi-identifiers.js';
import { columnOf } from '../../../src/verifier/risk/table/column.js';
import { shippedLibrary } from '../../compiler/library.js';
import { fileOf, valueOf } from '../../runtime/actions/value-of.js';
import { modelOf } from './cohort.js';

const { rows } = readFacts('risk-attributes.json') as { readonly rows: readonly RiskAttribute[] };
const head = 'profile "menu" version "1.0.0"\n\nextends ps3.15-basic\n  with retain-modified-dates, retain-patient-characteristics, retain-institution-identity, retain-device-identity, clean-descriptors\n\n';

function of(text: string, keyword: string): QuasiIdentifier {
  const model = modelOf(text);
  const { persons, others } = quasiIdentifiersOf(model, expectationsOf(model));
  const found = [...persons, ...others].find(({ attribute }) => attribute.keyword === keyword);
  if (found === undefined) throw new Error(`${keyword} is not looked at`);
  return found;
}

function menu(text: string, keyword: string, values: readonly string[]): readonly (readonly [string, readonly string[] | null])[] {
  return menuOf(of(text, keyword), columnOf(keyword, values)).map(({ column, change }) => [change?.to ?? 'as it is', column === null ? null : [...column.codes].map((code) => column.values[code] ?? '')]);
}

describe('the table of attributes that may tell a person', () => {
  it('has every attribute once, under the tag of its keyword', () => {
    expect(rows.filter(({ tag, keyword }) => attributeOfKeyword(keyword)?.tag !== tag)).toEqual([]);
    expect(new Set(rows.map(({ tag }) => tag)).size).toBe(rows.length);
  });

  it.each(rows)('names a last action for $keyword that compiles without a word, alone or by its steps', ({ keyword, last, levels }) => {
    const steps = levels === undefined ? [] : levels.action === 'round' ? levels.to.map((to) => `round ${keyword} to ${to}`) : levels.by.map((by) => `band ${keyword} by ${by}${levels.unit === null ? '' : ' years'}${levels.top === null ? '' : `, top ${Math.floor(levels.top / by) * by}`}`);
    for (const line of [last.includes('…') ? last.replace('…', keyword) : `${last} ${keyword}`, ...steps]) {
      const { plan, diagnostics } = compile({ name: 'menu.anon', text: `${head}${line}\n` }, shippedLibrary());
      expect({ line, said: diagnostics.map(({ code, message }) => `${code} ${message}`), compiled: plan !== null }).toEqual({ line, said: [], compiled: true });
    }
  });
});

describe('the menu of a rule', () => {
  it('brings an age that is kept to bands with a top', () => {
    expect(menu('profile "menu" version "1.0.0"\n\nkeep PatientAge\n', 'PatientAge', ['037Y', '093Y', '006M', ''])).toEqual([
      ['as it is', ['037Y', '093Y', '006M', '']],
      ['band PatientAge by 5 years, top 90', ['035Y', '090Y', '000Y', '']],
      ['band PatientAge by 10 years, top 90', ['030Y', '090Y', '000Y', '']],
      ['band PatientAge by 20 years, top 80', ['020Y', '080Y', '000Y', '']],
      ['remove PatientAge', null],
    ]);
  });

  it('gives a band without a top its top first', () => {
    expect(menu('profile "menu" version "1.0.0"\n\nband PatientAge by 5 years\n', 'PatientAge', ['095Y', '035Y']).map(([to]) => to)).toEqual(['as it is', 'band PatientAge by 5 years, top 90', 'band PatientAge by 10 years, top 90', 'band PatientAge by 20 years, top 80', 'remove PatientAge']);
  });

  it('takes steps alone that are functions of the one before', () => {
    expect(menu('profile "menu" version "1.0.0"\n\nband PatientAge by 3 years, top 90\n', 'PatientAge', []).map(([to]) => to)).toEqual(['as it is', 'remove PatientAge']);
    expect(menu('profile "menu" version "1.0.0"\n\nround PatientWeight to 5\n', 'PatientWeight', ['70', '75', '80'])).toEqual([
      ['as it is', ['70', '75', '80']],
      ['round PatientWeight to 15', ['75', '75', '75']],
      ['round PatientWeight to 45', ['90', '90', '90']],
      ['remove PatientWeight', null],
    ]);
  });

  it('changes a rule of the profile where it stands, and adds to one of a layer below', () => {
    expect(removal(of('profile "menu" version "1.0.0"\n\nkeep PatientAge\n', 'PatientAge'))).toEqual({ attribute: 'PatientAge', how: 'change', at: 'cohort.anon:3', from: 'keep PatientAge', to: 'remove PatientAge' });
    expect(removal(of(head, 'PatientAge'))).toMatchObject({ how: 'add', from: 'keep PatientAge', to: 'remove PatientAge' });
    expect(removal(of('profile "menu" version "1.0.0"\n\nkeep root PatientAge\n', 'PatientAge'))).toMatchObject({ how: 'change', from: 'keep root PatientAge', to: 'remove root PatientAge' });
    expect(removal(of('profile "menu" version "1.0.0"\n\nkeep unlisted\n', 'PatientAge'))).toMatchObject({ how: 'add', to: 'remove PatientAge' });
  });

  it('leaves a change to a person where rules decide by case', () => {
    const text = 'profile "menu" version "1.0.0"\n\nkeep PatientAge\nremove PatientAge when Modality is MR\n';
    expect(menu(text, 'PatientAge', ['037Y']).map(([to]) => to)).toEqual(['as it is', 'remove PatientAge']);
    expect(removal(of(text, 'PatientAge')).how).toBe('by hand');
  });
});

describe('a step of the menu', () => {
  const runtime = (action: Action, vr: string, value: string): string => {
    const act = action.kind === 'band' ? band(action.by, action.top) : action.kind === 'round' ? round(action.to) : null;
    if (act === null) return value;
    const made = act(valueOf(vr, value), fileOf());
    return typeof made === 'string' ? made : '';
  };
  const number = (text: string): string => (text === '' ? '' : Number.isNaN(Number(text)) ? text : String(Number(text)));
  const cases: readonly (readonly [keyword: string, vr: string, rule: string, values: fc.Arbitrary<string>])[] = [
    ['PatientAge', 'AS', 'keep', fc.tuple(fc.nat(120), fc.constantFrom('Y', 'Y', 'Y', 'M', 'D')).map(([count, unit]) => `${String(count).padStart(3, '0')}${unit}`)],
    ['PatientAge', 'AS', 'band by 5 years, top 90', fc.nat(120).map((count) => `${String(count).padStart(3, '0')}Y`)],
    ['PatientWeight', 'DS', 'keep', fc.integer({ min: 30, max: 2000 }).map((tenths) => (tenths / 10).toFixed(1))],
    ['PatientWeight', 'DS', 'round to 5', fc.integer({ min: 30, max: 2000 }).map((tenths) => (tenths / 10).toFixed(1))],
    ['PatientSize', 'DS', 'keep', fc.integer({ min: 40, max: 220 }).map((cm) => (cm / 100).toFixed(2))],
    ['PatientSize', 'DS', 'round to 0.05', fc.integer({ min: 400, max: 2200 }).map((mm) => (mm / 1000).toFixed(3))],
  ];

  it.each(cases)('of %s (%s) under `%s` is what the runtime makes of the original', (keyword, vr, rule, values) => {
    const [verb = '', ...rest] = rule.split(' ');
    const now = of(`profile "menu" version "1.0.0"\n\n${[verb, keyword, ...rest].join(' ')}\n`, keyword);
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 30 }), (originals) => {
        const emitted = originals.map((value) => runtime(now.outcome.demand.action, vr, value));
        for (const { column, change } of menuOf(now, columnOf(keyword, emitted)).slice(1, -1)) {
          const { outcome } = of(`profile "menu" version "1.0.0"\n\n${change?.to ?? ''}\n`, keyword);
          const again = originals.map((value) => number(runtime(outcome.demand.action, vr, value)));
          expect([...(column?.codes ?? [])].map((code) => number(column?.values[code] ?? ''))).toEqual(again);
        }
      }),
      { numRuns: 15 },
    );
  });
});

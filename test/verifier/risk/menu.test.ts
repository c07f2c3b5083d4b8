import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/index.js';
import { attributeOfKeyword } from '../../../src/facts/dictionary.js';
import { readFacts } from '../../../src/facts/read-json.js';
import type { RiskAttribute } from '../../../src/facts/risk-attributes.js';
import { expectationsOf } from '../../../src/verifier/expected.js';
import { menuOf, removal } from '../../../src/verifier/risk/fix/menu.js';
import { quasiIdentifiersOf, type QuasiIdentifier } from '../../../src/verifier/risk/quasi/quasi-identifiers.js';
import { columnOf } from '../../../src/verifier/risk/table/column.js';
import { shippedLibrary } from '../../compiler/library.js';
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

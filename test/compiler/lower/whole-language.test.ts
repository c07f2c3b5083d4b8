import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile, explain, explanationText, printPlan, readPlan, show, type CompileResult } from '../../../src/compiler/index.js';
import { libraryWithFiles } from '../library.js';

const folder = join(import.meta.dirname, '../check/fixtures/accepts-the-tour-of-the-language');

function compiled(text: string): CompileResult {
  return compile({ name: 'input.anon', text }, libraryWithFiles(folder));
}

const tour = compiled(readFileSync(join(folder, 'input.anon'), 'utf8'));

describe('the plan of a profile that uses the whole language', () => {
  it('is one that a run reads back, equal', () => {
    // its rule on content items is one that no item reaches under the Basic Profile
    expect(tour.diagnostics.map(({ code }) => code)).toEqual(['ANC3022', 'ANC8020', 'ANC8020']);
    const { plan } = tour;
    if (plan === null) throw new Error('no plan');
    const read = readPlan(printPlan(plan));
    expect(read).toEqual({ ok: true, value: plan });
  });

  it('holds what is known of tables, and no cell of them', () => {
    expect(tour.plan?.model.tables).toMatchObject([
      { name: 'subjects', source: 'subjects.csv', key: '00100020', keyColumn: 'PatientID', rows: 2, columns: [{ name: 'PatientID', type: 'number' }, { name: 'trial-id', type: 'text' }, { name: 'consent', type: 'date' }] },
      { name: 'sites', source: 'sites.csv', key: '00080080', rows: 2, columns: [{ name: 'InstitutionName', type: 'text' }, { name: 'region', type: 'text' }, { name: 'number', type: 'number' }] },
    ]);
    const bytes = tour.plan === null ? '' : printPlan(tour.plan);
    for (const cell of ['"4711"', 'S-001', 'Sankt Joseph', '2024-02-01']) expect(bytes).not.toContain(cell);
  });

  it('holds the words of vocabularies and the names of secrets', () => {
    expect(tour.plan?.model.secrets).toEqual(['study-key']);
    expect(tour.plan?.model.vocabularies.map(({ name }) => name)).toEqual(['vocabularies/regions-and-views.txt', 'vocabulary/mr-protocol.txt', 'vocabularies/clinical.txt']);
    expect(tour.plan?.model.vocabularies[1]?.words).toEqual(['brain', 'diffusion', 't1w']);
  });

  it('reads the keys of tables and the dates of expressions before the walk', () => {
    const tags = tour.plan?.tables.contextTags ?? [];
    expect(tags).toEqual(expect.arrayContaining(['00100020', '00080080', '00080060', '00080050']));
    const aged = compiled('profile "t" version "1"\nreplace PatientAge with age at StudyDate\nkeep unlisted\n');
    expect(aged.plan?.tables.contextTags).toEqual(expect.arrayContaining(['00100030', '00080020']));
  });

  it('decides content items by their concept, and templates and detections by interned conditions', () => {
    const tables = tour.plan?.tables;
    const entry = tables?.content.find(({ code, scheme }) => code === '121008' && scheme === 'DCM');
    expect(entry?.decision.map(({ action }) => tables?.actions[action]?.action)).toEqual([{ kind: 'replace', with: { kind: 'literal', text: 'observer' } }]);
    expect(tables?.templates.map(({ name, columns, rows }) => [name, columns, rows])).toEqual([
      ['GE LOGIQ E9, 1024 x 768', 1024, 768],
      ['any ultrasound with declared regions', null, null],
    ]);
    for (const { condition } of [...(tables?.templates ?? []), ...(tables?.detect ?? [])]) expect(tables?.conditions[condition]).toBeDefined();
    expect(tables?.risk?.require).toEqual([
      { metric: 'k', operator: '>=', bound: 5 },
      { metric: 'largest-risk', operator: '<=', bound: 0.09 },
    ]);
  });

  it('gives the tests of the profile beside the plan', () => {
    expect(tour.tests.map(({ name }) => name)).toEqual(['a birth date never survives, however deep', 'intervals survive']);
    expect(tour.tests[0]?.cases).toMatchObject([{ given: [[{ tag: '00080060' }, { tag: '00100030' }, { tag: '00400275', value: { kind: 'items' } }]], expect: [{ condition: null, expectations: [{ kind: 'element', within: [] }, { kind: 'element', within: ['00400275'] }] }] }]);
    expect(tour.plan === null ? '' : printPlan(tour.plan)).not.toContain('however deep');
  });

  it('is shown and explained in the words of the language', () => {
    const { plan, model } = tour;
    if (plan === null || model === null) throw new Error('no plan');
    const text = show(plan);
    for (const words of [
      'band by 5 years, top 90',
      'round to 0.05',
      'with subjects.trial-id otherwise quarantine "the subject is not on the enrolment list"',
      'keeping words "vocabularies/clinical.txt", "vocabulary/mr-protocol.txt", patterns /T[12]w?/',
      'table subjects: subjects.csv by PatientID',
      'content "Person Observer Name" (121008, DCM): replace with "observer"',
      'template "GE LOGIQ E9, 1024 x 768"',
      'preserve quantitative diffusion, pet-suv',
      'require k >= 5',
    ]) {
      expect(text).toContain(words);
    }
    const explained = explain(model, 'PatientAge');
    expect(explained.ok ? explanationText(explained.value) : '').toContain('band by 5 years, top 90');
    const item = explain(model, 'content "Person Observer Name" (121008, DCM)');
    expect(item.ok ? explanationText(item.value) : '').toContain('does not act: replace content "Person Observer Name" (121008, DCM) with "observer"');
  });
});

describe('private elements that are kept', () => {
  const { plan, model } = compiled(`profile "t" version "1"
extends ps3.15-basic with retain-safe-private
keep private "SIEMENS MR HEADER" (0019,xx0D), (0019,xx0E)
  because "b-value and gradient direction: tensor fitting needs them"
`);
  const of = (element: string) => model?.rules.find(({ tier, selector }) => tier === 2 && selector.kind === 'private' && selector.element === element)?.action;

  it('keep only values that are what the facts say', () => {
    expect(of('0D')).toEqual({ kind: 'keep', only: { type: 'enumeration', values: ['NONE', 'ISOTROPIC', 'DIRECTIONAL', 'BMATRIX'] } });
    expect(of('0E')).toEqual({ kind: 'keep', only: { type: 'number', min: -1.1, max: 1.1, count: [3, 3] } });
  });

  it('do so in the option retain-safe-private too, and in words', () => {
    const kept = model?.rules.filter(({ tier, action }) => tier === 1 && action.kind === 'keep' && action.only !== undefined) ?? [];
    expect(kept.length).toBeGreaterThan(20);
    if (plan === null || model === null) throw new Error('no plan');
    const explained = explain(model, 'private "SIEMENS MR HEADER" (0019,xx0E)');
    expect(explained.ok ? explanationText(explained.value) : '').toContain('keep only if it is a number from -1.1 to 1.1, 3 of them');
    expect(readPlan(printPlan(plan)).ok).toBe(true);
  });
});

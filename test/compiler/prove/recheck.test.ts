import { describe, expect, it } from 'vitest';
import { compile, printPlan, readPlan, recheckProofs, show, type Library, type Plan } from '../../../src/compiler/index.js';
import { shippedLibrary } from '../library.js';

const site = `profile "site" version "1.0"
extends ps3.15-basic

override keep PatientWeight when Modality is MR and Manufacturer like "GE*"
  because "the site's dose tables need it"
override keep PatientSize when Modality is US or Modality is XA
  because "the site's echo reports need it"
`;
const library: Library = {
  ...shippedLibrary(),
  names: () => [...shippedLibrary().names(), 'site'],
  read: (name) => (name === 'site' ? { name: 'site.anon', text: site } : shippedLibrary().read(name)),
};

function planOf(text: string): Plan {
  const { plan, diagnostics } = compile({ name: 'trial.anon', text }, library);
  if (plan === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return plan;
}

/** takes back what the site keeps: one rule by its own conditions, one by the files that are let in */
const trial = planOf(`profile "trial" version "1.0"
extends site
claims ps3.15-basic

accept when not Modality in {US, XA} otherwise quarantine "this trial takes no ultrasound and no angiography"
remove PatientWeight when Modality in {MR, CT, PT}
`);
const deviating = planOf('profile "trial" version "1.0"\nextends site\n');
const simple = planOf('profile "trial" version "1.0"\nextends ps3.15-basic with retain-modified-dates\nclaims ps3.15-basic with retain-modified-dates\nreplace StudyDescription with "{Modality} study"\n  because "what else would it be"\n'.replace('replace StudyDescription', 'override replace StudyDescription'));

const content = planOf('profile "trial" version "1.0"\nextends ps3.15-basic with clean-structured-content\nclaims ps3.15-basic with clean-structured-content\n');

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;

function tampered(plan: Plan, change: (copy: Writable<Plan>) => void): readonly string[] {
  const copy = structuredClone<unknown>(plan) as Writable<Plan>;
  change(copy);
  return recheckProofs(copy);
}

function at<T>(items: readonly T[] | undefined, index: number): T {
  const item = items?.[index];
  if (item === undefined) throw new Error('there is nothing there');
  return item;
}

describe('the proofs of a plan', () => {
  it('hold as they are compiled, and after they were written and read', () => {
    for (const plan of [trial, deviating, simple]) {
      expect(recheckProofs(plan)).toEqual([]);
      const read = readPlan(printPlan(plan));
      expect(read.ok ? recheckProofs(read.value) : read.error).toEqual([]);
    }
  });

  it('refute the cases that no accepted file comes to', () => {
    expect(trial.model.claims.map(({ name }) => name)).toEqual(['ps3.15-basic']);
    expect(trial.proofs.refutations).toHaveLength(2);
    expect(show(trial)).toMatch(/ps3\.15-basic: 657 rows of PS3\.15 Table E\.1-1 \(2026d\), \d+ cases, 2 that no file comes to/);
  });

  it('name the rule where one departs from a claim, and the claim goes', () => {
    const because = deviating.proofs.certificates.flat(2).flatMap((each) => (typeof each.because === 'object' && 'deviation' in each.because ? [deviating.model.rules[each.because.deviation]?.because] : []));
    expect(because).toEqual(expect.arrayContaining(["the site's dose tables need it", "the site's echo reports need it"]));
    expect(deviating.model.methods).toEqual([]);
    expect(show(deviating)).toContain('where a rule departs from it and says why');
  });

  it('are few: equal ones stand once', () => {
    expect(JSON.stringify(simple.proofs).length).toBeLessThan(JSON.stringify(simple).length / 20);
    expect(simple.proofs.certificates.length).toBeLessThan(30);
  });
});

describe('proofs that were tampered with', () => {
  const patientId = '00100020';
  const decisionOf = (plan: Writable<Plan>, tag: string): { when: number; action: number }[] => {
    const entry = plan.tables.attributes.find((each) => each.tag === tag);
    if (entry === undefined) throw new Error(`no entry of ${tag}`);
    return entry.decision;
  };

  it.each<[string, string, Plan, (plan: Writable<Plan>) => void]>([
    ['the tables keep what is proven to go', 'ps3.15-basic, 00100020 (Z/D): the cases are not those of the plan', trial, (plan) => {
      at(plan.tables.actions, at(decisionOf(plan, patientId), 0).action).action = { kind: 'keep' };
    }],
    ['the tables and the proof keep what must go', 'ps3.15-basic, 00100020 (Z/D): a case leaves what the row does not permit: whole', trial, (plan) => {
      at(plan.tables.actions, at(decisionOf(plan, patientId), 0).action).action = { kind: 'keep' };
      const row = plan.proofs.claims[0]?.rows.find(([tag]) => tag === patientId);
      if (row !== undefined) row[2] = plan.proofs.certificates.push([[{ when: [], leaves: ['whole'], because: 'permitted' }]]) - 1;
    }],
    ['a row is left out', 'the proof of ps3.15-basic has 656 rows, its table 657', trial, (plan) => void at(plan.proofs.claims, 0).rows.pop()],
    ['a row is that of another attribute', 'ps3.15-basic, 00080050 (Z): the proof is of another row', trial, (plan) => {
      at(at(plan.proofs.claims, 0).rows, 0)[0] = '00080060';
    }],
    ['a refutation is another', 'a case leaves what the row does not permit', trial, (plan) => void (plan.proofs.refutations[0] = { clash: [0] })],
    ['a refutation is gone', 'a case leaves what the row does not permit', trial, (plan) => void plan.proofs.refutations.splice(0)],
    ['files are let in that the proof leaves out', 'a case leaves what the row does not permit', trial, (plan) => void plan.tables.acceptance.splice(0)],
    ['a condition is another', 'ps3.15-basic, 00101030 (X)', trial, (plan) => {
      const [step] = decisionOf(plan, '00101030');
      if (step !== undefined) plan.tables.conditions[step.when] = { kind: 'test', tag: '00080060', test: { kind: 'in', values: ['CT'] } };
    }],
    ['a decision does not end', 'ps3.15-basic, 00101030 (X): the cases do not cover every file', trial, (plan) => {
      const [step] = decisionOf(plan, '00101030');
      const entry = plan.tables.attributes.find(({ tag }) => tag === '00101030');
      const row = plan.proofs.claims[0]?.rows.find(([tag]) => tag === '00101030');
      if (step === undefined || entry === undefined || row === undefined) throw new Error('no such row');
      entry.decision = [step];
      row[2] = plan.proofs.certificates.push([[{ when: [step.when], leaves: ['gone'], because: 'permitted' }]]) - 1;
    }],
    ['a rule that departs has lost its reason', 'a case leaves what the row does not permit', deviating, (plan) => {
      for (const rule of plan.model.rules) rule.because = null;
    }],
    ['a claim is stated that a rule departs from', 'ps3.15-basic is claimed, and no proof stands for it', deviating, (plan) => void plan.model.claims.push({ name: 'ps3.15-basic', options: [] })],
    ['a code is stated that a rule departs from', '113100 is stated in outputs, and no proof stands for it', deviating, (plan) => void plan.model.methods.push({ code: '113100', meaning: 'x' })],
    ['a code is stated that nothing proves', '113110 is stated in outputs, and no proof stands for it', simple, (plan) => void plan.model.methods.push({ code: '113110', meaning: 'x' })],
    ['a claim is stated that nobody knows', 'nothing is known of a claim called gdpr', simple, (plan) => {
      at(plan.proofs.claims, 0).name = 'gdpr';
    }],
    ['the tables write the year of what must go into another attribute', 'ps3.15-basic, 00100030 (Z): a part of 00100030 flows into another attribute', simple, (plan) => {
      const action = at(plan.tables.actions, at(decisionOf(plan, '00081030'), 0).action);
      action.action = { kind: 'replace', with: { kind: 'year', of: { kind: 'attribute', tag: '00100030' } } };
      at(plan.model.rules, action.rule).because = null;
    }],
    ['the tables write an age into another attribute', 'ps3.15-basic, 00101010 (X): a part of 00101010 flows into another attribute', simple, (plan) => {
      const action = at(plan.tables.actions, at(decisionOf(plan, '00081030'), 0).action);
      action.action = { kind: 'replace', with: { kind: 'age', at: '00080020' } };
      at(plan.model.rules, action.rule).because = null;
    }],
    ['the tables keep a content item that the proof takes away', 'the cases are not those of the plan', content, (plan) => {
      const [entry] = plan.tables.content.filter(({ code }) => code === '121106');
      const [keep] = plan.tables.actions.flatMap(({ action }, index) => (action.kind === 'keep' ? [index] : []));
      if (entry === undefined || keep === undefined) throw new Error('no such entry');
      entry.decision = [{ when: -1, action: keep }];
    }],
    ['the tables keep a content item that no rule names', 'the cases are not those of the plan', content, (plan) => {
      const [keep] = plan.tables.actions.flatMap(({ action }, index) => (action.kind === 'keep' ? [index] : []));
      plan.tables.content.push({ code: '1', scheme: '99LOCAL', valueType: null, decision: [{ when: -1, action: keep ?? 0 }] });
    }],
    ['what flows into another attribute is no longer kept', '00080060 flows into another attribute and is not kept in every file', simple, (plan) => {
      const [remove] = plan.tables.actions.flatMap(({ action }, index) => (action.kind === 'remove' ? [index] : []));
      plan.tables.attributes.push({ tag: '00080060', decision: [{ when: -1, action: remove ?? 0 }] });
    }],
  ])('do not hold when %s', (_, problem, plan, change) => {
    const problems = tampered(plan, change);
    expect(problems.join('\n')).toContain(problem);
  });
});

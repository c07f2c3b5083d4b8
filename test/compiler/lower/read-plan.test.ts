import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../src/base/canonical-json.js';
import { compile, printPlan, readPlan } from '../../../src/compiler/index.js';
import { digestOf } from '../../../src/compiler/lower/digest.js';
import { shippedLibrary } from '../library.js';

type Members = Record<string, Json>;

let text = '';
beforeAll(() => {
  const source =
    'profile "small" version "1"\naccept when Modality is MR otherwise quarantine "MR only"\nremove PatientName when Modality is MR\nremove root StudyDate\nremove RequestAttributesSequence > dates\nremove private "ACME" (0019,xx01)\nremove (60xx,3000)\nremove all PN\nremove private\nremove unknown\nkeep unlisted\n';
  const { plan, diagnostics } = compile({ name: 'small.anon', text: source }, shippedLibrary());
  if (plan === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  text = printPlan(plan);
});

/** The plan with something else in it, and the digest that then belongs to it. */
function changed(change: (plan: Members) => void): string {
  const plan = JSON.parse(text) as Members;
  change(plan);
  return canonicalJson({ ...plan, digest: digestOf(plan) });
}

function within(json: Json | undefined, ...steps: readonly (string | number)[]): Members {
  return steps.reduce<Members>((at, step) => at[step] as Members, json as Members);
}

function refusal(plan: string): string {
  const read = readPlan(plan);
  return read.ok ? 'read' : read.error.kind;
}

describe('readPlan', () => {
  it('reads what was printed', () => {
    const read = readPlan(text);
    expect(read.ok && printPlan(read.value)).toBe(text);
  });

  it('refuses whatever was changed since it was compiled', () => {
    expect(refusal(text.replace('"MR only"', '"MR onli"'))).toBe('integrity');
    expect(refusal(text.replace('"kind":"remove"', '"kind":"keep"'))).toBe('integrity');
    expect(refusal(text.replace(/"digest":"(.)/, (all, first: string) => all.slice(0, -1) + (first === '0' ? '1' : '0')))).toBe('integrity');
  });

  it('does not mind how it is laid out: the digest is of what it says', () => {
    expect(refusal(JSON.stringify(JSON.parse(text), null, 2))).toBe('read');
  });

  it('reads a later minor version and what it adds', () => {
    const later = changed((plan) => {
      plan['formatVersion'] = '1.7';
      plan['added'] = [1];
      within(plan, 'tables')['added'] = { by: 'a later version' };
    });
    expect(refusal(later)).toBe('read');
  });

  it.each(['2.0', '0.9', '1', '1.', '10.0', '1.0.0', '', 1])('refuses format version %j', (formatVersion) => {
    expect(refusal(changed((plan) => (plan['formatVersion'] = formatVersion)))).toBe('unknown-version');
  });

  it.each(['', 'null', '[]', '7', '"a plan"', '{', '{}', '{"format":"another"}', '\u0000'])('refuses what is no plan: %j', (other) => {
    expect(refusal(other)).toBe('not-a-plan');
  });

  it('refuses what ends in the middle', () => {
    expect(refusal(text.slice(0, text.length / 2))).toBe('not-a-plan');
  });

  it.each([
    ['a member is missing', (plan: Members) => delete plan['editions']],
    ['a tag is no tag', (plan: Members) => (within(plan, 'tables', 'attributes', 0)['tag'] = '0010')],
    ['an action is unknown', (plan: Members) => (within(plan, 'tables', 'actions', 0, 'action')['kind'] = 'forget')],
    ['a decision is empty', (plan: Members) => (within(plan, 'tables')['unknown'] = [])],
    ['a shift moves by nothing', (plan: Members) => (within(plan, 'tables')['shift'] = { per: '00100020', minDays: 0, maxDays: 3, direction: 'back' })],
  ])('refuses a plan in which %s', (_, change) => {
    expect(refusal(changed(change))).toBe('malformed');
  });

  const always = (action: number): Json => [{ when: -1, action }];
  it.each([
    ['an attribute names an action', (plan: Members) => (within(plan, 'tables', 'attributes', 0)['decision'] = always(999))],
    ['an attribute of the root names an action', (plan: Members) => (within(plan, 'tables', 'rootAttributes', 0)['decision'] = always(999))],
    ['a path names an action', (plan: Members) => (within(plan, 'tables', 'paths', 0, 'entry')['decision'] = always(999))],
    ['a private element names an action', (plan: Members) => (within(plan, 'tables', 'privates', 0)['decision'] = always(999))],
    ['a mask names an action', (plan: Members) => (within(plan, 'tables', 'masks', 0)['decision'] = always(999))],
    ['a family names an action', (plan: Members) => (within(plan, 'tables', 'families', 0)['decision'] = always(999))],
    ['the rest names an action', (plan: Members) => (within(plan, 'tables')['private'] = always(999))],
    ['a step names a condition', (plan: Members) => (within(plan, 'tables')['unlisted'] = [{ when: 999, action: 0 }, { when: -1, action: 0 }])],
    ['the acceptance names a condition', (plan: Members) => (within(plan, 'tables', 'acceptance', 0)['condition'] = 999)],
    ['an action names a rule', (plan: Members) => (within(plan, 'tables', 'actions', 0)['rule'] = 999)],
  ])('refuses a plan in which %s that is not there', (_, change) => {
    expect(refusal(changed(change))).toBe('malformed');
  });

  it('refuses a decision that may not come to an end', () => {
    expect(refusal(changed((plan) => (within(plan, 'tables')['unlisted'] = [{ when: 0, action: 0 }])))).toBe('malformed');
  });
});

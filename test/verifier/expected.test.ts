import { describe, expect, it } from 'vitest';
import type { Action, Selector } from '../../src/compiler/resolve/model.js';
import type { Condition } from '../../src/base/condition.js';
import { expectationsOf, type FileContext, type Question } from '../../src/verifier/expected.js';
import { modelOf } from './sample.js';

const keep: Action = { kind: 'keep' };
const remove: Action = { kind: 'remove' };
const empty: Action = { kind: 'empty' };
const NAME = '00100010';
const name: Selector = { kind: 'attribute', tag: NAME };
const isMr: Condition = { kind: 'test', tag: '00080060', test: { kind: 'in', values: ['MR'] } };

function question(over: Partial<Question> = {}): Question {
  return { tag: 0x00100010, vr: 'PN', within: [], creator: null, ...over };
}
function file(values: Readonly<Record<string, readonly string[]>> | null = {}, type?: '1' | '2' | '3'): FileContext {
  return { lookup: (tag) => (values === null ? undefined : (values[tag] ?? [])), typeOf: () => type };
}
function outcomes(rules: Parameters<typeof modelOf>[0], asked: Question, context = file()): readonly string[] {
  return expectationsOf(modelOf(rules)).demandsOf(asked, context).map((demand) => demand.action.kind);
}

describe('which rule wins', () => {
  it('a longer path over a shorter, a path over root, root over the attribute, the attribute over a family', () => {
    const long: Selector = { kind: 'path', within: ['00400275', '00081140'], last: { kind: 'attribute', tag: NAME } };
    const short: Selector = { kind: 'path', within: ['00081140'], last: { kind: 'attribute', tag: NAME } };
    const rules: Parameters<typeof modelOf>[0] = [
      [long, keep],
      [short, empty],
      [{ kind: 'root', tag: NAME }, { kind: 'clean' }],
      [name, remove],
      [{ kind: 'vr', family: 'PN', vrs: ['PN'] }, keep],
    ];
    expect(outcomes(rules, question({ within: [0x00400275, 0x00081140] }))).toEqual(['keep']);
    expect(outcomes(rules, question({ within: [0x00081140] }))).toEqual(['empty']);
    expect(outcomes(rules, question())).toEqual(['clean']);
    expect(outcomes(rules, question({ within: [0x00400275] }))).toEqual(['remove']);
    expect(outcomes(rules, question({ tag: 0x00101001 }))).toEqual(['keep']);
  });

  it('a conditional rule over an unconditional one, whatever their tiers', () => {
    const rules: Parameters<typeof modelOf>[0] = [
      [name, empty, { tier: 0, condition: isMr }],
      [name, remove, { tier: 2 }],
    ];
    expect(outcomes(rules, question(), file({ '00080060': ['MR'] }))).toEqual(['empty']);
    expect(outcomes(rules, question(), file({ '00080060': ['CT'] }))).toEqual(['remove']);
  });

  it('both may win when the original is not there to decide', () => {
    const rules: Parameters<typeof modelOf>[0] = [
      [name, empty, { condition: isMr }],
      [name, remove],
    ];
    expect(outcomes(rules, question(), file(null))).toEqual(['empty', 'remove']);
  });

  it('the profile over its options, an option over the base', () => {
    const tiers = ([0, 1, 2] as const).map((tier): [Selector, Action, { tier: 0 | 1 | 2 }] => [name, [remove, empty, keep][tier] ?? keep, { tier }]);
    expect(outcomes(tiers, question())).toEqual(['keep']);
    expect(outcomes(tiers.slice(0, 2), question())).toEqual(['empty']);
  });

  it('of two options the stricter', () => {
    const rules: Parameters<typeof modelOf>[0] = [
      [name, keep, { tier: 1 }],
      [name, { kind: 'clean' }, { tier: 1 }],
    ];
    expect(outcomes(rules, question())).toEqual(['clean']);
  });

  it('nothing but removal where no rule matches', () => {
    expect(outcomes([], question())).toEqual(['remove']);
  });

  it('a private element by its creator in whatever block, and bound by the family of its VR', () => {
    const rules: Parameters<typeof modelOf>[0] = [
      [{ kind: 'private', creator: 'ACME', group: '0019', element: '0C' }, keep],
      [{ kind: 'rest', which: 'private' }, remove],
      [{ kind: 'vr', family: 'uids', vrs: ['UI'] }, { kind: 'remap' }],
    ];
    expect(outcomes(rules, question({ tag: 0x0019100c, vr: 'IS', creator: 'ACME' }))).toEqual(['keep']);
    expect(outcomes(rules, question({ tag: 0x0019220c, vr: 'IS', creator: 'ACME' }))).toEqual(['keep']);
    expect(outcomes(rules, question({ tag: 0x0019100c, vr: 'IS', creator: 'OTHER' }))).toEqual(['remove']);
    expect(outcomes(rules, question({ tag: 0x0019100c, vr: 'UI', creator: 'ACME' }))).toEqual(['remap']);
  });

  it('a mask over repeating groups never reaches a private group', () => {
    const rules: Parameters<typeof modelOf>[0] = [
      [{ kind: 'mask', pattern: '60xx3000' }, keep],
      [{ kind: 'rest', which: 'private' }, remove],
    ];
    expect(outcomes(rules, question({ tag: 0x60023000, vr: 'OW' }))).toEqual(['keep']);
    expect(outcomes(rules, question({ tag: 0x60013000, vr: 'OW' }))).toEqual(['remove']);
  });

  it('a compound code by the Type: any alternative where it is unknown, the right one and the stronger where it is known', () => {
    const rules: Parameters<typeof modelOf>[0] = [[name, { kind: 'by-type', alternatives: [{ kind: 'remove' }, { kind: 'empty' }, { kind: 'replace', with: { kind: 'dummy' } }] }]];
    expect(outcomes(rules, question())).toEqual(['replace', 'empty', 'remove']);
    expect(outcomes(rules, question(), file({}, '3'))).toEqual(['remove']);
    expect(outcomes(rules, question(), file({}, '2'))).toEqual(['empty', 'remove']);
    expect(outcomes(rules, question(), file({}, '1'))).toEqual(['replace', 'empty', 'remove']);
  });

  it('the dummy of a UID is a new UID', () => {
    expect(outcomes([[{ kind: 'attribute', tag: '00080018' }, { kind: 'replace', with: { kind: 'dummy' } }]], question({ tag: 0x00080018, vr: 'UI' }))).toEqual(['remap']);
  });
});

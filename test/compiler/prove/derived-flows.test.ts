import { describe, expect, it } from 'vitest';
import type { Action, Expression } from '../../../src/compiler/resolve/model.js';
import { derivedFlowsAgainst } from '../../../src/compiler/prove/derived-flows.js';
import { tableOf } from './proving.js';

const BIRTH_DATE = '00100030';
const STUDY_DATE = '00080020';
const AGE = '00101010';
const attribute = (tag: string): Expression => ({ kind: 'attribute', tag });
const yearOf = (tag: string): Expression => ({ kind: 'year', of: attribute(tag) });
const age: Expression = { kind: 'age', at: STUDY_DATE };
const write = (expression: Expression): Extract<Action, { kind: 'replace' }> => ({ kind: 'replace', with: expression });

const basic = tableOf('ps3.15-basic');
const moved = tableOf('ps3.15-basic', ['retain-modified-dates']);
const characteristics = tableOf('ps3.15-basic', ['retain-patient-characteristics']);
const hipaa = tableOf('hipaa-safe-harbor');
const found = (action: Action, table: typeof basic): readonly string[] => derivedFlowsAgainst(action, table).map(({ tag, leaves, obligation }) => `${tag} ${leaves} ${obligation.row}`);

describe('a part of a value that is written into another attribute', () => {
  it('is found where the row of what it comes from takes it away', () => {
    expect(found(write(yearOf(BIRTH_DATE)), basic)).toEqual([`${BIRTH_DATE} year ${BIRTH_DATE}`]);
    expect(found(write(age), basic)).toEqual([`${AGE} whole ${AGE}`]);
  });

  it('is none where the row permits it', () => {
    expect(found(write(yearOf(STUDY_DATE)), basic)).toHaveLength(1);
    expect(found(write(yearOf(STUDY_DATE)), moved)).toEqual([]);
    expect(found(write(yearOf(STUDY_DATE)), hipaa)).toEqual([]);
    expect(found(write(age), characteristics)).toEqual([]);
  });

  it('tells an age over 89, whatever it is written as', () => {
    expect(found(write(yearOf(BIRTH_DATE)), hipaa)).toEqual([`${BIRTH_DATE} year ${BIRTH_DATE}`]);
    expect(found(write(age), hipaa)).toEqual([`${AGE} whole ${AGE}`]);
  });

  it('is found inside templates, behind other functions and in each alternative, once', () => {
    const inside: Expression = { kind: 'template', parts: [{ kind: 'literal', text: 'born ' }, { kind: 'lower', of: yearOf(BIRTH_DATE) }, { kind: 'first', count: 2, of: yearOf(BIRTH_DATE) }] };
    expect(found(write(inside), basic)).toHaveLength(1);
    expect(found({ kind: 'by-type', alternatives: [{ kind: 'remove' }, write(inside)] }, basic)).toHaveLength(1);
  });

  it('is none behind the key, from a table, or where nothing is derived', () => {
    const harmless: readonly Action[] = [write({ kind: 'hash', of: yearOf(BIRTH_DATE), length: 8 }), write({ kind: 'year', of: { kind: 'column', table: 'subjects', column: 'consent' } }), write({ kind: 'literal', text: '1968' }), { kind: 'keep' }, { kind: 'remove' }];
    for (const action of harmless) for (const table of [basic, hipaa]) expect(found(action, table)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareActions, type Relation } from '../../../src/compiler/diff/order.js';
import type { Action } from '../../../src/compiler/resolve/model.js';

const remove: Action = { kind: 'remove' };
const empty: Action = { kind: 'empty' };
const keep: Action = { kind: 'keep' };
const remap: Action = { kind: 'remap' };
const shift: Action = { kind: 'shift' };
const clean: Action = { kind: 'clean' };
const keeping = (...patterns: readonly string[]): Action => ({ kind: 'clean', keeping: { vocabularies: ['mr.txt'], patterns } });
const band = (by: number, top: number | null): Action => ({ kind: 'band', by, top, unit: 'years' });
const round = (to: string): Action => ({ kind: 'round', to });
const cell: Action = { kind: 'replace', with: { kind: 'column', table: 'subjects', column: 'id' } };
const dummy: Action = { kind: 'replace', with: { kind: 'dummy' } };
const pseudonym: Action = { kind: 'replace', with: { kind: 'pseudonym', prefix: '', length: 12 } };
const modality: Action = { kind: 'replace', with: { kind: 'attribute', tag: '00080060' } };
const truncate = (to: 'year' | 'month' | 'day' | 'hour'): Action => ({ kind: 'truncate', to });
const byType = (...alternatives: Extract<Action, { kind: 'by-type' }>['alternatives']): Action => ({ kind: 'by-type', alternatives });

const tag = '00080020';
const rows: readonly (readonly [string, Action, Action, readonly string[], Relation])[] = [
  ['remove to keep', remove, keep, ['LO'], 'weaker'],
  ['remove to empty', remove, empty, ['LO'], 'weaker'],
  ['empty to a dummy', empty, dummy, ['LO'], 'as strict'],
  ['a dummy to a pseudonym', dummy, pseudonym, ['LO'], 'weaker'],
  ['remap to a dummy UID', remap, dummy, ['UI'], 'as strict'],
  ['keep to a clean', keep, clean, ['LO'], 'stricter'],
  ['clean to empty: nothing is allowed to stay', clean, empty, ['LO'], 'as strict'],
  ['words that may stay to a pseudonym', keeping(), pseudonym, ['LO'], 'incomparable'],
  ['one more pattern', keeping('T1'), keeping('T1', 'T2'), ['LO'], 'weaker'],
  ['bands of 5 to bands of 10', band(5, 90), band(10, 90), ['AS'], 'stricter'],
  ['bands of 5 to bands of 7', band(5, 90), band(7, 90), ['AS'], 'incomparable'],
  ['a lower top', band(5, 90), band(5, 80), ['AS'], 'stricter'],
  ['a finer grid', round('0.15'), round('0.05'), ['DS'], 'weaker'],
  ['a pseudonym to a cell of a table', pseudonym, cell, ['LO'], 'incomparable'],
  ['keep to keep of values that are what they should be', keep, { kind: 'keep', only: { type: 'integer' } }, ['IS'], 'stricter'],
  ['shift to a truncated date', shift, truncate('year'), ['DA'], 'incomparable'],
  ['shift to keep, of a date', shift, keep, ['DA'], 'weaker'],
  ['shift to keep, of a time: it does not move', shift, keep, ['TM'], 'as strict'],
  ['month to year', truncate('month'), truncate('year'), ['DA'], 'stricter'],
  ['a date to the day to keep', truncate('day'), keep, ['DA'], 'as strict'],
  ['a date and time to the day to keep', truncate('day'), keep, ['DT'], 'weaker'],
  ['keep to the value of another attribute', keep, modality, ['LO'], 'incomparable'],
  ['remove or empty to empty, by Type', byType({ kind: 'remove' }, { kind: 'empty' }), empty, ['LO'], 'weaker'],
  ['empty or a dummy to a dummy, by Type', byType({ kind: 'empty' }, { kind: 'replace', with: { kind: 'dummy' } }), dummy, ['LO'], 'as strict'],
];

const actions = fc.constantFrom(...rows.flatMap(([, before, after]) => [before, after]));
const vrs = fc.constantFrom<readonly string[]>([], ['LO'], ['DA'], ['TM'], ['DT'], ['UI'], ['SQ'], ['OB', 'OW']);
const mirrored: Readonly<Record<Relation, Relation>> = { weaker: 'stricter', stricter: 'weaker', 'as strict': 'as strict', incomparable: 'incomparable' };

describe('the order of actions', () => {
  it.each(rows)('%s', (_, before, after, of, relation) => {
    expect(compareActions(before, after, tag, of)).toBe(relation);
  });

  it('is an order: what is compared the other way round is the other relation, and an action is as strict as itself', () => {
    fc.assert(
      fc.property(actions, actions, vrs, (one, other, of) => {
        expect(compareActions(one, one, tag, of)).toBe('as strict');
        expect(compareActions(other, one, tag, of)).toBe(mirrored[compareActions(one, other, tag, of)]);
      }),
    );
  });

  it('goes on through a third: weaker than weaker is weaker', () => {
    fc.assert(
      fc.property(actions, actions, actions, vrs, (one, other, third, of) => {
        const [first, second] = [compareActions(one, other, tag, of), compareActions(other, third, tag, of)];
        if (first === 'weaker' && second === 'weaker') expect(compareActions(one, third, tag, of)).toBe('weaker');
        if (first === 'as strict') expect(compareActions(one, third, tag, of)).toBe(second);
      }),
      { numRuns: 1000 },
    );
  });

  it('has nothing below remove and nothing above keep, but another attribute’s value', () => {
    fc.assert(
      fc.property(actions, vrs, (one, of) => {
        expect(['as strict', 'weaker']).toContain(compareActions(remove, one, tag, of));
        if (one !== modality && one !== cell) expect(['as strict', 'stricter']).toContain(compareActions(keep, one, tag, of));
      }),
    );
  });
});

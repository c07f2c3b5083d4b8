import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, testHolds, type Condition, type Test } from '../../../src/base/condition.js';
import { outcome } from '../../../src/compiler/explain/outcome.js';
import { effectsOf } from '../../../src/compiler/prove/effect.js';
import { proveClaim } from '../../../src/compiler/prove/prove-claim.js';
import { TableDecisions } from '../../../src/compiler/prove/table-decisions.js';
import { tablesOf } from '../../../src/compiler/lower/tables.js';
import type { ClaimTable } from '../../../src/compiler/prove/obligation.js';
import { byPrecedence } from '../../../src/compiler/resolve/rank.js';
import type { Action, LeafSelector, Model, Rule, Selector } from '../../../src/compiler/resolve/model.js';
import { failuresOf, rowsOf, tableOf } from './proving.js';

// A world so small that every file of it can be looked at: three attributes that conditions ask for, each with any of three or four values.
const worlds: Readonly<Record<string, readonly string[]>> = { '00080060': ['CT', 'MR', 'CR', 'US'], '00080070': ['GE', 'GX', 'ge x', 'other'], '00280010': ['100', '512', '1000'] };
const tests: Readonly<Record<string, readonly Test[]>> = {
  '00080060': [{ kind: 'in', values: ['CT'] }, { kind: 'in', values: ['CT', 'MR'] }, { kind: 'present' }, { kind: 'like', pattern: '?R' }],
  '00080070': [{ kind: 'like', pattern: 'GE*' }, { kind: 'in', values: ['GE'] }, { kind: 'like', pattern: 'G?' }],
  '00280010': [{ kind: 'below', bound: 512, orEqual: false }, { kind: 'above', bound: 512, orEqual: true }, { kind: 'above', bound: 512, orEqual: false }],
};

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.reduce<readonly (readonly T[])[]>((all, item) => [...all, ...all.map((set) => [...set, item])], [[]]);
}

type File = ReadonlyMap<string, readonly string[]>;
/** of the sets of values that no test tells apart, one */
function told(tag: string, values: readonly string[]): readonly (readonly string[])[] {
  return [...new Map(subsets(values).map((set) => [(tests[tag] ?? []).map((test) => testHolds(test, set)).join(), set])).values()];
}
const files: readonly File[] = Object.entries(worlds).reduce<readonly File[]>((all, [tag, values]) => told(tag, values).flatMap((set) => all.map((file) => new Map([...file, [tag, set]]))), [new Map()]);

const someTest = fc.constantFrom(...Object.keys(tests)).chain((tag) => fc.constantFrom(...(tests[tag] ?? [])).map((test): Condition => ({ kind: 'test', tag, test })));
const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof({ depthSize: 'small' }, someTest, fc.record({ kind: fc.constant('not' as const), of: tie('condition') }), fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) })),
})).condition;

// PatientAge X, PatientSex Z, StudyDate Z, PatientName Z, StudyInstanceUID U, overlays X, private X
const rows = ['00101010', '00100040', '00080020', '00100010', '0020000D', '60xx3000', 'private'];
const leaf: fc.Arbitrary<LeafSelector> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('00101010', '00100040', '00080020', '00100010', '0020000D', '60003000').map((tag): LeafSelector => ({ kind: 'attribute', tag })) },
  fc.constantFrom('60xx3000', '60xxxxxx', '0010xxxx').map((pattern): LeafSelector => ({ kind: 'mask', pattern })),
  fc.constantFrom<LeafSelector>({ kind: 'vr', family: 'dates', vrs: ['DA', 'DT', 'TM'] }, { kind: 'vr', family: 'PN', vrs: ['PN'] }, { kind: 'vr', family: 'uids', vrs: ['UI'] }),
  fc.constantFrom<LeafSelector>({ kind: 'rest', which: 'unlisted' }, { kind: 'rest', which: 'private' }, { kind: 'private', creator: 'SIEMENS MR HEADER', group: '0019', element: '0C' }),
);
const selector: fc.Arbitrary<Selector> = fc.oneof(
  { weight: 6, arbitrary: leaf },
  fc.constantFrom('00101010', '00100040').map((tag): Selector => ({ kind: 'root', tag })),
  fc.record({ within: fc.constantFrom(['00400275'], ['00081115', '00400275']), last: leaf.filter(({ kind }) => kind !== 'rest') }).map(({ within, last }): Selector => ({ kind: 'path', within, last })),
);
const action: fc.Arbitrary<Action> = fc.constantFrom<Action>(
  { kind: 'remove' },
  { kind: 'empty' },
  { kind: 'keep' },
  { kind: 'clean' },
  { kind: 'replace', with: { kind: 'dummy' } },
  { kind: 'by-type', alternatives: [{ kind: 'remove' }, { kind: 'empty' }] },
);
const rule = fc.record({ tier: fc.constantFrom(0 as const, 2 as const), selector, action, condition: fc.option(condition, { nil: null, freq: 3 }) });
const rules = fc.array(rule, { minLength: 1, maxLength: 10 }).map((list) => list.map((each, id): Rule => ({ ...each, id, origin: { source: 'x', line: id + 1, column: 1 }, override: false, because: null })));

const places: readonly (readonly string[])[] = [[], ['00089999'], ['00400275'], ['00081115', '00400275'], ['00089999', '00081115', '00400275']];
const elements = [
  ...['00101010', '00100040', '00080020', '00100010', '0020000D', '60003000', '60023000'].map((tag) => ({ tag, creator: null, row: tag.startsWith('60') ? '60xx3000' : tag })),
  { tag: '0019xx0C', creator: 'SIEMENS MR HEADER', row: 'private' },
  { tag: 'FFF7xxF7', creator: null, row: 'private' },
];
const vrs: Readonly<Record<string, readonly string[]>> = { '00101010': ['AS'], '00100040': ['CS'], '00080020': ['DA'], '00100010': ['PN'], '0020000D': ['UI'] };

const whole = tableOf('ps3.15-basic', ['retain-patient-characteristics']);
const table: ClaimTable = { ...whole, obligations: whole.obligations.filter(({ row }) => rows.includes(row)) };

/** The rows of which some file of the world leaks, by looking at all of them. */
function leaksByLooking(model: Pick<Model, 'rules'>, accepted: readonly Condition[]): readonly string[] {
  const found = new Set<string>();
  for (const file of files) {
    const lookup = (tag: string): readonly string[] => file.get(tag) ?? [];
    if (!accepted.every((each) => holds(each, lookup))) continue;
    for (const { tag, creator, row } of elements) {
      const obligation = table.obligations.find((each) => each.row === row);
      if (obligation === undefined) throw new Error(`no row ${row}`);
      const name = `${row} ${obligation.code}`;
      if (found.has(name)) continue;
      const ofVr = row === 'private' ? (creator === null ? [] : ['IS']) : (vrs[tag] ?? ['OW']);
      for (const within of places) {
        const { action: done } = outcome(model as Model, { tag, creator, within }, row === 'private' ? (ofVr[0] ?? null) : null, lookup);
        if (effectsOf(done, tag, ofVr).some((effect) => !obligation.permits({ tag, creator, vrs: ofVr }).includes(effect))) found.add(name);
      }
    }
  }
  return [...found].sort();
}

describe('the proof of a claim', () => {
  it('comes to what looking at every file of a small world comes to', () => {
    let broken = 0;
    fc.assert(
      fc.property(rules, fc.array(condition, { maxLength: 2 }), (list, accepted) => {
        const expected = leaksByLooking({ rules: list }, accepted);
        const failures = failuresOf(list, table, { acceptance: accepted.map((each) => ({ condition: each, message: '', origin: { source: 'x', line: 1, column: 1 } })) });
        if (expected.length > 0) broken += 1;
        expect(rowsOf(failures, 'leak')).toEqual(expected);
      }),
      { numRuns: 250 },
    );
    expect(broken).toBeGreaterThan(30);
  });

  it('shows a file that leaks, and the rule that acts in it', () => {
    fc.assert(
      fc.property(rules, (list) => {
        for (const { example, element, step, effect } of failuresOf(list, table).filter(({ kind }) => kind === 'leak')) {
          expect(example).not.toBeNull();
          if (example === null) continue;
          const [vr = null] = element.creator === null ? [] : element.vrs;
          const { rule: acting, action: done } = outcome({ rules: list } as unknown as Model, element, vr, (tag) => example.values.get(tag) ?? []);
          expect(acting?.id ?? -1).toBe(step.rule);
          expect(effectsOf(done, element.tag, element.vrs)).toContain(effect);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('comes to the same of the tables that rules are lowered to', () => {
    fc.assert(
      fc.property(rules, (list) => {
        const model: Model = { profile: { name: 'x', version: '1', doc: '' }, extends: null, claims: [], rules: list, acceptance: [], shift: null, methods: [], longitudinal: 'REMOVED', secrets: [], tables: [], vocabularies: [], templates: [], detect: [], preserve: [], risk: null };
        expect(rowsOf(proveClaim(table, new TableDecisions(tablesOf(model)), []), 'leak')).toEqual(rowsOf(failuresOf(list, table), 'leak'));
      }),
      { numRuns: 60 },
    );
  });

  it('comes to the same whatever the order of the rules', () => {
    fc.assert(
      fc.property(rules, fc.array(fc.nat()), (list, keys) => {
        const shuffled = list.map((each, index) => ({ each, key: keys[index] ?? 0 })).sort((a, b) => a.key - b.key).map(({ each }, id): Rule => ({ ...each, id }));
        // rules that say the same may change places
        const inWords = (of: readonly Rule[]): readonly string[] => failuresOf(of, table).map(({ obligation, element, kind, effect, step }) => JSON.stringify([obligation.row, element, kind, effect, step.action])).sort();
        expect([...new Set(inWords(shuffled))]).toEqual([...new Set(inWords(list))]);
        expect(shuffled.toSorted(byPrecedence)[0]?.action).toEqual(list.toSorted(byPrecedence)[0]?.action);
      }),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import type { Condition, Lookup } from '../../src/base/condition.js';
import type { Action, LeafSelector, Model, Rule, Selector } from '../../src/compiler/resolve/model.js';

const modality = '00080060';
const rows = '00280010';
const manufacturer = '00080070';

/** Whatever the conditions of generated models can tell apart: every context there is, for them. */
export const allContexts: readonly Lookup[] = [[], ['MR'], ['CT'], ['PT']].flatMap((modalities) =>
  [[], ['100'], ['512'], ['600']].flatMap((numbers) =>
    [[], ['GE'], ['Philips']].map((makers): Lookup => (tag) => (tag === modality ? modalities : tag === rows ? numbers : tag === manufacturer ? makers : [])),
  ),
);

const test: fc.Arbitrary<Condition> = fc.oneof(
  fc.subarray(['CT', 'MR', 'PT'], { minLength: 1 }).map((values): Condition => ({ kind: 'test', tag: modality, test: { kind: 'in', values } })),
  fc.tuple(fc.constantFrom('below' as const, 'above' as const), fc.boolean()).map(([kind, orEqual]): Condition => ({ kind: 'test', tag: rows, test: { kind, bound: 512, orEqual } })),
  fc.constantFrom('GE*', 'Phil*').map((pattern): Condition => ({ kind: 'test', tag: manufacturer, test: { kind: 'like', pattern } })),
  fc.constantFrom(modality, rows, manufacturer).map((tag): Condition => ({ kind: 'test', tag, test: { kind: 'present' } })),
);
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    test,
    fc.tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(tie('condition'), { minLength: 1, maxLength: 2 })).map(([kind, of]): Condition => ({ kind, of })),
    tie('condition').map((of): Condition => ({ kind: 'not', of })),
  ),
})).condition;

const patientAge = '00101010';
const stationName = '00081010';
const studyDate = '00080020';
const studyTime = '00080030';
const studyUid = '0020000D';
const requests = '00400275';
const views = '00540220';

const leaf: fc.Arbitrary<LeafSelector> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(patientAge, stationName, studyDate, studyTime, studyUid).map((tag): LeafSelector => ({ kind: 'attribute', tag })) },
  fc.constantFrom<LeafSelector>(
    { kind: 'private', creator: 'ACME', group: '0019', element: '0C' },
    { kind: 'private', creator: 'SIEMENS MR HEADER', group: '0019', element: '0C' },
    { kind: 'content', meaning: 'Finding', code: '121071', scheme: 'DCM', valueType: null },
    { kind: 'mask', pattern: '60xx3000' },
    { kind: 'mask', pattern: '0008xxxx' },
    { kind: 'mask', pattern: '6010xxxx' },
    { kind: 'vr', family: 'dates', vrs: ['DA', 'DT', 'TM'] },
    { kind: 'vr', family: 'uids', vrs: ['UI'] },
    { kind: 'vr', family: 'IS', vrs: ['IS'] },
    { kind: 'rest', which: 'unlisted' },
    { kind: 'rest', which: 'private' },
    { kind: 'rest', which: 'unknown' },
  ),
);
const selector: fc.Arbitrary<Selector> = fc.oneof(
  { weight: 4, arbitrary: leaf },
  fc.constantFrom(patientAge, studyDate).map((tag): Selector => ({ kind: 'root', tag })),
  fc.tuple(fc.constantFrom([requests], [views, requests]), leaf.filter(({ kind }) => kind !== 'rest' && kind !== 'content')).map(([within, last]): Selector => ({ kind: 'path', within, last })),
);

const action: fc.Arbitrary<Action> = fc.constantFrom<Action>(
  { kind: 'remove' },
  { kind: 'empty' },
  { kind: 'keep' },
  { kind: 'keep' },
  { kind: 'remap' },
  { kind: 'shift' },
  { kind: 'truncate', to: 'month' },
  { kind: 'clean' },
  { kind: 'band', by: 5, top: 90, unit: null },
  { kind: 'replace', with: { kind: 'dummy' } },
  { kind: 'replace', with: { kind: 'pseudonym', prefix: 'A', length: 8 } },
  { kind: 'by-type', alternatives: [{ kind: 'remove' }, { kind: 'empty' }] },
);

const rule: fc.Arbitrary<Omit<Rule, 'id'>> = fc.record({
  tier: fc.constantFrom(0 as const, 1 as const, 2 as const),
  origin: fc.nat(99).map((line) => ({ source: 'generated.anon', line: line + 1, column: 1 })),
  selector,
  action,
  condition: fc.option(condition),
  override: fc.constant(false),
  because: fc.constant(null),
});

/** Models as the compiler can make them, but that rules of equal rank may disagree; then the order of actions decides. */
export const model: fc.Arbitrary<Model> = fc
  .record({ rules: fc.array(rule, { maxLength: 7 }), acceptance: fc.option(condition, { freq: 4 }) })
  .map(({ rules, acceptance }) => ({
    profile: { name: 'generated', version: '1.0.0', doc: '' },
    extends: null,
    claims: [],
    rules: rules.map((one, id) => ({ id, ...one })),
    acceptance: acceptance === null ? [] : [{ condition: acceptance, message: 'no', origin: { source: 'generated.anon', line: 1, column: 1 } }],
    shift: null,
    methods: [],
    longitudinal: 'REMOVED',
    secrets: [],
    tables: [],
    vocabularies: [],
    templates: [],
    detect: [],
    preserve: [],
    risk: null,
  }));

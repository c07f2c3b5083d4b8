import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, type Condition } from '../../src/base/condition.js';
import type { Action, Rule, Selector } from '../../src/compiler/resolve/model.js';
import { RuleBook } from '../../src/compiler/resolve/rule-book.js';
import { contentOf } from '../../src/compiler/prove/content-places.js';
import type { DecisionStep, Decisions } from '../../src/compiler/prove/decisions.js';
import { effectsOf } from '../../src/compiler/prove/effect.js';
import { RuleDecisions } from '../../src/compiler/prove/rule-decisions.js';
import { TableDecisions } from '../../src/compiler/prove/table-decisions.js';
import { valueTagOf } from '../../src/facts/content-items.js';
import { deidentify, prepare } from '../../src/runtime/index.js';
import { openVerification } from '../../src/verifier/index.js';
import { attribute, writeFile, type ElementSpec } from '../dicom-writer.js';
import { reportItem } from '../report.js';
import { bytesOf, planOf, rest, testKeys } from '../runtime/plan.js';

type RuleSpec = readonly [Selector, Action, Partial<Pick<Rule, 'tier' | 'condition'>>?];
type Kind = 'TEXT' | 'PNAME' | 'DATE' | 'UIDREF' | 'CODE';

const dummy: Action = { kind: 'replace', with: { kind: 'dummy' } };
const actions = { keep: { kind: 'keep' }, remove: { kind: 'remove' }, empty: { kind: 'empty' }, remap: { kind: 'remap' }, shift: { kind: 'shift' }, dummy, clean: { kind: 'clean' }, listed: { kind: 'clean', keeping: { vocabularies: ['words.txt'], patterns: [] } }, byType: { kind: 'by-type', alternatives: [{ kind: 'remove' }, { kind: 'empty' }, dummy] } } as const satisfies Readonly<Record<string, Action>>;
const isSr: Condition = { kind: 'test', tag: '00080060', test: { kind: 'in', values: ['SR'] } };

/** A value of which no list names a word, so that it survives whole or not at all. */
const originals: Readonly<Record<Kind, string>> = { TEXT: 'call Zwicky', PNAME: 'Quincy^Edgar', DATE: '20240315', UIDREF: '1.3.12.2.1107.5.2.30.77', CODE: 'T-A7010' };
/** What the compiler lets rules on values of this kind do. */
const fitting: Readonly<Record<Kind, readonly Action[]>> = {
  TEXT: [actions.keep, actions.remove, actions.empty, dummy, actions.clean, actions.listed, actions.byType],
  PNAME: [actions.keep, actions.remove, actions.empty, dummy, actions.clean, actions.byType],
  DATE: [actions.keep, actions.remove, actions.empty, dummy, actions.shift, actions.byType],
  UIDREF: [actions.keep, actions.remove, dummy, actions.remap],
  CODE: [actions.keep],
};
const onItems: Readonly<Record<Kind, readonly Action[]>> = {
  TEXT: [actions.keep, actions.remove, dummy, actions.clean, actions.listed],
  PNAME: [actions.keep, actions.remove, dummy, actions.clean],
  DATE: [actions.keep, actions.remove, dummy, actions.shift],
  UIDREF: [actions.keep, actions.remove, actions.remap],
  CODE: [actions.keep, actions.remove, dummy, actions.clean],
};

interface Case {
  readonly kind: Kind;
  readonly rules: readonly RuleSpec[];
  readonly modality: 'SR' | 'CT';
}

const on = (tag: string): Selector => ({ kind: 'attribute', tag });
const inReport = (tag: string): Selector => ({ kind: 'path', within: ['0040A730'], last: { kind: 'attribute', tag } });

/** A rule, or none; perhaps for reports alone. */
function rule(selector: Selector, among: readonly Action[]): fc.Arbitrary<readonly RuleSpec[]> {
  return fc.oneof(fc.constant([]), fc.tuple(fc.constantFrom(...among), fc.constantFrom(null, isSr)).map(([action, condition]): readonly RuleSpec[] => [[selector, action, { condition }]]));
}

const cases: fc.Arbitrary<Case> = fc.constantFrom<Kind>('TEXT', 'PNAME', 'DATE', 'UIDREF', 'CODE').chain((kind) => {
  const tag = valueTagOf(kind) ?? '';
  const item: Selector = { kind: 'content', meaning: 'made up', code: 'SOME', scheme: '99TEST', valueType: null };
  const sequences = [actions.keep, actions.clean, actions.listed, actions.remap, actions.remove, actions.empty, dummy, actions.byType];
  const report: fc.Arbitrary<readonly RuleSpec[]> = fc.oneof(rule(on('0040A730'), sequences), rule({ kind: 'root', tag: '0040A730' }, sequences));
  return fc.record({
    kind: fc.constant(kind),
    rules: fc.tuple(report, rule(item, onItems[kind]), rule(on(tag), fitting[kind]), rule(inReport(tag), fitting[kind])).map(([a, b, c, d]) => [...a, ...b, ...c, ...d]),
    modality: fc.constantFrom('SR', 'CT'),
  });
});

const base: readonly RuleSpec[] = [
  [rest('unlisted'), actions.keep, { tier: 0 }],
  [{ kind: 'vr', family: 'uids', vrs: ['UI'] }, actions.remap, { tier: 0 }],
  [on('00080016'), actions.keep, { tier: 0 }],
];

function fileOf(kind: Kind, modality: string): Buffer {
  const head: ElementSpec[] = [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.88.33'), attribute('SOPInstanceUID', '1.3.12.2.1107.5.2.30.25'), attribute('Modality', modality), attribute('PatientID', 'MRN4711007')];
  return Buffer.from(writeFile({ dataset: [...head, attribute('ContentSequence', [reportItem(kind, { code: 'SOME' }, originals[kind])])] }));
}

/** The step that acts, at the root: the place of the tables' own or, where none is told apart, inside items. */
function acting(decisions: Decisions, kind: Kind, modality: string): DecisionStep {
  const places = [...decisions.placesOf({ kind: 'content', concept: { code: 'SOME', scheme: '99TEST', valueType: kind } })];
  const atRoot = places.find(({ within }) => within.length === 1) ?? places[0];
  const step = atRoot === undefined ? undefined : decisions.stepsOn(atRoot).find(({ conditions }) => conditions.every((condition) => holds(condition, (tag) => (tag === '00080060' ? [modality] : []))));
  if (step === undefined) throw new Error('no step acts');
  return step;
}

describe('what a proof says of the value of a content item', () => {
  it('is what a plan does to it, read from the rules and from the tables, and what the verifier wants', () => {
    fc.assert(
      fc.property(cases, ({ kind, rules, modality }) => {
        const plan = planOf([...base, ...rules]);
        const steps = [new RuleDecisions(new RuleBook(plan.model.rules)), new TableDecisions(plan.tables)].map((decisions) => acting(decisions, kind, modality));
        expect(steps[1]).toEqual(steps[0]);

        const [step] = steps;
        const effects = step === undefined ? [] : effectsOf(step.action, valueTagOf(kind) ?? '', kind === 'UIDREF' ? ['UI'] : []);
        const input = fileOf(kind, modality);
        const output = bytesOf(deidentify(prepare(plan), input, testKeys));
        expect({ survives: output.includes(originals[kind]), rules, step }).toMatchObject({ survives: effects.includes('whole') });

        const verification = openVerification(plan.model, { planDigest: plan.digest, fingerprintKey: Buffer.alloc(32, 7) });
        const original = { input: 'in.dcm', bytes: input };
        verification.addOriginal(original);
        verification.addOutput({ output: 'out.dcm', bytes: output, original });
        // what a rule keeps may read like a name or a number, which is another search
        expect(verification.finish().findings.filter(({ obligation }) => obligation !== 'patterns').map(({ obligation, kind: what, tagPath }) => `${obligation}/${what} ${tagPath ?? ''}`)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('stands for each place that rules tell apart', () => {
    const concept = { code: 'SOME', scheme: '99TEST', valueType: 'TEXT' as const };
    expect([...contentOf(concept, [[], ['inside']])].map(({ within }) => within)).toEqual([['0040A730'], ['inside', '0040A730']]);
  });
});

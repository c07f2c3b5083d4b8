import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../src/base/condition.js';
import { checkedModel } from '../../src/compiler/check/checked-model.js';
import type { Library } from '../../src/compiler/index.js';
import type { Plan } from '../../src/compiler/lower/plan.js';
import { tablesOf } from '../../src/compiler/lower/tables.js';
import { load } from '../../src/compiler/resolve/load.js';
import type { Model, Rule } from '../../src/compiler/resolve/model.js';
import { RuleBook } from '../../src/compiler/resolve/rule-book.js';
import { tagText } from '../../src/facts/dictionary.js';
import { typeOf } from '../../src/facts/iod-types.js';
import { Prepared } from '../../src/runtime/context/prepare.js';
import { noEnrolment } from '../../src/runtime/enrolment/enrolment.js';
import { vrCode } from '../../src/runtime/dicom/vr-codes.js';
import { expectationsOf, type FileContext } from '../../src/verifier/expected.js';
import { contextValues, profileOn, type Foundation, type ProfileText } from '../arbitraries/rules-text.js';
import { libraryOf, shippedLibrary } from '../compiler/library.js';
import { outcomeOf, turnedAway, type MetElement, type MetFile } from '../oracles/read-tables.js';

/** The model of a profile as it stands, sensible or not: what it means must not depend on what the checks would say of it. */
function modelOf({ text, library }: ProfileText): Model {
  const { draft, diagnostics } = load({ name: 'random.anon', text }, withShipped(libraryOf(library)));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (draft === null || errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return checkedModel(draft, new RuleBook(draft.rules));
}

function withShipped(library: Library): Library {
  const shipped = shippedLibrary();
  return { read: (name) => library.read(name) ?? shipped.read(name), names: () => [...library.names(), ...shipped.names()], file: (path, beside) => shipped.file?.(path, beside) };
}

const standard: readonly (readonly [tag: string, vr: string])[] = [
  ['00100010', 'PN'],
  ['00100020', 'LO'],
  ['00100040', 'CS'],
  ['00080020', 'DA'],
  ['00080050', 'SH'],
  ['0020000D', 'UI'],
  ['00280010', 'US'],
  ['40080300', 'PN'],
  ['40080F00', 'UN'],
  ['40080F10', 'UN'],
  ['00100FF1', 'UN'],
  ['00180010', 'LO'],
  ['00160010', 'UN'],
  ['50000010', 'US'],
  ['500A0010', 'US'],
  ['60000010', 'US'],
  ['60003000', 'OW'],
  ['60003001', 'UN'],
  ['60020010', 'US'],
  ['60023000', 'OW'],
  ['60040F00', 'UN'],
];
/** In private groups, some of which a careless mask would reach. */
const privates = ['00191001', '00192201', '00191002', '00190110', '00110010', '60013000', '40091000', '00111010'].flatMap((tag) =>
  ['LO', 'UI', 'DA', 'PN', 'OW'].flatMap((vr) => [null, 'ACME', 'BETA'].map((creator) => ({ tag, vr, creator }))),
);
const [request, study, other] = ['00400275', '00081110', '00081115'];
const places: readonly (readonly string[])[] = [[], [request], [study], [other], [request, study], [study, request], [other, request], [other, request, study], [request, other]];

const elements: readonly MetElement[] = places.flatMap((within) => [...standard.map(([tag, vr]) => ({ tag, vr, creator: null, within })), ...privates.map((element) => ({ ...element, within }))]);

/** CT, with Types that the tables state; a presentation state; a class that no table has */
const sopClasses = ['1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.5.1.4.1.1.11.1', '1.2.3'];
const contexts: fc.Arbitrary<readonly Context[]> = fc.array(fc.tuple(contextValues, fc.constantFrom(...sopClasses)), { minLength: 3, maxLength: 3 });

/** Read straight from the rules: the first that holds, the rule that a kept private element is bound by, the Type, the dummy of a UID. */
function byRuleBook(book: RuleBook, { tag, vr, creator, within }: MetElement, file: MetFile): number {
  const isPrivate = Number.parseInt(tag.slice(0, 4), 16) % 2 === 1;
  const first = (rules: readonly Rule[]): Rule | undefined => rules.find(({ condition }) => condition === null || holds(condition, file.lookup));
  if (isPrivate && creator === null) return -1;
  const rule = first(book.rulesOn({ tag: isPrivate ? `${tag.slice(0, 4)}xx${tag.slice(6)}` : tag, creator, within }));
  const bound = isPrivate && rule?.action.kind === 'keep' ? first(book.boundsOf(vr)) : undefined;
  return (bound ?? rule)?.id ?? -1;
}

/** What the runtime looks up for it: the kind of its operation. Without a creator there is no block, and the element goes. */
function byRuntime(prepared: Prepared, { tag, vr, creator, within }: MetElement, [values, sopClassUid]: Context): string | undefined {
  const root = new Map(Object.entries(values).map(([key, list]) => [Number.parseInt(key, 16), list]));
  const context = prepared.contextOf(prepared.truthOf(root), sopClassUid);
  const number = Number.parseInt(tag, 16);
  const isPrivate = (number >>> 16) % 2 === 1;
  if (isPrivate && creator === null) return 'remove';
  const onPath = context.pathRules(within.map((step) => Number.parseInt(step, 16)))?.find(number, creator) ?? -1;
  const named = onPath !== -1 ? onPath : isPrivate ? context.private_(creator ?? '', number).operation : context.standard(number, within.length === 0);
  const bound = isPrivate && context.operations[named]?.kind === 'keep' ? context.bound(vrCode(vr)) : -1;
  return context.operations[bound === -1 ? named : bound]?.kind;
}

function kindOf(action: { readonly kind: string }): string {
  return ['remove', 'empty', 'keep'].includes(action.kind) ? action.kind : 'value';
}

type Context = readonly [values: Readonly<Record<string, readonly string[]>>, sopClassUid: string];

/** Every element in every one of the files has one outcome, read from the tables, by the verifier, from the rules and by the runtime. */
function expectAgreement(profile: ProfileText, contexts: readonly Context[]): void {
  const model = modelOf(profile);
  const tables = tablesOf(model);
  const book = new RuleBook(model.rules);
  const expectations = expectationsOf(model);
  const prepared = new Prepared({ tables, model } as Plan, noEnrolment);
  for (const context of contexts) {
    const [values, sopClassUid] = context;
    const file: MetFile = { lookup: (tag) => values[tag] ?? [], sopClassUid };
    const known: FileContext = { lookup: file.lookup, typeOf: (tag) => typeOf(sopClassUid, tagText(tag)) };
    for (const element of elements) {
      const outcome = outcomeOf(tables, element, file);
      const [demand] = expectations.demandsOf({ ...element, tag: Number.parseInt(element.tag, 16), within: element.within.map((tag) => Number.parseInt(tag, 16)) }, known);
      const read = { element, action: outcome.action, rule: outcome.rule, runtime: byRuntime(prepared, element, context) };
      const wanted = { element, action: demand?.action, rule: byRuleBook(book, element, file), runtime: kindOf(outcome.action) };
      // so many comparisons that the matcher would take most of the time
      if (JSON.stringify(read) !== JSON.stringify(wanted)) expect(read).toEqual(wanted);
    }
    const messages = model.acceptance.flatMap(({ condition, message }) => (holds(condition, file.lookup) ? [] : [message]));
    expect(turnedAway(tables, file).toSorted()).toEqual(messages.toSorted());
  }
}

describe.each<readonly [Foundation, number]>([
  ['nothing', 50],
  ['a profile', 50],
  ['the Basic Profile', 4],
])('a profile that extends %s', (foundation, numRuns) => {
  it('comes to one outcome for every element, read from its tables, by the verifier, from its rules and by the runtime', () => {
    fc.assert(fc.property(profileOn(foundation), contexts, expectAgreement), { numRuns });
  });
});

describe('the readings agree', () => {
  it.each([
    ['on a compound action for whatever no rule names', ['empty or replace unlisted with dummy']],
    ['on what a mask of a path matches elsewhere', ['remove RequestAttributesSequence > group 0x0010', 'keep unlisted']],
    ['on a tag that is named by itself inside a path that names its group', ['remove RequestAttributesSequence > group 0x4008 when Modality is MR', 'keep (4008,0F00)']],
    ['on a mask whose condition no file meets', ['remove group 0x0010 when Modality present and Modality absent', 'keep unlisted']],
    ['on two rules of one rank', ['replace all LO with "X"', 'remove all LO', 'empty PatientName', 'remove PatientName']],
    ['on private elements in groups that a mask seems to name', ['remove (001x,0010)', 'keep private', 'remap uids']],
  ])('%s', (_, rules) => {
    const text = `${['profile "small" version "1"', ...rules].join('\n')}\n`;
    expectAgreement({ text, library: {} }, [...['MR', 'CT'].flatMap((modality) => sopClasses.map((uid): Context => [{ '00080060': [modality] }, uid]))]);
  });
});

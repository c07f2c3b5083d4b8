import fc from 'fast-check';
import type { Action, Rule, Selector } from '../../src/compiler/resolve/model.js';
import { tagText } from '../../src/facts/dictionary.js';
import { creators, privateGroups, privateLows, sequenceTags, SOP_CLASS, SOP_INSTANCE, unknownTags, valueTags } from './dataset.js';

/** What happens to an element, in a few words; `literal` is for VRs of text alone. */
export type Treatment = 'keep' | 'remove' | 'empty' | 'dummy' | 'literal' | 'remap';

/** Rules over the attributes that test/arbitraries/dataset.ts draws, no two of which compete for one element. */
export interface RuleSet {
  /** standard and unknown tags, at every depth */
  readonly attributes: ReadonlyMap<number, Treatment>;
  /** inside items of this sequence */
  readonly paths: readonly { readonly within: number; readonly tag: number; readonly treatment: Treatment }[];
  /** "CREATOR|group|low byte" in hexadecimal */
  readonly privates: ReadonlyMap<string, Treatment>;
  /** every UI that no rule names is remapped, also private ones that are kept */
  readonly remapsUids: boolean;
  readonly unlisted: 'keep' | 'remove';
  readonly unknown: 'keep' | 'remove';
  readonly otherPrivate: 'keep' | 'remove';
}

export const LITERAL = 'NEW VALUE';

const texts: ReadonlySet<string> = new Set(['LO', 'SH', 'PN', 'LT', 'ST', 'UT', 'UC', 'AE']);
const fitting = (vr: string): fc.Arbitrary<Treatment> =>
  fc.constantFrom<Treatment>('keep', 'remove', 'empty', 'dummy', ...(texts.has(vr) ? (['literal'] as const) : []), ...(vr === 'UI' ? (['remap'] as const) : []));
const anyTag = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...valueTags) },
  { weight: 2, arbitrary: fc.constantFrom(...sequenceTags).map((tag) => [tag, 'SQ'] as const) },
  { weight: 1, arbitrary: fc.constantFrom(...unknownTags).map((tag) => [tag, 'UN'] as const) },
);
const named = anyTag.chain(([tag, vr]) => fitting(vr).map((treatment) => [tag, treatment] as const));
const path = fc.tuple(fc.constantFrom(...sequenceTags), named).map(([within, [tag, treatment]]) => ({ within, tag, treatment }));
const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
export const privateKey = (creator: string, group: number, low: number): string => `${creator}|${hex(group, 4)}|${hex(low, 2)}`;
const privateRule = fc
  .tuple(fc.constantFrom(...creators), fc.constantFrom(...privateGroups), fc.constantFrom(...privateLows), fc.constantFrom<Treatment>('keep', 'remove', 'empty', 'dummy'))
  .map(([creator, group, low, treatment]) => [privateKey(creator, group, low), treatment] as const);

export const ruleSet: fc.Arbitrary<RuleSet> = fc.record({
  attributes: fc.array(named, { maxLength: 60 }).map((list) => new Map(list)),
  paths: fc.uniqueArray(path, { selector: ({ within, tag }) => `${within} ${tag}`, maxLength: 20 }),
  privates: fc.array(privateRule, { maxLength: 8 }).map((list) => new Map(list)),
  remapsUids: fc.boolean(),
  unlisted: fc.constantFrom('keep', 'keep', 'remove'),
  unknown: fc.constantFrom('keep', 'remove'),
  otherPrivate: fc.constantFrom('keep', 'remove'),
});

/** The same as rules of a model. */
export function rulesOf(set: RuleSet): readonly (readonly [Selector, Action, Partial<Pick<Rule, 'tier' | 'condition'>>?])[] {
  return [
    [{ kind: 'rest', which: 'unlisted' }, actionOf(set.unlisted)],
    [{ kind: 'rest', which: 'unknown' }, actionOf(set.unknown)],
    [{ kind: 'rest', which: 'private' }, actionOf(set.otherPrivate)],
    ...(set.remapsUids ? ([[{ kind: 'vr', family: 'uids', vrs: ['UI'] }, { kind: 'remap' }]] as const) : []),
    [attribute(SOP_CLASS), { kind: 'keep' }],
    [attribute(SOP_INSTANCE), { kind: 'remap' }],
    ...[...set.attributes].map(([tag, treatment]) => [attribute(tag), actionOf(treatment)] as const),
    ...set.paths.map(({ within, tag, treatment }) => [{ kind: 'path', within: [tagText(within)], last: attribute(tag) }, actionOf(treatment)] as const),
    ...[...set.privates].map(([key, treatment]) => {
      const [creator = '', group = '', element = ''] = key.split('|');
      return [{ kind: 'private', creator, group, element }, actionOf(treatment)] as const;
    }),
  ];
}

function attribute(tag: number): Extract<Selector, { kind: 'attribute' }> {
  return { kind: 'attribute', tag: tagText(tag) };
}

function actionOf(treatment: Treatment): Action {
  if (treatment === 'dummy') return { kind: 'replace', with: { kind: 'dummy' } };
  if (treatment === 'literal') return { kind: 'replace', with: { kind: 'literal', text: LITERAL } };
  return { kind: treatment };
}

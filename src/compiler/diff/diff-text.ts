import { canonicalJson } from '../../base/canonical-json.js';
import { groupBy } from '../../base/group-by.js';
import { simplify } from '../lower/simplify.js';
import { witnessLines } from '../prove/witness.js';
import { printTag } from '../../facts/dictionary.js';
import { actionInWords, attributeInWords, conditionInWords, quoted } from '../resolve/wording.js';
import type { AttributeDifference, DifferentCase, ModelDiff } from './diff.js';
import type { Relation } from './order.js';
import type { TreatmentStep } from './treatment.js';

const headings: readonly (readonly [Relation, string])[] = [
  ['weaker', 'weaker: more of the original is left'],
  ['incomparable', 'incomparable: each leaves something that the other takes away'],
  ['stricter', 'stricter: less of the original is left'],
  ['as strict', 'as strict: something else is written, and as much of the original is left'],
];
const namesShown = 8;

interface Line {
  readonly difference: AttributeDifference;
  readonly one: DifferentCase;
}

/** The comparison as text for a terminal: what is weaker comes first, attributes under the same rules together. */
export function diffText(diff: ModelDiff): string {
  const lines = diff.attributes.flatMap((difference) => difference.cases.map((one): Line => ({ difference, one })));
  const sections = headings.flatMap(([relation, heading]) => section(relation, heading, lines, diff));
  const [before, after] = [diff.before, diff.after].map(({ name, version }) => `${name} ${version}`);
  return `${[`${before ?? ''} -> ${after ?? ''}: ${summary(diff)}`, ...sections].join('\n')}\n`;
}

function summary({ attributes, settings }: ModelDiff): string {
  if (attributes.length + settings.length === 0) return 'every file is treated alike';
  const names = new Set(attributes.map(({ tag, creator }) => `${tag}${creator ?? ''}`)).size;
  const count = (relation: Relation): number => new Set(attributes.filter(({ cases }) => cases.some((one) => one.relation === relation)).map(({ tag, creator }) => `${tag}${creator ?? ''}`)).size;
  const parts = headings.flatMap(([relation]) => (count(relation) === 0 ? [] : [`${count(relation)} ${relation}`]));
  return `${names === 0 ? 'no attribute is' : names === 1 ? 'one attribute is' : `${names} attributes are`} treated differently${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}

function section(relation: Relation, heading: string, lines: readonly Line[], { settings }: ModelDiff): readonly string[] {
  const groups = groupBy(lines.filter(({ one }) => one.relation === relation), groupOf);
  const own = settings.filter((setting) => setting.relation === relation);
  if (groups.size + own.length === 0) return [];
  return [
    '',
    heading,
    ...own.flatMap(({ says, witness }) => [`  ${says}`, ...(witness === null || witness.length === 0 ? [] : [`      for example: ${witness.join(', ')}`])]),
    ...[...groups.values()].flatMap(groupLines),
  ];
}

/** Attributes under rules of the same files that say the same, in the same cases and places. */
function groupOf({ difference, one }: Line): string {
  return canonicalJson([placeInWords(difference.within), { ...caseWords(one) }, ...[one.before, one.after].map(({ rule }) => rule?.origin.source ?? null)]);
}

function groupLines(group: readonly Line[]): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const names = group.map(({ difference }) => nameOf(difference));
  const more = names.length - namesShown;
  const rules = (step: (one: DifferentCase) => TreatmentStep): string => rulesInWords(group.map(({ one }) => step(one)));
  const { when, before, after } = caseWords(first.one);
  return [
    `  ${names.slice(0, namesShown).join(', ')}${more > 0 ? ` and ${more} more` : ''}${placeInWords(first.difference.within)}`,
    `      ${when}: ${before} (${rules((one) => one.before)}) -> ${after} (${rules((one) => one.after)})`,
    ...exampleLines(first.one, when === 'always'),
  ];
}

function exampleLines({ example }: DifferentCase, always: boolean): readonly string[] {
  if (example === null) return ['      no example was found in reasonable time'];
  return always ? [] : [`      for example: ${witnessLines(example, null).join(', ')}`];
}

interface CaseWords {
  /** "when Modality is PT", or "always" */
  readonly when: string;
  readonly before: string;
  readonly after: string;
}

function caseWords({ condition, before, after }: DifferentCase): CaseWords {
  const simple = simplify(condition);
  return { when: typeof simple === 'string' ? simple : `when ${conditionInWords(simple)}`, before: actionInWords(before.action), after: actionInWords(after.action) };
}

/** One statement may stand on many lines: "ps3.15/retain-uids.anon:8-21" */
function rulesInWords(steps: readonly TreatmentStep[]): string {
  const origins = steps.flatMap(({ rule }) => rule?.origin ?? []);
  const [first] = origins;
  if (first === undefined) return 'no rule';
  const lines = origins.map(({ line }) => line);
  const [low, high] = [Math.min(...lines), Math.max(...lines)];
  return `${first.source}:${low}${low === high ? '' : `-${high}`}`;
}

export function nameOf({ tag, creator, ofVr, concept }: Pick<AttributeDifference, 'tag' | 'creator' | 'ofVr' | 'concept'>): string {
  if (concept !== undefined) return `content${concept.valueType === null ? '' : ` ${concept.valueType}`} (${concept.code}, ${concept.scheme})`;
  const vr = ofVr === null ? '' : ` of VR ${ofVr}`;
  if (creator !== null) return `private ${quoted(creator)} ${printTag(tag)}${vr}`;
  if (/^FFF7/.test(tag)) return `private elements that no rule names${vr}`;
  return tag === 'FFF8FFF7' ? 'elements that the dictionary does not know' : attributeInWords(tag);
}

function placeInWords(within: AttributeDifference['within']): string {
  if (within === 'everywhere') return '';
  if (within === null) return ', inside items of sequences';
  return within.length === 0 ? ', at the root' : `, inside ${within.map(attributeInWords).join(' > ')}`;
}

import { describeTag } from '../../facts/dictionary.js';
import type { Rule } from '../resolve/model.js';
import { actionInWords, attributeInWords, conditionInWords, quoted, selectorInWords, sentence } from '../resolve/wording.js';
import { vrInWords } from '../resolve/vr-in-words.js';
import type { Case, Explanation, ExplainedPlace } from './explain.js';

/** The explanation as text for a terminal. */
export function explanationText(explanation: Explanation): string {
  const { vrs } = explanation;
  const kind = vrs.length === 0 ? '' : `, ${vrs.map(vrInWords).join(' or ')}`;
  const lines = [`${nameOf(explanation)}${kind}`, ...explanation.places.flatMap(placeLines), ...rowLines(explanation)];
  return `${lines.join('\n')}\n`;
}

/** What happens to it, place by place; the part of the text that the rules decide. */
export function placesText({ places }: Explanation): string {
  return places.flatMap(placeLines).join('\n').trim();
}

function nameOf({ asked, tag, creator, concept }: Explanation): string {
  if (concept !== null) return asked;
  return creator === null ? describeTag(tag) : `private ${quoted(creator)} (${tag.slice(0, 4)},${tag.slice(4)})`;
}

function placeLines({ within, cases, lost }: ExplainedPlace): readonly string[] {
  return [
    '',
    `${placeInWords(within)}:`,
    ...cases.flatMap((each, index) => caseLines(each, index > 0)),
    ...lost.map(({ rule, why, to }) => `  does not act: ${ruleInWords(rule)}; it is ${why === 'of a lower layer' || why === 'without a condition' ? why : `${why} than`}${why.startsWith('less') ? ` ${place(to)}` : ''}`),
  ];
}

function placeInWords(within: ExplainedPlace['within']): string {
  if (within === 'everywhere') return 'everywhere, at the root and inside items';
  if (within === null) return 'inside items of sequences';
  return within.length === 0 ? 'at the root' : `inside ${within.map(attributeInWords).join(' > ')}`;
}

function caseLines({ condition, action, rule, bounds }: Case, hasEarlier: boolean): readonly string[] {
  const when = condition === null ? (hasEarlier ? 'otherwise' : 'always') : `when ${conditionInWords(condition)}`;
  const by = rule === null ? 'no rule speaks of it' : place(rule);
  const why = rule?.because ?? null;
  return [
    `  ${when}: ${actionInWords(action)}   (${by})`,
    ...(action.kind === 'by-type' ? ['      the first that keeps the object valid for the Type of the attribute in the SOP class'] : []),
    ...(why === null ? [] : [`      because ${quoted(why)}`]),
    ...bounds.map((bound) => `      bounded by its kind of value: ${ruleInWords(bound)}`),
  ];
}

function ruleInWords(rule: Rule): string {
  const when = rule.condition === null ? '' : ` when ${conditionInWords(rule.condition)}`;
  return `${sentence(rule.action, selectorInWords(rule.selector))}${when} (${place(rule)})`;
}

function place({ origin }: Rule): string {
  return `${origin.source}:${origin.line}`;
}

function rowLines({ row, concept }: Explanation): readonly string[] {
  if (concept !== null) return [];
  if (row === null) return ['', 'PS3.15 Table E.1-1 has no row for it.'];
  const options = Object.entries(row.options).map(([option, code]) => `${option} ${code}`);
  return ['', `PS3.15 Table E.1-1: ${row.name}: ${row.basic}${options.length === 0 ? '' : `; options: ${options.join(', ')}`}`];
}

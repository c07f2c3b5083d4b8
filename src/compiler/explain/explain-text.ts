import { describeTag } from '../../facts/dictionary.js';
import type { Rule } from '../resolve/model.js';
import { actionInWords, attributeInWords, conditionInWords, quoted, selectorInWords, sentence } from '../resolve/wording.js';
import { vrInWords } from '../resolve/vr-in-words.js';
import type { Case, ExplainedPlace, Explanation, LostRule } from './explain.js';

/** The explanation as text for a terminal. */
export function explanationText(explanation: Explanation): string {
  const { vrs } = explanation;
  const kind = vrs.length === 0 ? '' : `, ${vrs.map(vrInWords).join(' or ')}`;
  const lines = [`${nameOf(explanation)}${kind}`, ...explanation.places.flatMap(placeLines), ...pixelLines(explanation), ...rowLines(explanation)];
  return `${lines.join('\n')}\n`;
}

/** What happens to it, place by place; the part of the text that the rules decide. */
export function placesText({ places }: Explanation): string {
  return places.flatMap(placeLines).join('\n').trim();
}

function nameOf({ tag, creator, concept }: Explanation): string {
  if (concept !== null) return `content items${concept.valueType === null ? '' : ` of value type ${concept.valueType}`} with the concept name (${concept.code}, ${concept.scheme})`;
  return creator === null ? describeTag(tag) : `private ${quoted(creator)} (${tag.slice(0, 4)},${tag.slice(4)})`;
}

function placeLines({ within, cases, lost }: ExplainedPlace): readonly string[] {
  return [
    '',
    `${placeInWords(within)}:`,
    ...cases.flatMap((each, index) => caseLines(each, index > 0)),
    ...lost.map((one) => `  does not act: ${ruleInWords(one.rule)}; ${whyInWords(one)}`),
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

/** Many templates of many devices: without a file their number, and with it those that match. */
function pixelLines({ pixels }: Explanation): readonly string[] {
  if (pixels.length === 0) return [];
  const shown = pixels.slice(0, pixelRulesShown);
  return [
    '',
    'in the image:',
    ...shown.flatMap(({ what, condition, does, origin }) => [`  ${what}, when ${conditionInWords(condition)}   (${origin.source}:${origin.line})`, ...does.map((each) => `      ${each}`)]),
    ...(pixels.length > shown.length ? [`  and ${pixels.length - shown.length} more; a DICOM file after the attribute shows those that match it`] : []),
  ];
}

const pixelRulesShown = 12;

function whyInWords({ why, to }: LostRule): string {
  if (!why.startsWith('less')) return why.startsWith('its') ? why : `it is ${why}`;
  return `it is ${why} than ${to === null ? 'another' : place(to)}`;
}

/** What the tables behind the claims say of the attribute, and what the profile claims. */
function rowLines({ row, concept, hipaa, chosen, claims }: Explanation): readonly string[] {
  if (concept !== null) return [];
  const inWords = (option: string): string => (chosen.includes(option) ? `${option}, chosen` : option);
  const options = Object.entries(row?.options ?? {}).map(([option, code]) => `${code} (${inWords(option)})`);
  return [
    '',
    row === null ? 'PS3.15 Table E.1-1 has no row for it.' : `PS3.15 Table E.1-1, ${row.name}: ${row.basic}${options.length === 0 ? '' : `; with options ${options.join(', ')}`}`,
    ...hipaa.map(({ letter, identifier }) => `45 CFR 164.514(b)(2)(i)(${letter}): ${identifier}`),
    ...claims.map(({ name, options: claimed }) => `claimed: ${name}${claimed.length === 0 ? '' : ` with ${claimed.join(', ')}`}`),
  ];
}

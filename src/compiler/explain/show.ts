import { describeTag, printTag } from '../../facts/dictionary.js';
import type { Decision, Plan, PlanTables } from '../lower/plan.js';
import type { QuasiIdentifier } from '../resolve/model.js';
import { actionInWords, attributeInWords, conditionInWords, quoted, selectorInWords } from '../resolve/wording.js';
import { detectionInWords, regionInWords } from './pixels-in-words.js';
import { proofLines } from './proof-lines.js';

/** A plan as text for a person: what it is made of, which files it takes, and what it does to every element it names. */
export function show(plan: Plan): string {
  const { model, tables } = plan;
  const sections = [
    header(plan),
    section('accepts files when', tables.acceptance.map(({ condition, message }) => `${conditionText(tables, condition)}; otherwise quarantine ${quoted(message)}`)),
    section('shifts dates', shiftLines(tables)),
    section('states in its outputs', [
      ...tables.methods.map(({ code, meaning }) => `${code} ${meaning}`),
      `LongitudinalTemporalInformationModified ${tables.longitudinal}`,
      ...model.claims.map(({ name, options }) => `claim ${name}${options.length === 0 ? '' : ` with ${options.join(', ')}`}`),
    ]),
    section('proven, and checked again', proofLines(plan)),
    section('deviations', model.rules.filter(({ tier, because }) => tier === 2 && because !== null).map(({ origin, because }) => `${origin.source}:${origin.line}: ${quoted(because ?? '')}`)),
    section('needs', needLines(plan)),
    section('at the root', tables.rootAttributes.map(({ tag, decision }) => `${describeTag(tag)}: ${decisionText(tables, decision)}`)),
    section('inside items', tables.paths.map(({ within, entry }) => `${[...within.map(attributeInWords), nameOf(entry)].join(' > ')}: ${decisionText(tables, entry.decision)}`)),
    section('anywhere', tables.attributes.map(({ tag, decision }) => `${describeTag(tag)}: ${decisionText(tables, decision)}`)),
    section('repeating groups and masks', tables.masks.map(({ pattern, decision }) => `${describeTag(pattern)}: ${decisionText(tables, decision)}`)),
    section('private elements', tables.privates.map(({ creator, group, element, vr, decision }) => `${quoted(creator)} (${group},xx${element}) ${vr ?? '??'}: ${decisionText(tables, decision)}`)),
    section('kept private elements, by kind of value', tables.families.map(({ vrs, decision }) => `${vrs.join(', ')}: ${decisionText(tables, decision)}`)),
    section('content items of structured reports', tables.content.map((entry) => `${conceptText(plan, entry)}: ${decisionText(tables, entry.decision)}`)),
    section('blacks out', [
      ...tables.templates.map(({ name, condition, regions }) => `template ${quoted(name)} ${whenText(tables, condition)}: ${regions.map(regionInWords).join('; ')}`),
      ...tables.detect.map((detection) => `text ${whenText(tables, detection.condition)}: ${detectionInWords(detection)}`),
    ]),
    section('promises', [...(tables.preserve.length === 0 ? [] : [`preserve quantitative ${tables.preserve.join(', ')}`]), ...riskLines(tables.risk)]),
    section('everything else', [
      `other standard attributes: ${decisionText(tables, tables.unlisted)}`,
      `other private elements: ${decisionText(tables, tables.private)}`,
      `elements that the dictionary does not know: ${decisionText(tables, tables.unknown)}`,
    ]),
  ];
  return sections.filter((text) => text !== '').join('\n');
}

function header({ model, compiler, digest, sources, editions }: Plan): string {
  const { profile, extends: base } = model;
  return lines([
    `plan of ${profile.name} ${profile.version}`,
    ...(profile.doc === '' ? [] : profile.doc.split('\n').map((line) => `  ${line}`)),
    ...(base === null ? [] : [`  extends ${base.name} ${base.version}${base.options.length === 0 ? '' : ` with ${base.options.join(', ')}`}`]),
    `  digest ${digest}`,
    `  compiled by ${compiler.name} ${compiler.version}`,
    ...sources.map(({ name, sha256 }) => `  source ${name} sha256 ${sha256}`),
    ...Object.entries(editions)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([table, edition]) => `  facts ${table}: ${edition}`),
  ]);
}

function section(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : lines([title, ...entries.map((entry) => `  ${entry}`)]);
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

function shiftLines({ shift }: PlanTables): readonly string[] {
  return shift === null ? [] : [`by ${shift.minDays} to ${shift.maxDays} days ${shift.direction}, one number for each ${attributeInWords(shift.per)}`];
}

function needLines({ model }: Plan): readonly string[] {
  return [
    ...model.secrets.map((name) => `secret ${name}`),
    ...model.tables.map(({ name, source, keyColumn, rows, columns }) => `table ${name}: ${source} by ${keyColumn}, ${rows} rows when compiled, columns ${columns.map((column) => `${column.name} (${column.type})`).join(', ')}`),
    ...model.vocabularies.map(({ name, words }) => `words ${name}: ${words.length}`),
  ];
}

/** The meaning stands in the rules alone. */
function conceptText({ model }: Plan, { code, scheme, valueType }: PlanTables['content'][number]): string {
  const selector = model.rules.map((rule) => rule.selector).find((each) => each.kind === 'content' && each.code === code && each.scheme === scheme && each.valueType === valueType);
  return selector === undefined ? `content (${code}, ${scheme})` : selectorInWords(selector);
}

function whenText(tables: PlanTables, condition: number): string {
  return condition === -1 ? 'in every file' : `when ${conditionText(tables, condition)}`;
}

function riskLines(risk: PlanTables['risk']): readonly string[] {
  if (risk === null) return [];
  const { release, population, quasiIdentifiers, sensitive, exclude, require } = risk;
  const nameOfPart = ({ part, of }: QuasiIdentifier): string => `${part === null ? '' : `${part} of `}${of.kind === 'column' ? `${of.table}.${of.column}` : attributeInWords(of.tag)}`;
  return [
    ...(release === null ? [] : [`release ${release}`]),
    ...(population === null ? [] : [`population ${population}`]),
    ...(quasiIdentifiers.length === 0 ? [] : [`quasi-identifiers ${quasiIdentifiers.map(nameOfPart).join(', ')}`]),
    ...(sensitive.length === 0 ? [] : [`sensitive ${sensitive.map(attributeInWords).join(', ')}`]),
    ...exclude.map(({ tag, because }) => `exclude ${attributeInWords(tag)} because ${quoted(because)}`),
    ...require.map(({ metric, operator, bound }) => `require ${metric} ${operator} ${bound}`),
  ];
}

function nameOf({ tag, creator }: { readonly tag: string; readonly creator?: string }): string {
  return creator === undefined ? attributeInWords(tag) : `private ${quoted(creator)} ${printTag(tag)}`;
}

/** "when Modality is PT: keep; else remove" */
function decisionText(tables: PlanTables, decision: Decision): string {
  return decision
    .map(({ when, action }, index) => {
      const words = actionInWords(tables.actions[action]?.action ?? { kind: 'remove' });
      if (when === -1) return index === 0 ? words : `else ${words}`;
      return `when ${conditionText(tables, when)}: ${words}`;
    })
    .join('; ');
}

function conditionText({ conditions }: PlanTables, index: number): string {
  const condition = conditions[index];
  return condition === undefined ? 'never' : conditionInWords(condition);
}

import { describeTag, printTag } from '../../facts/dictionary.js';
import type { Decision, Plan, PlanTables } from '../lower/plan.js';
import { actionInWords, attributeInWords, conditionInWords, quoted } from '../resolve/wording.js';
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
    section('at the root', tables.rootAttributes.map(({ tag, decision }) => `${describeTag(tag)}: ${decisionText(tables, decision)}`)),
    section('inside items', tables.paths.map(({ within, entry }) => `${[...within.map(attributeInWords), nameOf(entry)].join(' > ')}: ${decisionText(tables, entry.decision)}`)),
    section('anywhere', tables.attributes.map(({ tag, decision }) => `${describeTag(tag)}: ${decisionText(tables, decision)}`)),
    section('repeating groups and masks', tables.masks.map(({ pattern, decision }) => `${describeTag(pattern)}: ${decisionText(tables, decision)}`)),
    section('private elements', tables.privates.map(({ creator, group, element, vr, decision }) => `${quoted(creator)} (${group},xx${element}) ${vr ?? '??'}: ${decisionText(tables, decision)}`)),
    section('kept private elements, by kind of value', tables.families.map(({ vrs, decision }) => `${vrs.join(', ')}: ${decisionText(tables, decision)}`)),
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

import type { Expression, Model, Origin, QuasiIdentifier as Declared, Rule } from '../../../compiler/resolve/model.js';
import { allAttributes } from '../../../facts/dictionary.js';
import { asPerson, namesSomebody, riskAttribute, type RiskAttribute } from '../../../facts/risk-attributes.js';
import { riskCutOffs } from '../../../facts/risk-releases.js';
import type { Expectations } from '../../expected.js';
import { outcomeOf, type Outcome } from './outcome.js';

/** An attribute by which persons of this release may be told apart. */
export interface QuasiIdentifier {
  readonly attribute: RiskAttribute;
  readonly tag: number;
  readonly outcome: Outcome;
  /** only this part of a date, because the profile says so */
  readonly part: 'year' | 'month' | null;
  /** where the rule stands that leaves it; null where no rule speaks of it */
  readonly rule: Pick<Origin, 'source' | 'line'> | null;
  readonly declared: boolean;
}

export interface Excluded extends QuasiIdentifier {
  readonly because: string;
}

/** What is looked at, and what is not and why. */
export interface Derived {
  /** those that tell persons apart (table T0), in order of tag */
  readonly persons: readonly QuasiIdentifier[];
  /** looked at each by itself: texts, ages over visits, and what each study is (table T1) */
  readonly others: readonly QuasiIdentifier[];
  /** by the profile, with its reason */
  readonly excluded: readonly Excluded[];
  /** declared, and no rule emits it */
  readonly emittedByNone: readonly string[];
}

/**
 * Quasi-identifiers follow from the checked model: what rules keep or generalise is one, unless the profile excludes it and says why. What a
 * profile names is added to them, never taken for all there is. Method, section 3.
 */
export function quasiIdentifiersOf(model: Model, expectations: Expectations): Derived {
  const known = (tag: number, attribute: RiskAttribute, declared: Declared | undefined): QuasiIdentifier => {
    const outcome = outcomeOf(tag, expectations);
    return { attribute, tag, outcome, part: declared?.part ?? null, rule: placeOf(outcome.demand.rule), declared: declared !== undefined };
  };
  const excluded = (model.risk?.exclude ?? []).map(({ tag, because }): Excluded => ({ ...known(numberOf(tag), asPerson(numberOf(tag)), undefined), because }));
  const isExcluded = new Set(excluded.map(({ tag }) => tag));
  const declared = (model.risk?.quasiIdentifiers ?? []).flatMap((one) => tagsOf(one, model).map((tag): readonly [number, Declared] => [tag, one]));
  const named = new Map(declared);
  const tags = new Set([...allAttributes().filter(({ tag }) => !tag.includes('x')).map(({ tag }) => numberOf(tag)), ...named.keys()]);
  const found = [...tags].sort((a, b) => a - b).flatMap((tag): readonly QuasiIdentifier[] => {
    const attribute = named.has(tag) ? asPerson(tag) : riskAttribute(tag);
    if (attribute === undefined) return [];
    const one = known(tag, attribute, named.get(tag));
    const { leaves } = one.outcome;
    return leaves === 'nothing' || (leaves === 'pseudonym' && namesSomebody(tag) && !isPlace(attribute)) ? [] : [one];
  });
  const looked = found.filter(({ tag }) => !isExcluded.has(tag));
  return {
    persons: looked.filter((one) => tellsPersons(one, model)),
    others: [...looked.filter((one) => !tellsPersons(one, model)), ...found.filter(({ tag, attribute }) => isExcluded.has(tag) && isOfTime(attribute))],
    excluded,
    emittedByNone: (model.risk?.quasiIdentifiers ?? []).filter((one) => !tagsOf(one, model).some((tag) => found.some((other) => other.tag === tag))).map(nameOf),
  };
}

/** Of ages and dates no exclusion takes the checks on birthdays, very old persons and intervals away. */
function isOfTime({ role }: RiskAttribute): boolean {
  return role === 'age' || role === 'birth' || role === 'date';
}

function isPlace({ role }: RiskAttribute): boolean {
  return role === 'site' || role === 'device';
}

/** A date tells persons apart where it is not moved, or hardly: else it says of nobody when they were scanned. */
function tellsPersons({ attribute, part, outcome, declared }: QuasiIdentifier, model: Model): boolean {
  switch (attribute.role) {
    case 'text':
    case 'study':
      return declared;
    case 'date':
      return part !== null || outcome.demands.some(({ action }) => action.kind !== 'shift') || shiftDays(model) < riskCutOffs().narrowShiftDays;
    default:
      return true;
  }
}

/** How many days wide the window is in which an outsider can place a moved date. */
export function shiftDays({ shift }: Model): number {
  return shift === null ? 1 : shift.maxDays - shift.minDays + 1;
}

/** The attributes that show it: itself, or those that a rule gives the column to. */
function tagsOf({ of }: Declared, model: Model): readonly number[] {
  if (of.kind === 'attribute') return [numberOf(of.tag)];
  return model.rules.flatMap((rule) => (rule.action.kind === 'replace' && reads(rule.action.with, of.table, of.column) ? tagOf(rule) : []));
}

function tagOf({ selector }: Rule): readonly number[] {
  return selector.kind === 'attribute' || selector.kind === 'root' ? [numberOf(selector.tag)] : [];
}

function reads(expression: Expression, table: string, column: string): boolean {
  switch (expression.kind) {
    case 'column':
      return expression.table === table && expression.column === column;
    case 'hash':
    case 'year':
    case 'lower':
    case 'first':
      return reads(expression.of, table, column);
    case 'template':
      return expression.parts.some((part) => reads(part, table, column));
    default:
      return false;
  }
}

function nameOf({ of, part }: Declared): string {
  const name = of.kind === 'column' ? `${of.table}.${of.column}` : asPerson(numberOf(of.tag)).keyword;
  return part === null ? name : `${part} of ${name}`;
}

function placeOf(rule: Rule | null): QuasiIdentifier['rule'] {
  return rule === null ? null : { source: rule.origin.source, line: rule.origin.line };
}

function numberOf(tag: string): number {
  return Number.parseInt(tag, 16);
}

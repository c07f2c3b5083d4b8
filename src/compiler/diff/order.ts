import type { Action, Expression, SimpleAction } from '../resolve/model.js';

/**
 * How the new treatment of an attribute stands to the old one. "as strict": something else is written, and it tells exactly as much of
 * the original.
 */
export type Relation = 'as strict' | 'stricter' | 'weaker' | 'incomparable';

/**
 * What an output still tells of the value that was there. One action is at most as strict as another where it tells all that the other
 * tells; where each tells something that the other does not, the two are incomparable: a truncated date tells the true year, a moved
 * one the exact interval, and neither tells both.
 *
 *   remove                       nothing
 *   empty, a text, a dummy       that the attribute was there
 *   pseudonym, remap             that, and which values were equal
 *   shift                        that, which were equal, and the days between two dates; of DT the time of day too; a TM does not move
 *   truncate                     year, month, day, hour as far as it goes; to the day it leaves a DA as it was
 *   clean                        words that an allow-list names
 *   another attribute's value    that value
 *   keep                         everything
 */
type Fact = 'presence' | 'items' | 'equality' | 'interval' | 'time of day' | 'year' | 'month' | 'day' | 'hour' | 'words' | 'everything' | `value of ${string}`;

const types = ['1', '2', '3', 'unknown'] as const;
type AttributeType = (typeof types)[number];

/**
 * Compares what two actions tell of an attribute with this tag, whatever its VR (of those it may have) and its Type in the SOP class: of
 * a compound action the Type picks the alternative. No VR known: of every kind.
 */
export function compareActions(before: Action, after: Action, tag: string, vrs: readonly string[]): Relation {
  const relations = (vrs.length === 0 ? [null] : vrs).flatMap((vr) =>
    types.map((type) => {
      const [old, now] = [told(simpleOf(before, type), tag, vr), told(simpleOf(after, type), tag, vr)];
      return relationOf(isWithin(now, old), isWithin(old, now));
    }),
  );
  return relationOf(relations.every((one) => one === 'as strict' || one === 'stricter'), relations.every((one) => one === 'as strict' || one === 'weaker'));
}

/** Of two statements "the new tells no more than the old" and "the old no more than the new". */
export function relationOf(nowWithin: boolean, oldWithin: boolean): Relation {
  if (nowWithin) return oldWithin ? 'as strict' : 'stricter';
  return oldWithin ? 'weaker' : 'incomparable';
}

/** PS3.3: Type 1 must be there with a value, Type 2 must be there, Type 3 may be left out. */
function simpleOf(action: Action, type: AttributeType): Exclude<Action, { kind: 'by-type' }> {
  if (action.kind !== 'by-type') return action;
  const allowed = (kind: SimpleAction['kind']): boolean => type === '3' || (type === '2' && kind !== 'remove') || (type === '1' && kind !== 'remove' && kind !== 'empty');
  return action.alternatives.find(({ kind }) => allowed(kind)) ?? action.alternatives.at(-1) ?? { kind: 'remove' };
}

function told(action: Exclude<Action, { kind: 'by-type' }>, tag: string, vr: string | null): readonly Fact[] {
  switch (action.kind) {
    case 'remove':
      return [];
    case 'empty':
      return ['presence'];
    case 'keep':
      return ['everything'];
    case 'remap':
      return ['presence', 'equality'];
    case 'shift':
      if (vr === 'TM') return ['everything'];
      return ['presence', 'equality', 'interval', ...(vr === 'DA' ? [] : (['time of day'] as const))];
    case 'truncate':
      return toldByTruncated(action.to, vr);
    case 'clean':
      return ['presence', 'words'];
    case 'replace':
      return ['presence', ...toldByExpression(action.with, tag, vr)];
  }
}

function toldByTruncated(to: 'year' | 'month' | 'day' | 'hour', vr: string | null): readonly Fact[] {
  if (vr === 'TM') return to === 'hour' ? ['presence', 'hour'] : ['presence'];
  if (vr === 'DA' && (to === 'day' || to === 'hour')) return ['everything'];
  const parts: readonly Fact[] = ['year', 'month', 'day', 'hour'];
  const known = parts.slice(0, parts.indexOf(to) + 1);
  return ['presence', ...known, ...(known.includes('day') ? (['interval'] as const) : [])];
}

function toldByExpression(expression: Expression, tag: string, vr: string | null): readonly Fact[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'dummy':
      return vr === 'UI' ? ['equality'] : vr === 'SQ' ? ['items'] : [];
    case 'pseudonym':
      return ['equality'];
    case 'attribute':
      return expression.tag === tag ? ['everything'] : [`value of ${expression.tag}`];
    case 'template':
      return expression.parts.flatMap((part) => toldByExpression(part, tag, vr));
  }
}

/** Whether all that the first tells the second tells too. */
function isWithin(facts: readonly Fact[], others: readonly Fact[]): boolean {
  return facts.every((fact) => others.includes(fact) || (others.includes('everything') && !fact.startsWith('value of ')));
}

import { canonicalJson } from '../../base/canonical-json.js';
import type { Action, Expression, Keeping, SimpleAction } from '../resolve/model.js';

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
 *   pseudonym, hash, remap       that, and which values were equal
 *   shift                        that, which were equal, and the days between two dates; of DT the time of day too; a TM does not move
 *   truncate                     year, month, day, hour as far as it goes; to the day it leaves a DA as it was
 *   band, round                  the grid's step; a grid tells what each grid tells of which its step is a whole part
 *   clean                        words that a vocabulary or a pattern names
 *   a table's cell, an age,      that cell, that age, that value: something of its own, which even the value itself does not tell
 *   another attribute's value
 *   keep, if the value is what   such values
 *   it should be
 *   keep                         everything
 */
type Fact =
  | { readonly kind: Plain }
  | { readonly kind: 'words' | 'pattern' | 'contract'; readonly of: string }
  | { readonly kind: 'band'; readonly by: number; readonly top: number | null }
  | { readonly kind: 'grid'; readonly step: number }
  | { readonly kind: 'first'; readonly count: number }
  /** of another attribute, a table or the day the subject was born: nothing that the attribute's own value tells */
  | { readonly kind: 'other'; readonly what: string };

type Plain = 'presence' | 'items' | 'equality' | 'interval' | 'time of day' | 'year' | 'month' | 'day' | 'hour' | 'everything';

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
      return facts('presence');
    case 'keep':
      return action.only === undefined ? facts('everything') : [...facts('presence'), { kind: 'contract', of: canonicalJson({ ...action.only }) }];
    case 'remap':
      return facts('presence', 'equality');
    case 'shift':
      if (vr === 'TM') return facts('everything');
      return facts('presence', 'equality', 'interval', ...(vr === 'DA' ? [] : (['time of day'] as const)));
    case 'truncate':
      return toldByTruncated(action.to, vr);
    case 'band':
      return [...facts('presence'), { kind: 'band', by: action.by, top: action.top }];
    case 'round':
      return [...facts('presence'), { kind: 'grid', step: Number(action.to) }];
    case 'clean':
      return [...facts('presence', ...(vr === 'SQ' ? (['items'] as const) : [])), ...toldByCleaned(action.keeping)];
    case 'replace':
      return [...facts('presence'), ...toldByExpression(action.with, tag, vr)];
  }
}

function facts(...kinds: readonly Plain[]): readonly Fact[] {
  return kinds.map((kind) => ({ kind }));
}

function toldByTruncated(to: 'year' | 'month' | 'day' | 'hour', vr: string | null): readonly Fact[] {
  if (vr === 'TM') return to === 'hour' ? facts('presence', 'hour') : facts('presence');
  if (vr === 'DA' && (to === 'day' || to === 'hour')) return facts('everything');
  const parts = ['year', 'month', 'day', 'hour'] as const;
  const known = parts.slice(0, parts.indexOf(to) + 1);
  return facts('presence', ...known, ...(known.includes('day') ? (['interval'] as const) : []));
}

function toldByCleaned(keeping: Keeping | undefined): readonly Fact[] {
  if (keeping === undefined) return [];
  return [...keeping.vocabularies.map((of): Fact => ({ kind: 'words', of })), ...keeping.patterns.map((of): Fact => ({ kind: 'pattern', of }))];
}

function toldByExpression(expression: Expression, tag: string, vr: string | null): readonly Fact[] {
  const of = (inner: Expression): readonly Fact[] => toldByExpression(inner, tag, vr);
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'dummy':
      return vr === 'UI' ? facts('equality') : vr === 'SQ' ? facts('items') : [];
    case 'pseudonym':
      return facts('equality');
    case 'attribute':
      return expression.tag === tag ? facts('everything') : [{ kind: 'other', what: `value of ${expression.tag}` }];
    case 'column':
      return [{ kind: 'other', what: `cell ${expression.table}.${expression.column}` }];
    case 'age':
      return [{ kind: 'other', what: `age at ${expression.at}` }];
    case 'hash':
      return of(expression.of).map((fact) => (fact.kind === 'other' ? { kind: 'other', what: `equality of ${fact.what}` } : { kind: 'equality' }));
    case 'year':
      return of(expression.of).map((fact) => (fact.kind === 'other' ? { kind: 'other', what: `year of ${fact.what}` } : { kind: 'year' }));
    case 'lower':
      return of(expression.of);
    case 'first':
      return of(expression.of).map((fact) => (fact.kind === 'other' ? { kind: 'other', what: `first ${expression.count} of ${fact.what}` } : { kind: 'first', count: expression.count }));
    case 'template':
      return expression.parts.flatMap(of);
  }
}

/** Whether all that the first tells the second tells too. */
function isWithin(told: readonly Fact[], others: readonly Fact[]): boolean {
  return told.every((fact) => others.some((other) => tells(other, fact)));
}

function tells(other: Fact, fact: Fact): boolean {
  if (fact.kind === 'other') return other.kind === 'other' && other.what === fact.what;
  if (other.kind === 'everything') return true;
  if (fact.kind === 'band') return other.kind === 'band' && isWhole(fact.by / other.by) && (other.top === null || (fact.top !== null && fact.top <= other.top));
  if (fact.kind === 'grid') return other.kind === 'grid' && isWhole(fact.step / other.step);
  if (fact.kind === 'first') return other.kind === 'first' && fact.count <= other.count;
  return canonicalJson({ ...other }) === canonicalJson({ ...fact });
}

/** Steps are decimal numbers as written: 0.15 is three times 0.05. */
function isWhole(ratio: number): boolean {
  return Math.abs(ratio - Math.round(ratio)) < 1e-9;
}

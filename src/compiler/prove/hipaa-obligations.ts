import type { Condition } from '../../base/condition.js';
import { allAttributes } from '../../facts/dictionary.js';
import { hipaaIdentifiers, hipaaStaysUnless, type HipaaIdentifier, type StaysUnless } from '../../facts/hipaa.js';
import { vrsOfTag } from '../resolve/element.js';
import { standIns, type Effect } from './effect.js';
import type { ClaimTable, Obligation, Reach, Reached } from './obligation.js';

/**
 * 45 CFR 164.514(b)(2)(i): the attributes that can hold one of the eighteen identifiers, and every attribute, private ones too, of a VR
 * that can hold nothing else, and what the dictionary does not know. An attribute that serves several letters is judged for each.
 */
export function hipaaObligations(): ClaimTable {
  const exceptions = new Map(hipaaStaysUnless().flatMap((exception) => exception.tags.map((tag) => [tag, exception] as const)));
  const rows = hipaaIdentifiers().flatMap((identifier) => [...attributesOf(identifier).map((tag) => ({ identifier, tag })), ...identifier.vrs.map((vr) => ({ identifier, tag: `private ${vr}` }))]);
  // what no dictionary knows can be any of the eighteen: the last letter takes what no other names
  const anything = hipaaIdentifiers().slice(-1).map((identifier) => ({ identifier, tag: 'unknown' }));
  return {
    name: 'hipaa-safe-harbor',
    options: [],
    table: '45 CFR 164.514(b)(2)(i)',
    obligations: [...rows, ...anything].flatMap(({ identifier, tag }) => obligationOf(identifier, tag, exceptions.get(tag)) ?? []),
    outside: hipaaStaysUnless().flatMap((exception) => (conditionOf(exception) === null ? exception.tags.map((row) => ({ row, reason: exception.reason })) : [])),
  };
}

function attributesOf({ attributes, vrs }: HipaaIdentifier): readonly string[] {
  const named = attributes.map(({ tag }) => tag);
  return [...new Set([...named, ...allAttributes().flatMap((attribute) => (attribute.vrs.some((vr) => vrs.includes(vr)) ? [attribute.tag] : []))])];
}

function obligationOf(identifier: HipaaIdentifier, row: string, exception: StaysUnless | undefined): Obligation | null {
  const when = exception === undefined ? null : conditionOf(exception);
  if (exception !== undefined && when === null) return null;
  return { row, code: identifier.letter, says: `names it under ${identifier.letter}`, speaksOf: reachOf(row), when, permits: (element) => permitted(identifier, element), asks: null };
}

function reachOf(row: string): Reach {
  if (row === 'unknown') return { kind: 'unknown' };
  if (row.startsWith('private ')) return { kind: 'private', vrs: [row.slice(8)] };
  return row.includes('x') ? { kind: 'pattern', pattern: row } : { kind: 'attribute', tag: row, vrs: vrsOfTag(row) };
}

/** Files in which the attribute identifies; null: no file that rules can tell. */
function conditionOf({ sopClasses, saysYes }: StaysUnless): Condition | null {
  const of: Condition[] = [
    ...(sopClasses.length === 0 ? [] : [{ kind: 'test', tag: '00080016', test: { kind: 'in', values: sopClasses } } as const]),
    ...saysYes.map((tag): Condition => ({ kind: 'test', tag, test: { kind: 'in', values: ['YES'] } })),
  ];
  return of.length === 0 ? null : { kind: 'any', of };
}

const allowListed: readonly Effect[] = [...standIns, 'cleaned'];

/** A keyed stand-in is the code of 164.514(c); of dates the year may stay, unless it tells an age over 89. */
function permitted({ mayKeepYear, yearGoesToo }: HipaaIdentifier, { tag, vrs }: Reached): readonly Effect[] {
  const isDate = vrs.some((vr) => vr === 'DA' || vr === 'DT');
  // ages of 90 and more as one category
  if (mayKeepYear && vrs.includes('AS')) return [...allowListed, 'topped'];
  return mayKeepYear && isDate && !yearGoesToo.includes(tag) ? [...allowListed, 'year'] : allowListed;
}

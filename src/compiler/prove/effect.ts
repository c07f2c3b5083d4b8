import type { Action } from '../resolve/model.js';
import { PATIENT_AGE } from './derived-flows.js';
import { flowsOf } from './flows.js';
import { opennessOf } from './open-pattern.js';

const CONTENT_SEQUENCE = '0040A730';

/**
 * What an action leaves of a value: nothing, not even the element; no value; a value that tells nothing of it; a keyed stand-in, the same
 * for the same value; a date that moved; a date to the year or the month, a time to the hour; a number on a grid; one on a grid that ends at 90 or below; what an allow-list names; the items of a
 * sequence with new UIDs; all of it.
 */
export type Effect = 'gone' | 'empty' | 'dummy' | 'pseudonym' | 'shifted' | 'year' | 'month' | 'hour' | 'coarse' | 'topped' | 'cleaned' | 'items' | 'whole';

/** What nobody without the key can lead back to the value. */
export const standIns: readonly Effect[] = ['gone', 'empty', 'dummy', 'pseudonym'];

/**
 * Everything that the action can leave of an attribute of these VRs; several where the Type or the VR decides. Every kind of action is
 * classed here and nowhere else: what is not named here does not compile.
 */
export function effectsOf(action: Action, tag: string, vrs: readonly string[]): readonly Effect[] {
  switch (action.kind) {
    case 'remove':
      return ['gone'];
    case 'empty':
      return ['empty'];
    case 'keep':
      return ['whole'];
    case 'clean':
      // without an allow-list nothing survives, but that reports are cleaned item by item: codes and numbers stay (PS3.15 E.3.4)
      if (action.keeping === undefined) return [tag === CONTENT_SEQUENCE ? 'cleaned' : 'dummy'];
      return [action.keeping.patterns.some((pattern) => opennessOf(pattern) !== null) ? 'whole' : 'cleaned'];
    case 'shift':
      return ['shifted'];
    case 'remap':
      return [vrs.includes('SQ') ? 'items' : 'pseudonym'];
    case 'band':
      // 45 CFR 164.514(b)(2)(i)(C): ages over 89 as one category of 90 or older
      return [action.top !== null && action.top <= 90 ? 'topped' : 'coarse'];
    case 'round':
      return ['coarse'];
    case 'truncate':
      return [truncated(action.to, vrs)];
    case 'replace':
      return [replaced(action, tag, vrs)];
    case 'by-type':
      return [...new Set(action.alternatives.flatMap((alternative) => effectsOf(alternative, tag, vrs)))];
  }
}

/** A date to the day is the date, and so is a date with time to the hour. */
function truncated(to: Extract<Action, { kind: 'truncate' }>['to'], vrs: readonly string[]): Effect {
  if (to === 'year' || to === 'month') return to;
  return to === 'hour' && vrs.length > 0 && vrs.every((vr) => vr === 'TM') ? 'hour' : 'whole';
}

/** What flows in from other attributes is a matter of its own: they are kept in every file, so it tells nothing of this one. */
function replaced({ with: expression }: Extract<Action, { kind: 'replace' }>, tag: string, vrs: readonly string[]): Effect {
  const flows = flowsOf(expression);
  if (flows.some((flow) => flow.guard === null && flow.tag === tag)) return 'whole';
  // years and ages of others are judged by the rows of what they come from: derived-flows.ts
  if (tag === PATIENT_AGE && flows.some((flow) => flow.guard === 'age')) return 'whole';
  if (flows.some((flow) => flow.guard === 'year' && flow.tag === tag)) return 'year';
  // the dummy of a UID is a new UID
  return flows.some((flow) => flow.guard === 'pseudonym' || flow.guard === 'table') || (expression.kind === 'dummy' && vrs.includes('UI')) ? 'pseudonym' : 'dummy';
}

/** As the end of a sentence: "PatientAge …" */
export const effectInWords: Readonly<Record<Effect, string>> = {
  gone: 'is removed',
  empty: 'is left empty',
  dummy: 'is replaced',
  pseudonym: 'is replaced with a pseudonym',
  shifted: 'is shifted',
  year: 'keeps its year',
  month: 'keeps its month',
  hour: 'keeps its hour',
  coarse: 'is made coarser',
  topped: 'is put in bands with one for the oldest',
  cleaned: 'is cleaned',
  items: 'keeps its items',
  whole: 'stays as it is',
};

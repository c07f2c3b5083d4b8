import { unreachable } from '../../base/assert.js';
import type { PlanAction } from '../../compiler/lower/plan.js';
import type { Action } from '../../compiler/resolve/model.js';
import type { ValueAction } from '../actions/action.js';
import { clean, cleanKeeping } from '../actions/clean.js';
import { keepsTo } from '../actions/contract.js';
import { band, round } from '../actions/numbers.js';
import type { Value } from '../actions/value.js';
import { remap } from '../actions/remap.js';
import { replace } from '../actions/replace.js';
import { shift } from '../actions/shift.js';
import { truncate } from '../actions/truncate.js';

/** What the walk does with an element. */
export interface Operation {
  /**
   * remove: cut it out; empty: cut its value; keep: copy it, and judge the items of a sequence one by one; value: let `action` make the
   * new value.
   */
  readonly kind: 'remove' | 'empty' | 'keep' | 'value';
  /** for `value` */
  readonly action: ValueAction | null;
  /** for `keep`: a value that does not keep to it is removed; null: every value is kept */
  readonly only: ((value: Value) => boolean) | null;
  /**
   * a sequence under it keeps its items: `judged` by the rules of what they hold, or `replaced` altogether; null: it goes. A ContentSequence
   * under `clean` is cleaned item by item (actions/content.ts).
   */
  readonly items: 'judged' | 'replaced' | null;
  /** of the model; -1 where none orders it */
  readonly rule: number;
  /** as the rule says it; `by-type` where the Type chose */
  readonly says: Action['kind'];
}

/** Types of the attribute decide a compound action; undefined where they are unknown (PS3.15 Table E.1-1a). */
export function operationOf({ rule, action }: PlanAction, type: '1' | '2' | '3' | undefined, wordsOf: (vocabularies: readonly string[]) => ReadonlySet<string>): Operation {
  const simple = action.kind === 'by-type' ? byType(action, type) : action;
  const says = action.kind;
  const value = (of: ValueAction, items: Operation['items']): Operation => ({ kind: 'value', action: of, only: null, items, rule, says });
  switch (simple.kind) {
    case 'remove':
    case 'empty':
      return { kind: simple.kind, action: null, only: null, items: null, rule, says };
    case 'keep':
      return { kind: 'keep', action: null, only: simple.only === undefined ? null : keepsTo(simple.only), items: 'judged', rule, says };
    case 'remap':
      return value(remap, 'judged');
    case 'shift':
      return value(shift, null);
    case 'truncate':
      return value(truncate(simple.to), null);
    case 'band':
      return value(band(simple.by, simple.top), null);
    case 'round':
      return value(round(simple.to), null);
    case 'clean':
      return value(simple.keeping === undefined ? clean : cleanKeeping({ words: wordsOf(simple.keeping.vocabularies), patterns: simple.keeping.patterns.map((source) => new RegExp(source, 'gu')) }), 'replaced');
    case 'replace':
      return value(replace(simple.with, simple.otherwise), 'replaced');
    default:
      return unreachable(simple);
  }
}

/** The first alternative that keeps the object valid for the Type; the last where nobody knows it. */
function byType({ alternatives }: Extract<Action, { kind: 'by-type' }>, type: '1' | '2' | '3' | undefined): Exclude<Action, { kind: 'by-type' }> {
  const fits = (kind: string): boolean => type === '3' || (type === '2' && kind !== 'remove') || (kind !== 'remove' && kind !== 'empty');
  const last = alternatives.at(-1);
  if (last === undefined) throw new Error('internal error: a compound action has no alternative');
  return (type === undefined ? undefined : alternatives.find(({ kind }) => fits(kind))) ?? last;
}

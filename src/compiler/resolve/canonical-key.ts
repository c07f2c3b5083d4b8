import { canonicalJson } from '../../base/canonical-json.js';
import type { Action, Selector } from './model.js';

/** They never change, and rules are laid anew at every keystroke of an editor while these stay. */
const known = new WeakMap<Selector | Action, string>();

/** The canonical JSON of a selector or action: equal ones have equal keys. */
export function canonicalKey(value: Selector | Action): string {
  let key = known.get(value);
  if (key === undefined) {
    key = canonicalJson(value);
    known.set(value, key);
  }
  return key;
}

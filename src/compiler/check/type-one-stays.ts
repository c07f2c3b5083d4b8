import type { Condition } from '../../base/condition.js';
import { typedSopClasses, typeOf } from '../../facts/iod-types.js';
import { ps315Row } from '../../facts/ps315.js';
import { registeredUid } from '../../facts/uids.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { byVm, contextOf } from '../prove/reach.js';
import { togetherSatisfiable } from '../prove/satisfiable.js';
import type { Rule } from '../resolve/model.js';
import { attributeInWords } from '../resolve/wording.js';
import type { Check, Subject } from './check.js';
import { placeOf, ruleInWords } from './places.js';

/**
 * ANC4013, a warning: what is taken away without need must be there and have a value in objects of a SOP class (Type 1, PS3.5 7.4.1). It
 * is no leak, but the output is no valid object any more. Only unconditional Types at the root are known; where some of the classes that
 * files may be of want it and others do not, nothing is said.
 */
export const typeOneStays: Check = (subject) =>
  subject.draft.rules.flatMap((rule): readonly Diagnostic[] => {
    const tag = takenAway(rule);
    if (tag === null) return [];
    const classes = classesThatNeed(tag, rule, subject).map((uid) => registeredUid(uid)?.name ?? uid);
    return classes.length === 0 ? [] : [diagnostic('ANC4013', { rule: ruleInWords(rule), attribute: attributeInWords(tag), classes }, placeOf(subject.draft, rule))];
  });

function takenAway({ tier, selector, action }: Rule): string | null {
  if (tier !== 2 || (action.kind !== 'remove' && action.kind !== 'empty')) return null;
  const tag = selector.kind === 'attribute' || selector.kind === 'root' ? selector.tag : null;
  // what the table of the Basic Profile takes away goes by the standard's own will
  return tag !== null && ps315Row(tag)?.basic === 'X' ? null : tag;
}

function classesThatNeed(tag: string, rule: Rule, { draft, book }: Subject): readonly string[] {
  const typed = typedSopClasses().filter((uid) => typeOf(uid, tag) !== undefined);
  if (!typed.some((uid) => typeOf(uid, tag) === '1')) return [];
  const rules = book.rulesOn({ tag, creator: null, within: [] });
  const above = rules.slice(0, rules.findIndex(({ id }) => id === rule.id));
  const context = [...draft.acceptance.map(({ condition }) => condition), contextOf(rule, above)];
  const isOf = (uid: string): Condition => ({ kind: 'test', tag: '00080016', test: { kind: 'in', values: [uid] } });
  const met = typed.filter((uid) => togetherSatisfiable([...context, isOf(uid)], byVm).kind === 'yes');
  return met.every((uid) => typeOf(uid, tag) === '1') ? met : [];
}

import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Action, Rule } from '../resolve/model.js';
import { actionInWords, selectorInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { fits, fittingVerbs } from './fitting-actions.js';
import { placesOf } from './places.js';
import { vrInWords } from '../resolve/vr-in-words.js';
import { vrsOfSelector } from './vrs-of-selector.js';

/** ANC2009: the action cannot be carried out on values of this VR (PS3.5 6.2). */
export const actionFitsVr: Check = ({ draft }) =>
  draft.rules.flatMap((rule): readonly Diagnostic[] => {
    const misfit = misfitOf(rule);
    if (misfit === null) return [];
    const { source, action } = placesOf(draft, rule);
    const related = [{ source, span: placesOf(draft, rule).selector, message: misfit.isUnknown ? 'nothing is known of its values' : `this is ${vrInWords(misfit.vr)}` }];
    const parameters = { action: verbsOf(rule.action), selector: selectorInWords(rule.selector), vr: misfit.isUnknown ? null : vrInWords(misfit.vr), fitting: misfit.fitting };
    return [diagnostic('ANC2009', parameters, { source, span: action }, { related })];
  });

interface Misfit {
  readonly vr: string;
  readonly isUnknown: boolean;
  readonly fitting: readonly string[];
}

function misfitOf({ action, selector }: Rule): Misfit | null {
  const { vrs, mustFit } = vrsOfSelector(selector);
  if (vrs.length === 0) {
    // UN stands for whatever the file says when it is read
    return isForAnyVr(action) ? null : { vr: 'UN', isUnknown: true, fitting: ['remove', 'empty', 'keep', 'clean', 'replace … with dummy'] };
  }
  const misfits = vrs.filter((vr) => !fits(action, vr));
  const [first] = misfits;
  if (first === undefined || (mustFit === 'some' && misfits.length < vrs.length)) return null;
  const common = fittingVerbs(first).filter((verb) => mustFit === 'some' || vrs.every((vr) => fittingVerbs(vr).includes(verb)));
  return { vr: first, isUnknown: false, fitting: common };
}

/** What can be done to a value whose VR only the file tells, or nobody. */
function isForAnyVr(action: Action): boolean {
  switch (action.kind) {
    case 'remove':
    case 'empty':
    case 'keep':
    case 'clean':
      return true;
    case 'replace':
      return action.with.kind === 'dummy';
    case 'by-type':
      return action.alternatives.every(isForAnyVr);
    default:
      return false;
  }
}

function verbsOf(action: Action): string {
  if (action.kind === 'by-type') return action.alternatives.map(({ kind }) => kind).join(' or ');
  return action.kind === 'replace' && action.with.kind === 'dummy' ? action.kind : actionInWords(action);
}

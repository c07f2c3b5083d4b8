import type { Action, Expression } from '../resolve/model.js';
import { vrsOfTag } from '../resolve/element.js';
import type { Effect } from './effect.js';
import { flowsOf } from './flows.js';
import type { ClaimTable, Obligation } from './obligation.js';

/** A part of an attribute that is written into another, and the row of a claim that takes it away. */
export interface DerivedFlow {
  /** whose year, or the age of the patient (0010,1010) */
  readonly tag: string;
  readonly leaves: Effect;
  readonly obligation: Obligation;
}

export const PATIENT_AGE = '00101010';

/**
 * Years and ages that an action writes although the claim's row of the attribute that they come from does not permit it, whatever the
 * attribute is that they are written into. An age tells what PatientAge does.
 */
export function derivedFlowsAgainst(action: Action, { obligations }: ClaimTable): readonly DerivedFlow[] {
  const flows = expressionsOf(action).flatMap(flowsOf);
  const told = flows.flatMap(({ tag, guard }): readonly { readonly tag: string; readonly leaves: Effect }[] => {
    if (guard === 'age') return [{ tag: PATIENT_AGE, leaves: 'whole' }];
    return guard === 'year' && tag !== null ? [{ tag, leaves: 'year' }] : [];
  });
  const distinct = [...new Map(told.map((each) => [each.tag, each])).values()];
  return distinct.flatMap(({ tag, leaves }) =>
    obligations
      .filter((obligation) => obligation.row === tag && !obligation.permits({ tag, creator: null, vrs: vrsOfTag(tag) }).includes(leaves))
      .map((obligation) => ({ tag, leaves, obligation })),
  );
}

function expressionsOf(action: Action): readonly Expression[] {
  const alternatives = action.kind === 'by-type' ? action.alternatives : [action];
  return alternatives.flatMap((each) => (each.kind === 'replace' ? [each.with] : []));
}

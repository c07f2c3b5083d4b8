import type { Condition } from '../../base/condition.js';
import type { Decisions, DecisionStep, PlacedElement } from './decisions.js';
import { effectsOf, type Effect } from './effect.js';
import type { ClaimTable, Obligation } from './obligation.js';
import { byVm } from './reach.js';
import type { Refutation } from './refutation.js';
import { assumeNothing, not, togetherSatisfiable, type Example } from './satisfiable.js';

/** How one case of a decision stands to the row of a claim. */
export type Verdict =
  /** what is left is permitted */
  | { readonly kind: 'permitted' }
  /** no file comes to this case */
  | { readonly kind: 'impossible'; readonly refutation: Refutation }
  /** more is left than the row permits; `example` is null where no file was found and none excluded */
  | { readonly kind: 'broken'; readonly effect: Effect; readonly example: Example | null };

/** A case in which the row is not kept, or not kept to the letter. */
export interface Failure {
  readonly obligation: Obligation;
  readonly element: PlacedElement;
  readonly step: DecisionStep;
  readonly effect: Effect;
  /** "letter": nothing leaks, but the row asks for something else */
  readonly kind: 'leak' | 'letter';
  readonly example: Example | null;
}

/**
 * Every row of the table against every case of the decisions on the elements that it speaks of (the language, section 6). `accepted`:
 * conditions that every file meets that is let in. One attribute is looked at by itself, over its own list of conditions: the search
 * never sees the product of all.
 */
export function proveClaim(table: ClaimTable, decisions: Decisions, accepted: readonly Condition[]): readonly Failure[] {
  const failures: Failure[] = [];
  for (const obligation of table.obligations) {
    for (const element of decisions.placesOf(obligation.speaksOf)) {
      const steps = decisions.stepsOn(element);
      for (const [index, step] of steps.entries()) {
        const failure = failureOf(obligation, element, steps, index, accepted);
        if (failure !== null) failures.push({ obligation, element, step, ...failure });
      }
    }
  }
  return failures;
}

function failureOf(obligation: Obligation, element: PlacedElement, steps: readonly DecisionStep[], index: number, accepted: readonly Condition[]): Pick<Failure, 'kind' | 'effect' | 'example'> | null {
  const verdict = verdictOn(obligation, element, steps, index, accepted);
  if (verdict.kind === 'broken') return { kind: 'leak', effect: verdict.effect, example: verdict.example };
  if (verdict.kind === 'impossible') return null;
  const effect = effectsAt(element, steps[index]).find((each) => obligation.asks?.includes(each) === false);
  if (effect === undefined) return null;
  const found = togetherSatisfiable(premises(obligation, steps, index, accepted), byVm);
  return found.kind === 'no' ? null : { kind: 'letter', effect, example: found.kind === 'yes' ? found.example : null };
}

/** The case of one step: its conditions hold, and those of no step before it do. */
export function verdictOn(obligation: Obligation, element: PlacedElement, steps: readonly DecisionStep[], index: number, accepted: readonly Condition[]): Verdict {
  const effect = effectsAt(element, steps[index]).find((each) => !obligation.permits(element).includes(each));
  if (effect === undefined) return { kind: 'permitted' };
  const conditions = premises(obligation, steps, index, accepted);
  // A file may break the VM of its attributes and leak all the same; the example keeps to it where there is one that does.
  const found = togetherSatisfiable(conditions, assumeNothing);
  if (found.kind === 'no' && found.refutation !== null) return { kind: 'impossible', refutation: found.refutation };
  const likely = togetherSatisfiable(conditions, byVm);
  const example = likely.kind === 'yes' ? likely.example : found.kind === 'yes' ? found.example : null;
  return { kind: 'broken', effect, example };
}

function effectsAt({ tag, vrs }: PlacedElement, step: DecisionStep | undefined): readonly Effect[] {
  return step === undefined ? [] : effectsOf(step.action, tag, vrs);
}

/** What holds of every file that comes to the case, in the order that its refutation counts. */
export function premises({ when }: Obligation, steps: readonly DecisionStep[], index: number, accepted: readonly Condition[]): readonly Condition[] {
  const earlier = steps.slice(0, index).map(({ conditions }) => not({ kind: 'all', of: conditions }));
  return [...accepted, ...(when === null ? [] : [when]), ...(steps[index]?.conditions ?? []), ...earlier];
}

import { assert } from '../../base/assert.js';
import type { Condition } from '../../base/condition.js';
import { deidentificationMethod } from '../../facts/methods.js';
import { Interner } from '../lower/interner.js';
import type { PlanTables } from '../lower/plan.js';
import type { DecisionStep } from './decisions.js';
import { effectsOf } from './effect.js';
import type { ClaimTable, Obligation } from './obligation.js';
import { verdictOn } from './prove-claim.js';
import type { Certificate, ProvenCase, ProvenClaim, Proofs } from './proofs.js';
import type { Refutation } from './refutation.js';
import { cleanPixelData, unseen } from './pixel-duty.js';
import { assumeNothing, togetherSatisfiable } from './satisfiable.js';
import { TableDecisions } from './table-decisions.js';

/**
 * The proofs of claims against the tables of a plan: what runs, not the rules that it was made of. The claims were proven of the rules
 * before, so a case that fails here without a reason to depart is a fault of lowering.
 *
 * @throws if there is one
 */
export function certify(claims: readonly ClaimTable[], tables: PlanTables, isDeviation: (rule: number) => boolean): Proofs {
  const certifier = new Certifier(tables, isDeviation);
  return {
    claims: claims.map((claim) => certifier.claim(claim)),
    pixels: tables.methods.some(({ code }) => code === deidentificationMethod(cleanPixelData)?.code) ? certifier.pixels(tables) : null,
    certificates: certifier.certificates.values,
    refutations: certifier.refutations.values,
  };
}

class Certifier {
  readonly certificates = new Interner<Certificate>();
  readonly refutations = new Interner<Refutation>();
  private readonly decisions: TableDecisions;
  private readonly indexes: ReadonlyMap<Condition, number>;
  private readonly accepted: readonly Condition[];

  constructor(
    tables: PlanTables,
    private readonly isDeviation: (rule: number) => boolean,
  ) {
    this.decisions = new TableDecisions(tables);
    this.indexes = new Map(tables.conditions.map((condition, index) => [condition, index]));
    this.accepted = acceptedBy(tables);
  }

  claim({ name, options, table, obligations, outside }: ClaimTable): ProvenClaim {
    return { name, options, table, rows: obligations.map((obligation) => [obligation.row, obligation.code, this.certificate(obligation)]), outside };
  }

  pixels(tables: PlanTables): number {
    const found = togetherSatisfiable(unseen(this.accepted, detectionsOf(tables)), assumeNothing);
    assert(found.kind === 'no' && found.refutation !== null, 'an image at risk leaves unseen under the tables of a plan, and its rules say that none does');
    return this.refutations.indexOf(found.refutation);
  }

  private certificate(obligation: Obligation): number {
    const distinct = new Interner<readonly ProvenCase[]>();
    for (const element of this.decisions.placesOf(obligation.speaksOf)) {
      const steps = this.decisions.stepsOn(element);
      distinct.indexOf(
        steps.map((step, index) => {
          const verdict = verdictOn(obligation, element, steps, index, this.accepted);
          return { when: this.whenOf(step), leaves: effectsOf(step.action, element.tag, element.vrs), because: this.because(verdict, step) } satisfies ProvenCase;
        }),
      );
    }
    return this.certificates.indexOf(distinct.values);
  }

  private because(verdict: ReturnType<typeof verdictOn>, { rule }: DecisionStep): ProvenCase['because'] {
    if (verdict.kind === 'permitted') return 'permitted';
    if (verdict.kind === 'impossible') return { refutation: this.refutations.indexOf(verdict.refutation) };
    assert(this.isDeviation(rule), 'the tables of a plan do not keep a claim that its rules keep');
    return { deviation: rule };
  }

  private whenOf({ conditions }: DecisionStep): readonly number[] {
    return conditions.map((condition) => {
      const index = this.indexes.get(condition);
      assert(index !== undefined, 'a condition that the plan does not have');
      return index;
    });
  }
}

/** Statements that look for text, with their conditions. */
export function detectionsOf({ detect, conditions }: PlanTables): Parameters<typeof unseen>[1] {
  return detect.map(({ condition, redact, review }) => ({ redact, review, condition: conditions[condition] ?? { kind: 'all', of: [] } }));
}

/** Conditions that every file meets that is let in. */
export function acceptedBy({ acceptance, conditions }: PlanTables): readonly Condition[] {
  return acceptance.flatMap(({ condition }) => conditions[condition] ?? []);
}

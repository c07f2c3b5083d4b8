import type { Condition } from '../../base/condition.js';
import { deidentificationMethod } from '../../facts/methods.js';
import { ps315Row } from '../../facts/ps315.js';
import type { Plan } from '../lower/plan.js';
import { acceptedBy, detectionsOf } from './certify.js';
import { claimTable } from './claim-tables.js';
import type { DecisionStep, PlacedElement } from './decisions.js';
import { derivedFlowsAgainst } from './derived-flows.js';
import { isDeviation } from './deviation.js';
import { effectsOf } from './effect.js';
import { openFlows } from './flows.js';
import type { ClaimTable, Obligation } from './obligation.js';
import { premises } from './prove-claim.js';
import type { Certificate, ProvenCase, ProvenClaim, Proofs } from './proofs.js';
import { cleanPixelData, unseen } from './pixel-duty.js';
import { refutes } from './refutation.js';
import { TableDecisions } from './table-decisions.js';

/** What is wrong with the proofs of a plan, in words; empty: they hold. */
export type ProofProblem = string;

/**
 * Checks the proofs of a plan without a search: every row of the claims' tables is there, and for every element that a row speaks of the
 * cases are those that the tables of the plan have, end in one without a condition, and are permitted by the row, or shown impossible
 * by a refutation, or a departure that a rule gives its reason for. What outputs state is proven without departures, and what flows
 * into other attributes is kept in every file.
 */
export function recheckProofs(plan: Plan): readonly ProofProblem[] {
  const checker = new Checker(plan);
  const { claims } = plan.proofs;
  return [...claims.flatMap((claim) => checker.claim(claim)), ...checker.statements(), ...checker.pixels(), ...checker.flows()];
}

class Checker {
  private readonly decisions: TableDecisions;
  private readonly accepted: readonly Condition[];
  private readonly proofs: Proofs;
  private readonly departing = new Set<string>();

  constructor(private readonly plan: Plan) {
    this.decisions = new TableDecisions(plan.tables);
    this.accepted = acceptedBy(plan.tables);
    this.proofs = plan.proofs;
  }

  claim(claim: ProvenClaim): readonly ProofProblem[] {
    const table = claimTable(claim.name, claim.options);
    if (table === undefined) return [`nothing is known of a claim called ${claim.name}`];
    if (claim.rows.length !== table.obligations.length) return [`the proof of ${claim.name} has ${claim.rows.length} rows, its table ${table.obligations.length}`];
    return [...this.derived(claim, table), ...table.obligations.flatMap((obligation, index): readonly ProofProblem[] => {
      const [row, code, certificate] = claim.rows[index] ?? [];
      const known = this.proofs.certificates[certificate ?? -1];
      const fault = row !== obligation.row || code !== obligation.code || known === undefined ? 'the proof is of another row' : this.faultIn(claim, obligation, known);
      return fault === null ? [] : [`${claim.name}, ${obligation.row} (${obligation.code}): ${fault}`];
    })];
  }

  /** Years and ages that are written into other attributes, and that the claim takes away. */
  private derived(claim: ProvenClaim, table: ClaimTable): readonly ProofProblem[] {
    return this.plan.tables.actions.flatMap(({ action, rule }) =>
      derivedFlowsAgainst(action, table).flatMap(({ tag, obligation }) => {
        if (!isDeviation(this.plan.model.rules[rule])) return [`${claim.name}, ${obligation.row} (${obligation.code}): a part of ${tag} flows into another attribute`];
        for (const name of departedFrom(claim, obligation)) this.departing.add(name);
        return [];
      }),
    );
  }

  /** Claims and codes that outputs state, and that no proof without departures stands for. */
  statements(): readonly ProofProblem[] {
    const stands = (name: string): boolean => this.proofs.claims.some((claim) => (claim.name === name || claim.options.includes(name)) && !this.departing.has(name));
    const claimed = this.plan.model.claims.flatMap(({ name, options }) => [name, ...options]);
    const codes = new Set(this.plan.model.methods.map(({ code }) => code));
    const provenCodes = this.proofs.claims.flatMap(({ name, options }) => [name, ...options]).flatMap((name) => (stands(name) ? (deidentificationMethod(name)?.code ?? []) : []));
    return [
      ...claimed.filter((name) => !stands(name)).map((name) => `${name} is claimed, and no proof stands for it`),
      ...[...codes].filter((code) => !provenCodes.includes(code)).map((code) => `${code} is stated in outputs, and no proof stands for it`),
    ];
  }

  /** Outputs that state Clean Pixel Data come with the proof that no image at risk leaves unseen (PS3.15 E.3.1). */
  pixels(): readonly ProofProblem[] {
    const { model, tables } = this.plan;
    const stated = [...model.methods, ...tables.methods].some(({ code }) => code === deidentificationMethod(cleanPixelData)?.code) || model.claims.some(({ options }) => options.includes(cleanPixelData));
    if (!stated) return [];
    const refutation = this.proofs.refutations[this.proofs.pixels ?? -1];
    return refutation !== undefined && refutes(refutation, unseen(this.accepted, detectionsOf(tables))) ? [] : [`${cleanPixelData} is stated, and nothing shows that text is looked for in every image at risk`];
  }

  /** An attribute that is written into another is kept in every file (the language, section 4). */
  flows(): readonly ProofProblem[] {
    const flowing = this.plan.tables.actions.flatMap(({ action }) => {
      const alternatives = action.kind === 'by-type' ? action.alternatives : [action];
      return alternatives.flatMap((alternative) => (alternative.kind === 'replace' ? openFlows(alternative.with) : []));
    });
    return [...new Set(flowing)].flatMap((tag) => {
      const steps = this.decisions.stepsOn({ tag, creator: null, vrs: [], within: [] });
      return steps.every(({ action }) => action.kind === 'keep') ? [] : [`${tag} flows into another attribute and is not kept in every file`];
    });
  }

  private faultIn(claim: ProvenClaim, obligation: Obligation, certificate: Certificate): string | null {
    for (const element of this.decisions.placesOf(obligation.speaksOf)) {
      const steps = this.decisions.stepsOn(element);
      // elements with the same cases may have different reasons: one of a row is permitted, another departs
      const [fault, ...others] = certificate.filter((decision) => this.isOf(decision, steps, element)).map((cases) => this.faultOf(cases, claim, obligation, element, steps));
      if (fault === undefined) return 'the cases are not those of the plan';
      if (fault !== null && !others.includes(null)) return fault;
    }
    return null;
  }

  private faultOf(cases: readonly ProvenCase[], claim: ProvenClaim, obligation: Obligation, element: PlacedElement, steps: readonly DecisionStep[]): string | null {
    if (cases.at(-1)?.when.length !== 0) return 'the cases do not cover every file';
    const unheld = cases.find((each, index) => !this.holds(claim, obligation, element, steps, each, index));
    return unheld === undefined ? null : `a case leaves what the row does not permit: ${unheld.leaves.join(', ')}`;
  }

  private isOf(cases: readonly ProvenCase[], steps: readonly DecisionStep[], { tag, vrs }: PlacedElement): boolean {
    return (
      cases.length === steps.length &&
      cases.every(({ when, leaves }, index) => {
        const step = steps[index];
        return step !== undefined && sameItems(when.map((each) => this.plan.tables.conditions[each]), step.conditions) && sameItems(leaves, effectsOf(step.action, tag, vrs));
      })
    );
  }

  private holds(claim: ProvenClaim, obligation: Obligation, element: PlacedElement, steps: readonly DecisionStep[], { leaves, because }: ProvenCase, index: number): boolean {
    if (because === 'permitted') return leaves.every((effect) => obligation.permits(element).includes(effect));
    if ('refutation' in because) {
      const refutation = this.proofs.refutations[because.refutation];
      return refutation !== undefined && refutes(refutation, premises(obligation, steps, index, this.accepted));
    }
    const rule = this.plan.model.rules[because.deviation];
    if (!isDeviation(rule) || steps[index]?.rule !== because.deviation) return false;
    for (const name of departedFrom(claim, obligation)) this.departing.add(name);
    return true;
  }
}

/** The claim, and the options that promise to clean what the row names. */
export function departedFrom({ name, options }: Pick<ProvenClaim, 'name' | 'options'>, { row, speaksOf }: Obligation): readonly string[] {
  const columns = name !== 'ps3.15-basic' ? {} : speaksOf.kind === 'content' ? { 'clean-structured-content': 'C' } : (ps315Row(row)?.options ?? {});
  return [name, ...Object.entries(columns).flatMap(([option, code]) => (code === 'C' && options.includes(option) ? [option] : []))];
}

function sameItems<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

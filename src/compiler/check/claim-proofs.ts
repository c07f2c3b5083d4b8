import { claimTable, knownClaims } from '../prove/claim-tables.js';
import { proveClaim, type Failure } from '../prove/prove-claim.js';
import type { ClaimTable } from '../prove/obligation.js';
import { departedFrom } from '../prove/recheck.js';
import { RuleDecisions } from '../prove/rule-decisions.js';
import type { Reference } from '../resolve/layer.js';
import type { ModelDraft } from '../resolve/model-draft.js';
import type { RuleBook } from '../resolve/rule-book.js';
import { chainOf } from './weakenings.js';

/** What the proof of one claim came to. */
export interface ClaimProof {
  readonly table: ClaimTable;
  /** where the profile makes the claim; null: it follows from what is extended, and outputs state it by its code */
  readonly stated: Reference | null;
  readonly failures: readonly Failure[];
}

const proven = new WeakMap<ModelDraft, readonly ClaimProof[]>();

/** Every claim that a profile makes, and those that its outputs make for what it extends, each held against its table. */
export function claimProofs(draft: ModelDraft, book: RuleBook): readonly ClaimProof[] {
  let proofs = proven.get(draft);
  if (proofs === undefined) {
    proofs = draft.profile.what === 'option' ? [] : prove(draft, book);
    proven.set(draft, proofs);
  }
  return proofs;
}

function prove(draft: ModelDraft, book: RuleBook): readonly ClaimProof[] {
  const stated = draft.profile.claims.filter(({ name }) => knownClaims.includes(name.text));
  const implied = chainOf(draft).filter((name) => knownClaims.includes(name) && !stated.some((claim) => claim.name.text === name));
  const claims = [
    ...stated.map((claim) => ({ stated: claim, table: claimTable(claim.name.text, optionsFor(claim.name.text, claim.options.map(({ text }) => text), draft)) })),
    ...implied.map((name) => ({ stated: null, table: claimTable(name, optionsFor(name, [], draft)) })),
  ];
  const decisions = new RuleDecisions(book);
  const accepted = draft.acceptance.map(({ condition }) => condition);
  return claims.flatMap((claim) => (claim.table === undefined ? [] : [{ stated: claim.stated, table: claim.table, failures: proveClaim(claim.table, decisions, accepted) }]));
}

/** Options that are chosen and not claimed are a mistake of their own, told once and not once a row. */
function optionsFor(name: string, claimed: readonly string[], draft: ModelDraft): readonly string[] {
  if (name !== 'ps3.15-basic') return [];
  return [...new Set([...claimed, ...(chainOf(draft).includes(name) ? optionsOf(draft) : [])])];
}

/** The options of the profile and of all that it extends. */
export function optionsOf(draft: ModelDraft | null): readonly string[] {
  return draft === null ? [] : [...draft.options.map(({ name }) => name.text), ...optionsOf(draft.base)];
}

/** Names whose promise a failure breaks; none where nothing leaks. */
export function brokenByFailure({ obligation, kind }: Failure, table: ClaimTable): readonly string[] {
  return kind === 'letter' ? [] : departedFrom(table, obligation);
}

import { groupBy } from '../../base/group-by.js';
import { commonness } from '../../facts/iod-types.js';
import { diagnostic, type Diagnostic, type Extras, type Place } from '../diagnostics/diagnostic.js';
import { isDeviation } from '../prove/deviation.js';
import { CONTENT_SEQUENCE } from '../prove/content-places.js';
import { effectInWords } from '../prove/effect.js';
import type { Failure } from '../prove/prove-claim.js';
import { witnessLines } from '../prove/witness.js';
import { attributeInWords, quoted } from '../resolve/wording.js';
import type { Check, Subject } from './check.js';
import { claimProofs, type ClaimProof } from './claim-proofs.js';
import { placeOf, relatedRule, ruleInWords } from './places.js';
import { weakeningsOf } from './weakenings.js';

/**
 * ANC4008, and ANC4009 as a warning: a claim that does not hold, with the row of its table, the rule that acts and a file that shows it
 * (the language, section 6). A rule that says why it departs is a deviation, and the claim goes (ANC4005).
 */
export const claimsProven: Check = (subject) =>
  claimProofs(subject.draft, subject.book).flatMap((proof) =>
    [...groupBy(told(proof, subject), (failure) => groupOf(failure, subject)).values()].flatMap((failures) => problem(proof, failures, subject)),
  );

/** A rule of the profile is told by itself; what is extended and does not do what is claimed is told once. */
function groupOf({ step, kind }: Failure, { draft }: Subject): string {
  const rule = draft.rules[step.rule];
  return `${kind} ${rule?.tier === 2 ? rule.id : 'below'}`;
}

/** What another message does not tell already: a rule that weakens a layer is an error of its own. */
function told({ stated, failures }: ClaimProof, { draft, book }: Subject): readonly Failure[] {
  const weakening = new Set(weakeningsOf(draft, book).map(({ rule }) => rule.id));
  return failures.filter(({ step, kind }) => !isDeviation(draft.rules[step.rule]) && ((stated !== null && kind === 'leak') || !weakening.has(step.rule)));
}

/** The attribute that stands in most kinds of files first: everybody knows it, and it shows best what is meant. */
function bestKnownFirst(failures: readonly Failure[]): readonly Failure[] {
  const ranks = new Map(failures.map((failure) => [failure, failure.element.creator === null && failure.element.concept === undefined ? commonness(failure.element.tag) : 0]));
  return failures.toSorted((a, b) => (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0));
}

function problem({ table, stated }: ClaimProof, found: readonly Failure[], { draft }: Subject): readonly Diagnostic[] {
  const failures = bestKnownFirst(found);
  const [first] = failures;
  const rule = first === undefined ? undefined : draft.rules[first.step.rule];
  if (first === undefined || rule === undefined) return [];
  const rows = [...new Map(failures.map((failure) => [failure.obligation.row, `${elementInWords(failure)} (${failure.obligation.code})`])).values()];
  const parameters = {
    claim: table.options.length === 0 ? table.name : `${table.name} with ${table.options.join(', ')}`,
    table: table.table,
    rule: ruleInWords(rule),
    attribute: elementInWords(first),
    says: first.obligation.says,
    effect: effectInWords[first.effect],
    others: rows.slice(1),
  };
  const { source } = draft.profile;
  const claimed: Place = { source: source.name, span: stated?.span ?? draft.profile.extends?.span ?? draft.profile.name.span };
  const isOwn = rule.tier === 2;
  const extras: Extras = {
    related: isOwn ? [{ ...claimed, message: stated === null ? 'outputs claim what is extended here' : 'the claim' }] : [relatedRule(draft, rule, `\`${ruleInWords(rule)}\` stands here`)],
    witness: first.example === null ? null : witnessLines(first.example, first.element),
  };
  const place = isOwn ? placeOf(draft, rule) : claimed;
  if (first.kind === 'letter') return [diagnostic('ANC4009', parameters, place, extras)];
  return [diagnostic('ANC4008', { ...parameters, isShown: first.example !== null, isOwn, mayKeepYear: first.obligation.permits(first.element).includes('year') }, place, extras)];
}

function elementInWords({ element: { tag, creator, concept }, obligation }: Failure): string {
  if (concept !== undefined) return tag === CONTENT_SEQUENCE ? `an item (${concept.code}, ${concept.scheme})` : `${attributeInWords(tag)} of an item (${concept.code}, ${concept.scheme})`;
  if (creator !== null) return `private ${quoted(creator)} (${tag.slice(0, 4)},${tag.slice(4)})`;
  const { kind } = obligation.speaksOf;
  return kind === 'private' ? 'a private element' : kind === 'unknown' ? 'an element that the dictionary does not know' : attributeInWords(tag);
}

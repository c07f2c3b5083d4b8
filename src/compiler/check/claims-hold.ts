import { deidentificationMethod } from '../../facts/methods.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { PlacedName, Reference } from '../resolve/layer.js';
import type { ModelDraft } from '../resolve/model-draft.js';
import { ps315Options } from '../../facts/ps315.js';
import type { Check } from './check.js';
import { knownClaims } from '../prove/claim-tables.js';
import { optionsOf } from './claim-proofs.js';
import { chainOf } from './weakenings.js';

/** ANC4001 to ANC4003: a claim and its options must be known, and of what the profile extends it names the options that were chosen. */
export const claimsHold: Check = ({ draft }) => draft.profile.claims.flatMap((claim) => problemsOf(claim, draft));

function problemsOf(claim: Reference, draft: ModelDraft): readonly Diagnostic[] {
  const { source } = draft.profile;
  const name = claim.name.text;
  if (!knownClaims.includes(name)) return [unknown(claim.name, 'claim', knownClaims, source.name)];
  if (name !== 'ps3.15-basic') return claim.options.map((option) => unknown(option, 'option', [], source.name));
  const strange = claim.options.filter(({ text }) => deidentificationMethod(text) === undefined);
  if (strange.length > 0) return strange.map((option) => unknown(option, 'option', ps315Options, source.name));
  // a profile of its own making is held against the table, and its options are those that it claims
  return chainOf(draft.base).includes(name) ? [...beyond(claim, draft), ...unclaimed(claim, draft)] : [];
}

function unknown({ text, span }: PlacedName, what: 'claim' | 'option', names: readonly string[], source: string): Diagnostic {
  const near = nearest(text, names);
  return diagnostic('ANC4001', { name: text, what, nearest: near, names }, { source, span }, {
    fix: near === null ? null : { span, replacement: near, title: `write \`${near}\`` },
  });
}

/** Options that are claimed and not chosen. */
function beyond(claim: Reference, draft: ModelDraft): readonly Diagnostic[] {
  const chosen = optionsOf(draft);
  const { source } = draft.profile;
  return claim.options
    .filter(({ text }) => !chosen.includes(text))
    .map(({ text, span }) =>
      diagnostic('ANC4002', { claim: `${claim.name.text} with ${text}`, missing: text, what: 'option' }, { source: source.name, span }, {
        related: draft.profile.extends === null ? [] : [{ source: source.name, span: draft.profile.extends.span, message: 'this is what the profile extends' }],
      }),
    );
}

/** Options of the standard that are chosen and not claimed: what they retain, the bare profile does not allow. Lists of templates retain nothing. */
function unclaimed(claim: Reference, draft: ModelDraft): readonly Diagnostic[] {
  const claimed = claim.options.map(({ text }) => text);
  const missing = optionsOf(draft).filter((option) => !claimed.includes(option) && deidentificationMethod(option) !== undefined);
  if (missing.length === 0) return [];
  const all = [...claimed, ...missing].join(', ');
  const replacement = `claims ${claim.name.text} with ${all}`;
  return [
    diagnostic('ANC4003', { claim: claim.name.text, missing }, { source: draft.profile.source.name, span: claim.name.span }, {
      fix: { span: claim.span, replacement, title: `write \`${replacement}\`` },
    }),
  ];
}

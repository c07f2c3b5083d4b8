import { diagnostic, type Place } from '../diagnostics/diagnostic.js';
import { cleanPixelData, unseen } from '../prove/pixel-duty.js';
import { assumeNothing, togetherSatisfiable } from '../prove/satisfiable.js';
import { witnessLines } from '../prove/witness.js';
import type { ModelDraft } from '../resolve/model-draft.js';
import type { Check } from './check.js';
import { optionsOf } from './claim-proofs.js';

/** ANC4030: where Clean Pixel Data is claimed or chosen, text is looked for in every image that may carry some (PS3.15 E.3.1). */
export const imagesAreSeen: Check = ({ draft }) => {
  const place = claimOf(draft);
  if (place === null) return [];
  const found = togetherSatisfiable(unseen(draft.acceptance.map(({ condition }) => condition), draft.detect), assumeNothing);
  if (found.kind === 'no' && found.refutation !== null) return [];
  return [diagnostic('ANC4030', { why: found.kind === 'yes' ? 'seen' : 'searched' }, place, { witness: found.kind === 'yes' ? witnessLines(found.example, null) : null })];
};

/** Where the profile promises clean pixels; null: it does not. */
function claimOf({ profile, ...draft }: ModelDraft): Place | null {
  if (profile.what === 'option') return null;
  const claimed = profile.claims.find(({ options }) => options.some(({ text }) => text === cleanPixelData));
  if (claimed !== undefined) return { source: profile.source.name, span: claimed.span };
  return optionsOf({ profile, ...draft }).includes(cleanPixelData) ? { source: profile.source.name, span: profile.extends?.span ?? profile.name.span } : null;
}

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { PlacedName } from '../resolve/layer.js';
import type { Check } from './check.js';

/** ANC4004: dates are kept or moved, not both (PS3.15 E.3.6): of the options that are chosen, and of those of one claim. */
export const optionsExclude: Check = ({ draft }) => {
  const { profile } = draft;
  const source = profile.source.name;
  const chosen = contradiction(profile.extends?.options ?? [], source);
  // the claim repeats what was chosen: told once
  return chosen.length > 0 ? chosen : profile.claims.flatMap(({ options }) => contradiction(options, source));
};

function contradiction(options: readonly PlacedName[], source: string): readonly Diagnostic[] {
  const [first, second] = options.filter(({ text }) => text === 'retain-full-dates' || text === 'retain-modified-dates');
  if (first === undefined || second === undefined || first.text === second.text) return [];
  return [diagnostic('ANC4004', { one: first.text, other: second.text }, { source, span: second.span }, { related: [{ source, span: first.span, message: 'the other one' }] })];
}

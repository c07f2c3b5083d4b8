import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './check.js';

/** ANC4004: dates are kept or moved, not both (PS3.15 E.3.6). */
export const optionsExclude: Check = ({ draft }) => {
  const chosen = draft.profile.extends?.options ?? [];
  const [first, second] = chosen.filter(({ text }) => text === 'retain-full-dates' || text === 'retain-modified-dates');
  if (first === undefined || second === undefined || first.text === second.text) return [];
  const source = draft.profile.source.name;
  return [diagnostic('ANC4004', { one: first.text, other: second.text }, { source, span: second.span }, { related: [{ source, span: first.span, message: 'the other one' }] })];
};

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './check.js';

/** ANC2051: a run has one key, so that rules and all that they extend name one secret. */
export const oneSecret: Check = ({ draft }) => {
  const { profile } = draft;
  const [first] = draft.secrets;
  if (first === undefined) return [];
  const own = profile.secrets.filter(({ text }) => text !== first.text);
  const isOthers = draft.secrets.some(({ text }) => text !== first.text && !own.some((each) => each.text === text));
  const found = (name: string, span: typeof first.span): Diagnostic => diagnostic('ANC2051', { name, first: first.text }, { source: profile.source.name, span });
  const other = draft.secrets.find(({ text }) => text !== first.text);
  return [
    ...own.map(({ text, span }) => found(text, span)),
    // two options that name one each
    ...(isOthers && other !== undefined ? [found(other.text, profile.extends?.span ?? profile.name.span)] : []),
  ];
};

import { contentItems } from '../../facts/content-items.js';
import { textOf } from '../format/print-text.js';
import type { Expected } from './expected-at.js';
import { fits, type Suggestion } from './suggestion.js';

/** Concepts of content items with their codes: `"Person Observer Name" (121008, DCM)`. */
export function suggestConcepts({ span, written }: Expected): readonly Suggestion[] {
  return contentItems()
    .filter(({ meaning }) => fits(written, meaning))
    .map(({ meaning, code, scheme, basic }) => ({ label: meaning, kind: 'tag', insert: `${textOf(meaning)} (${code}, ${scheme})`, span, filter: textOf(meaning), detail: `(${code}, ${scheme}) · PS3.15 Table E.3.4-1 ${basic}` }));
}

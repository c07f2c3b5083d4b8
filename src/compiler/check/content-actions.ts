import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Action } from '../resolve/model.js';
import { actionInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { placesOf } from './places.js';

/** ANC2038: a content item goes, stays, or has another value (PS3.3 C.17.3, PS3.15 E.3.4). */
export const contentActions: Check = ({ draft }) =>
  draft.rules.flatMap((rule): readonly Diagnostic[] => {
    const reason = rule.selector.kind === 'content' ? reasonAgainst(rule.action) : null;
    if (reason === null) return [];
    const { source, action } = placesOf(draft, rule);
    return [diagnostic('ANC2038', { action: actionInWords(rule.action), reason }, { source, span: action })];
  });

function reasonAgainst({ kind }: Action): string | null {
  if (kind === 'empty') return 'an item without its value is no content item';
  if (kind === 'by-type') return 'items have no Type that could choose';
  return kind === 'truncate' || kind === 'band' || kind === 'round' ? 'its value can be of any kind' : null;
}

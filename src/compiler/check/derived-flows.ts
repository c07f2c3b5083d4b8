import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { derivedFlowsAgainst } from '../prove/derived-flows.js';
import { isDeviation } from '../prove/deviation.js';
import { attributeInWords, selectorInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { claimProofs } from './claim-proofs.js';
import { placesOf } from './places.js';

/** ANC4015: the year of an attribute, or the age, is written into another although a claim takes it away (the language, section 4). */
export const derivedFlows: Check = ({ draft, book }) =>
  claimProofs(draft, book).flatMap(({ table }) =>
    draft.rules.flatMap((rule): readonly Diagnostic[] => {
      if (isDeviation(rule)) return [];
      const { source, expression, action } = placesOf(draft, rule);
      return derivedFlowsAgainst(rule.action, table).map(({ tag, leaves, obligation: { says } }) =>
        diagnostic('ANC4015', { claim: table.name, table: table.table, part: leaves === 'year' ? `the year of ${attributeInWords(tag)}` : 'the age', into: selectorInWords(rule.selector), attribute: attributeInWords(tag), says }, { source, span: expression ?? action }),
      );
    }),
  );

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { conditionInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { byVm } from '../prove/reach.js';
import { not, satisfiable } from '../prove/satisfiable.js';

/** ANC3012: a condition of `accept` that no file meets, or every file. */
export const acceptanceDecides: Check = ({ draft }) =>
  draft.profile.acceptance.flatMap(({ condition, span }): readonly Diagnostic[] => {
    const never = satisfiable(condition, byVm).kind === 'no';
    const always = satisfiable(not(condition), byVm).kind === 'no';
    if (!never && !always) return [];
    return [diagnostic('ANC3012', { condition: conditionInWords(condition), effect: never ? 'every file would be quarantined' : 'it accepts every file' }, { source: draft.profile.source.name, span })];
  });

import { canonicalJson, type Json } from '../../base/canonical-json.js';
import { witnessLines } from '../prove/witness.js';
import { actionInWords, conditionInWords } from '../resolve/wording.js';
import { isWeaker, type DifferentCase, type ModelDiff } from './diff.js';
import { nameOf } from './diff-text.js';
import type { TreatmentStep } from './treatment.js';

/** The comparison as one JSON document, for other programs. Actions and conditions stand as words of the rule language. */
export function diffJson(diff: ModelDiff): string {
  return canonicalJson({
    format: 'anonc-diff',
    formatVersion: '1.0',
    before: { name: diff.before.name, version: diff.before.version },
    after: { name: diff.after.name, version: diff.after.version },
    weaker: isWeaker(diff),
    attributes: diff.attributes.map(
      (difference): Json => ({
        name: nameOf(difference),
        tag: difference.tag,
        creator: difference.creator,
        vr: difference.ofVr,
        within: typeof difference.within === 'string' || difference.within === null ? difference.within : [...difference.within],
        cases: difference.cases.map(caseJson),
      }),
    ),
    settings: diff.settings.map(({ what, relation, says, witness }): Json => ({ what, relation, says, witness })),
  });
}

function caseJson({ relation, condition, before, after, example }: DifferentCase): Json {
  return { relation, condition: conditionInWords(condition), before: stepJson(before), after: stepJson(after), example: example === null ? null : witnessLines(example, null) };
}

function stepJson({ action, rule }: TreatmentStep): Json {
  return { action: actionInWords(action), rule: rule === null ? null : { source: rule.origin.source, line: rule.origin.line, because: rule.because } };
}

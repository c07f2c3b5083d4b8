import { diagnostic } from '../diagnostics/diagnostic.js';
import type { LintRule } from './lint-rule.js';
import { rulesOf } from './statements.js';

const wordsOfAReason = 4;

/** Words that go with a person or a body that decides. */
const who = /\b(by|approved|agreed|authori[sz]ed|decided|signed|accepted|requested|DPO|IRB|REC|board|committee|officer|sponsor|controller)\b/i;
/** A day, or a year at least. */
const when = /\b(19|20)\d\d\b/;

/** ANC8002: a deviation whose reason is too short, or says neither who decided it nor when. */
export const overrideReason: LintRule = ({ source, tree, isLibrary }) =>
  rulesOf(tree.statements).flatMap(({ override, because }) => {
    // what the library departs from, it departs from for a clause of a law or a standard
    if (override === null || because === null || isLibrary) return [];
    const missing = missingIn(because.text);
    return missing.length === 0 ? [] : [diagnostic('ANC8002', { missing }, { source: source.name, span: because.span })];
  });

function missingIn(reason: string): readonly string[] {
  const words = reason.split(/\s+/).filter((word) => word !== '').length;
  return [...(words < wordsOfAReason ? ['what it is for'] : []), ...(who.test(reason) ? [] : ['who decided it']), ...(when.test(reason) ? [] : ['when'])];
}

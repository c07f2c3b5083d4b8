import { tagText } from '../facts/dictionary.js';
import { ps315Row } from '../facts/ps315.js';
import type { Model } from '../compiler/resolve/model.js';
import { emptyValue } from './obligations/compare.js';
import { instanceObligation, type Entry, type Obligation, type Problem } from './obligations/obligation.js';
import { firstOf } from './read/element.js';
import { textValues } from './read/values.js';

const METHOD_CODES = 0x00120064;
const CODE_VALUE = 0x00080100;
const CODING_SCHEME = 0x00080102;

/** Kinds of findings on a value that another program may well have made by rules of its own. */
const anyValueMayStand = new Set(['replaced/not-replaced', 'replaced/gone', 'replaced/emptied', 'emptied/gone']);
const aDummyMayStand = new Set(['emptied/not-empty', 'replaced/content-not-replaced', 'cleaned/not-cleaned']);

/**
 * What a problem amounts to where only a claim is known, not the rules that made the output (no original is at hand either). Rows of
 * Table E.1-1 say what becomes of a value, not which value stands in its place; null: the claim is not broken by it.
 */
export function asClaimed(problem: Problem, obligation: string, entry: Entry | null): Problem | null {
  const kind = `${obligation}/${problem.kind}`;
  if (anyValueMayStand.has(kind)) return null;
  // nothing is left of a value that is there empty
  if (kind === 'removed/still-there' && entry?.output.every(emptyValue) === true) return null;
  if (aDummyMayStand.has(kind)) return { ...problem, grade: 'review', confidence: 'medium', message: `${problem.message}; by the claim alone it cannot be told from a dummy or a cleaned text` };
  if (entry !== null && ps315Row(tagText(entry.tag)) === undefined) {
    return { ...problem, grade: 'review', confidence: 'medium', message: `${problem.message}; the table of the claim has no row for it, the rules shipped with this verifier have` };
  }
  return problem;
}

/** Against a claim: no output states a method that the claim does not have, for a method more keeps more. */
export function statedBeyondClaim(model: Model): Obligation {
  const claimed = new Set(model.methods.map(({ code }) => code));
  return instanceObligation({
    name: 'stated-methods',
    clause: 'PS3.15 E.1.1 item 6, E.3; PS3.16 CID 7050',
    instance({ output }) {
      const codes = (firstOf(output.dataset, METHOD_CODES)?.items ?? []).flatMap((item) => {
        const text = (tag: number): string => {
          const element = firstOf(item, tag);
          return element === undefined ? '' : (textValues(output.data, element, item)[0] ?? '');
        };
        return text(CODING_SCHEME) === 'DCM' ? [text(CODE_VALUE)] : [];
      });
      const beyond = codes.some((code) => /^1131\d\d$/.test(code) && !claimed.has(code));
      return beyond ? [{ grade: 'review', kind: 'beyond-claim', tagPath: 'DeidentificationMethodCodeSequence', message: 'the output states a method that the claim does not have: more may have been kept than is claimed' }] : [];
    },
  });
}

import { allAttributes } from '../../facts/dictionary.js';
import { allVrs, vrRule } from '../../facts/vr.js';

let cached: ReadonlySet<string> | undefined;

/**
 * Words that files hold whoever the patient is: those of the attribute names of PS3.6 ("patient", "head", "test"), "unknown" and the dummies. As
 * a part of a person's name such a word tells nothing.
 */
export function isVocabulary(word: string): boolean {
  if (cached === undefined) {
    const words = new Set<string>();
    for (const { name } of allAttributes()) for (const part of name.toLowerCase().split(/[^a-z]+/)) if (part.length > 1) words.add(part);
    for (const vr of allVrs()) {
      const dummy = vrRule(vr)?.dummy;
      if (dummy !== null && dummy !== undefined) words.add(dummy.toLowerCase());
    }
    // what programs write where nobody told them a name
    words.add('unknown');
    cached = words;
  }
  return cached.has(word.toLowerCase());
}

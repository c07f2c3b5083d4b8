import { clinicalWords, residueWords } from '../../facts/residue-words.js';
import { isVocabulary } from './vocabulary.js';

let harmless: ReadonlySet<string> | undefined;
let namelike: ReadonlySet<string> | undefined;
let given: ReadonlySet<string> | undefined;

/** A word of techniques, anatomy, the standard, makers or everyday language; digits in it make it one too. Its parts count where it is put together ("BodyRoutine", "t2-weighted"). */
export function isHarmlessWord(word: string): boolean {
  return parts(word).every((part) => (part.length < 3 && /^\p{ASCII}/u.test(part)) || /\d/.test(part) || isHarmless(part));
}

/** A name that diseases, signs and devices have: no person's, unless something says so. */
export function isEponym(word: string): boolean {
  namelike ??= new Set(residueWords().eponyms);
  return namelike.has(base(word));
}

export function isGivenName(word: string): boolean {
  given ??= new Set(residueWords().givenNames);
  return given.has(word.toLowerCase());
}

/** Nothing that this product has read of so far. */
export function isStrange(word: string): boolean {
  return !isHarmlessWord(word) && !isEponym(word);
}

function isHarmless(part: string): boolean {
  harmless ??= new Set([...clinicalWords(), ...residueWords().makers, ...residueWords().commonWords, ...Object.keys(residueWords().months)]);
  const word = base(part);
  return harmless.has(word) || harmless.has(part.toLowerCase()) || isVocabulary(word) || isVocabulary(part);
}

/** Small letters, without the mark of a plural or a genitive. */
function base(word: string): string {
  return word.toLowerCase().replace(/['’]?s$/, '');
}

function parts(word: string): readonly string[] {
  return word.split(/(?<=\p{Ll})(?=\p{Lu})|[-'’.]/u).filter((part) => part !== '');
}

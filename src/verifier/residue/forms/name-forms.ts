import { kanaForms, transliterations } from './transliteration.js';

/** The parts of a PN value by group: [["zwicky", "anna"], ["…", "…"]]; PS3.5 6.2.1.2. */
export function nameGroups(value: string): readonly (readonly string[])[] {
  return value.split('=').map((group) => group.split('^').map((part) => part.trim()));
}

/** A part of a name in other letters: without marks, in Latin letters, in the other kana. */
export function otherSpellings(part: string): readonly string[] {
  return [...new Set([...transliterations(part), ...kanaForms(part)])].filter((one) => one.length > 1);
}

/** Both names together, in both orders, as lists and file names write them; for names each of which is a word of its own as well. */
export function pairedForms(family: string, given: string): readonly string[] {
  return [' ', ', ', ',', '^', '_', '-', '.'].flatMap((mark) => [`${family}${mark}${given}`, `${given}${mark}${family}`]);
}

/** A text that is not ASCII in capitals and small letters, for the search folds ASCII only. */
export function letterCases(text: string): readonly string[] {
  if (/^[\x20-\x7e]*$/.test(text)) return [text];
  const title = text.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  return [...new Set([text, text.toLowerCase(), text.toUpperCase(), title])];
}

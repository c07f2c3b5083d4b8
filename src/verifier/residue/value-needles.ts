import { parseDate } from '../obligations/calendar.js';
import { isStandardUid } from '../obligations/compare.js';
import { foldText } from './automaton.js';
import { dateForms, shiftedDateForms, shortDateForms } from './forms/date-forms.js';
import { encodingsOf, unicodeOf } from './forms/encodings.js';
import { hashForms } from './forms/hash-forms.js';
import { digitForms, idForms } from './forms/id-forms.js';
import { letterCases, nameGroups, otherSpellings, pairedForms } from './forms/name-forms.js';
import type { Needle, NeedleKind, Reach } from './needle.js';
import { isVocabulary } from './vocabulary.js';

/** A needle must have this many bytes. */
const MIN_NAME = 3;
export const MIN_TEXT = 4;
/** letters and digits mixed, "AB123", tell from this length on */
const MIN_ID = 5;
/** a word or a number tells from this length on */
const MIN_WORD = 6;
/** a UID is telling when it is this long; shorter ones are roots and test values */
export const MIN_UID = 16;
/** "1968.3.12.4711": the last two components, when they have this many digits together */
const MIN_UID_TAIL = 10;
/** the digits alone of an id that has other signs too */
const MIN_DIGITS = 7;
/** a longer text is no id that programs rewrite */
const MOST_OF_AN_ID = 32;

/** One form of a value: what a needle is besides whose value it is and where it stood. */
export type Form = Pick<Needle, 'kind' | 'form' | 'boundary' | 'reach' | 'lone'>;
type Emit = (form: Form) => void;

/** A name (PN) by group, component and word, in both orders, in other letters. */
export function nameNeedles(value: string, emit: Emit): void {
  for (const [family = '', given = '', middle = ''] of nameGroups(value)) {
    const lone = given === '' && middle === '';
    for (const component of [family, given, middle]) {
      namePart(component, lone, emit);
      for (const spelling of otherSpellings(component)) namePart(spelling, lone, emit);
    }
    if (lone) continue;
    if (family.length >= MIN_NAME && given.length >= MIN_NAME) for (const form of [`${family}${given}`, `${given}${family}`]) spell('name', form, 'none', 'everywhere', false, emit);
    // where neither is believed by itself, both together are: Young, Li
    const areWords = isVocabulary(family) && isVocabulary(given);
    if (given !== '' && isWeak(family) && isWeak(given) && !areWords) for (const form of pairedForms(family, given)) spell('name', form, 'words', 'everywhere', false, emit);
  }
}

function namePart(component: string, lone: boolean, emit: Emit): void {
  const words = component.split(/[\s-]+/);
  for (const word of words.length > 1 ? [component, ...words.filter((one) => one.length >= MIN_TEXT)] : [component]) {
    if (word.length < MIN_NAME && !(word.length > 1 && isEastAsian(word))) continue;
    spell('name', word, isEastAsian(word) ? 'none' : 'words', isWeak(word) ? 'names' : 'everywhere', lone, emit);
  }
}

/** A name as it stood, where its bytes are not those of its decoded text. */
export function rawNameNeedle(bytes: Uint8Array, emit: Emit): void {
  if (bytes.length < MIN_WORD || bytes.every((byte) => byte >= 0x20 && byte <= 0x7e)) return;
  emit({ kind: 'name', form: foldText(Buffer.from(bytes).toString('latin1')), boundary: 'words', reach: 'everywhere', lone: false });
}

export function textNeedles(kind: NeedleKind, value: string, emit: Emit): void {
  if (value.length < MIN_TEXT) return;
  const numeric = /^\d+$/.test(value);
  const short = value.length < (kind === 'id' && !numeric ? MIN_ID : MIN_WORD);
  spell(kind, value, numeric ? 'digits' : 'words', short || isVocabulary(value) ? 'whole' : 'everywhere', false, emit);
  if ((kind !== 'id' && kind !== 'contact') || value.length > MOST_OF_AN_ID) return;
  for (const form of idForms(value)) spell(kind, form, /^\d+$/.test(form) ? 'digits' : 'words', form.length < MIN_WORD ? 'whole' : 'everywhere', false, emit);
  for (const digits of digitForms(value)) spell(kind, digits, 'digits', digits.length < MIN_DIGITS ? 'whole' : 'everywhere', false, emit);
}

export function uidNeedles(value: string, emit: Emit): void {
  if (value.length < MIN_UID || isStandardUid(value)) return;
  emit({ kind: 'uid', form: value, boundary: 'digits', reach: 'everywhere', lone: false });
  const tail = tailOf(value);
  if (tail.length > MIN_UID_TAIL) emit({ kind: 'uid', form: tail, boundary: 'digits', reach: 'everywhere', lone: false });
}

/** "1968.3.12.4711": the last two components */
export function tailOf(uid: string): string {
  return uid.slice(uid.lastIndexOf('.', uid.lastIndexOf('.') - 1) + 1);
}

/** `shifted`: the date only moves, so that fewer notations mean it; `ofBirth`: short notations are looked for as whole values too. */
export function dateNeedles(value: string, { shifted, ofBirth }: { readonly shifted: boolean; readonly ofBirth: boolean }, emit: Emit): void {
  const date = parseDate(value);
  if (date === null || isVocabulary(value)) return;
  const kind = shifted ? 'shifted-date' : 'date';
  for (const form of shifted ? shiftedDateForms(date) : dateForms(date)) spell(kind, form, /^\d{8}$/.test(form) ? 'stamp' : 'words', 'everywhere', false, emit);
  if (ofBirth && !shifted) for (const form of shortDateForms(date)) spell(kind, form, 'words', 'whole', false, emit);
}

export function hashNeedles(value: Uint8Array, emit: Emit): void {
  if (value.length < MIN_TEXT) return;
  for (const form of hashForms(value)) emit({ kind: 'hash', form: foldText(form), boundary: 'none', reach: 'everywhere', lone: false });
}

/** A text in every encoding, and in every letter case that the search does not fold. */
function spell(kind: NeedleKind, text: string, boundary: Needle['boundary'], reach: Reach, lone: boolean, emit: Emit): void {
  if (/^[\x20-\x7e]*$/.test(text)) {
    const form = foldText(text);
    emit({ kind, form, boundary, reach, lone });
    // text of 16-bit characters hides in private binary values; digits alone are also a ramp of 16-bit pixels
    if ((kind !== 'name' && kind !== 'id') || reach !== 'everywhere' || text.length < MIN_WORD || !/[a-z]{3}/i.test(text)) return;
    const wide = Array.from(form).join('\0');
    emit({ kind, form: `${wide}\0`, boundary, reach, lone });
    emit({ kind, form: `\0${wide}`, boundary, reach, lone });
    return;
  }
  // dates in Asian signs are read by the patterns in whatever character set they stand
  const encode = kind === 'date' || kind === 'shifted-date' ? unicodeOf : encodingsOf;
  for (const written of letterCases(text)) {
    for (const bytes of encode(written)) emit({ kind, form: foldText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')), boundary, reach, lone });
  }
}

/** Met by chance: short, or a word of the standard. Two signs of Chinese or Korean are a name. */
function isWeak(word: string): boolean {
  return (word.length < MIN_TEXT && !isEastAsian(word)) || isVocabulary(word);
}

function isEastAsian(word: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}\u30fc\uff66-\uff9f]+$/u.test(word);
}

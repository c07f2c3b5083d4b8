import { residueWords } from '../../../facts/residue-words.js';
import { isEponym, isGivenName, isHarmlessWord, isStrange } from '../known-words.js';
import { anyOf, matchesOf, type Match, type Pattern, type Reading } from './pattern.js';

const words = residueWords();
const name = "\\p{L}[\\p{L}\\p{M}'’-]+";
const capital = "\\p{Lu}[\\p{L}\\p{M}'’-]+";
const caps = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const caret = new RegExp(`(?<![\\p{L}\\d^])(${name}(?: ${name})?)\\^(${name})`, 'gu');
// "MR", "DR" and "MS" are an examination, a modality and a disease: in capitals a title has its dot
const latin = words.titles.filter((title) => /^\p{L}/u.test(title));
const title = new RegExp(`(?<![\\p{L}\\d])(?:(?:${anyOf(latin.map(caps))})\\.?|(?:${anyOf(latin.map((one) => one.toUpperCase()))})\\.|dr\\.|prof\\.)\\s+(?:(?:${anyOf(latin.map(caps))})\\.?\\s+|(?:von|van|de|der|den|del|di|da|la)\\s+)*(${capital})`, 'gu');
const lastFirst = new RegExp(`(?<![\\p{L}\\d])(${capital}),\\s?(${capital})(?![\\p{L}\\d])`, 'gu');
const bothWords = new RegExp(`(?<![\\p{L}\\d])(?=(${capital})[\\s_]+(${capital})(?![\\p{L}\\d]))`, 'gu');
const label = new RegExp(`(?<![\\p{L}\\d])(?:${anyOf(words.nameLabels)})(?:['’]s)?(?:\\s+name)?["']?\\s*[:=>]\\s*["'(]?(${name})(?:[\\s,^]+(${name}))?`, 'giu');
const spoken = new RegExp(`(?<![\\p{L}\\d])(?:${anyOf(words.nameLabels.filter((one) => one.includes(' ') && !one.endsWith('name') && !one.startsWith('name')))})\\s+(${capital})`, 'giu');
const honoured = new RegExp(`[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}]{1,6}[\\s\\u30fb]?(?:${anyOf(words.nameEndings.filter((one) => !/\p{Script=Hangul}/u.test(one) && one !== '氏'))})|[\\p{Script=Hangul}]{2,4}\\s?(?:${anyOf(words.nameEndings.filter((one) => /\p{Script=Hangul}/u.test(one)))})(?!\\p{Script=Hangul})`, 'gu');

/**
 * Names of persons by what stands beside them: a title, a label, the marks of PN, a given name. A word of techniques, anatomy or
 * everyday language is none, and the name of a disease or device is one only behind a title or a label.
 */
export const names: Pattern = (reading) => {
  const { text, kind } = reading;
  if (kind === 'path') return inPath(reading);
  if (!/\p{L}{2}/u.test(text)) return [];
  const found = [
    ...matchesOf(text, caret, 'name', 'a name with the marks of PN', ([, family = '', given = '']) => (!strangeBoth(family.split(' ').at(-1) ?? '', given) || (kind === 'raw' && !written(family, given)) ? null : isGivenName(given) ? 'high' : 'medium')),
    ...matchesOf(text, title, 'name', 'a name behind a title', ([, family = '']) => (isPlain(family) ? null : 'high')),
    ...matchesOf(text, label, 'name', 'a name that a word announces', ([whole, first = '', second]) => announcedBy(whole, first, second)),
    ...matchesOf(text, honoured, 'name', 'a name with a form of address', () => 'medium'),
  ];
  if (kind === 'raw' || reading.technical) return found;
  return [...found, ...matchesOf(text, spoken, 'name', 'a name that words announce', ([, family = '']) => (/^\p{Lu}/u.test(family) && !isPlain(family) ? 'high' : null)), ...pairs(reading)];
};

function announcedBy(whole: string, first: string, second: string | undefined): 'high' | 'medium' | null {
  const isName = (word: string): boolean => (word.length > 2 || /\p{Script=Han}/u.test(word)) && (isGivenName(word) || !isPlain(word));
  if (isName(first)) return /\p{Lu}/u.test(first) ? 'high' : 'medium';
  return second !== undefined && isName(second) && /\^/.test(whole) ? 'medium' : null;
}

/** Where nothing else was found: a word in no vocabulary may be a name by itself, in prose and where only programs leave a mark. */
export const strangers: Pattern = ({ text, kind }) => {
  if (kind !== 'prose' && kind !== 'aside') return [];
  const word = [...text.matchAll(lone)].find(({ 0: one }) => isStrange(one));
  return word === undefined ? [] : [{ kind: 'name', says: 'a word that no vocabulary has', start: word.index, end: word.index + word[0].length, confidence: 'low' }];
};

/** Two words side by side that may be a person's two names. */
function pairs({ text, kind }: Reading): readonly Match[] {
  return [
    ...matchesOf(text, lastFirst, 'name', 'two words in the order of a list of persons', ([, family = '', given = '']) =>
      isGivenName(given) && !isHarmlessWord(family) ? 'high' : isStrange(family) && isStrange(given) ? (kind === 'prose' ? 'medium' : 'low') : null,
    ),
    ...[...text.matchAll(bothWords)].flatMap(({ index, 1: first = '', 2: second = '' }): readonly Match[] => {
      const confidence = pairConfidence(first, second, kind);
      return confidence === null ? [] : [{ kind: 'name', says: confidence === 'low' ? 'two capital words side by side that no vocabulary has' : 'a given name beside a word that no vocabulary has', start: index, end: index + first.length + 1 + second.length, confidence }];
    }),
  ];
}

function pairConfidence(first: string, second: string, kind: Reading['kind']): 'medium' | 'low' | null {
  const named = (isGivenName(first) && isOther(second)) || (isGivenName(second) && isOther(first));
  if (named) return 'medium';
  const mixed = (word: string): boolean => word.length > 3 && /^\p{Lu}\p{Ll}+$/u.test(word) && isStrange(word);
  return kind === 'prose' && mixed(first) && mixed(second) ? 'low' : null;
}

/** Beside a given name: another given name, or a word of no vocabulary that is not written like a technique. */
function isOther(word: string): boolean {
  return word.length > 2 && (isStrange(word) || (isGivenName(word) && !isPlain(word)));
}

function isPlain(word: string): boolean {
  return !isEponym(word) && !isGivenName(word) && isHarmlessWord(word);
}

function strangeBoth(first: string, second: string): boolean {
  return (isStrange(first) || isGivenName(first)) && (isStrange(second) || isGivenName(second));
}

/** Both as names are written, and long enough that bytes do not read like it by chance. */
function written(...parts: readonly string[]): boolean {
  return parts.every((part) => /^\p{Lu}(?:\p{Lu}{2,}|\p{Ll}{2,})/u.test(part));
}

const lone = /(?<![\p{L}\d_])(?:\p{Lu}\p{Ll}{3,}|\p{Lu}{4,})(?![\p{L}\d_])/gu;

const pathWords = new Set(['dcm', 'dicom', 'dicomdir', 'img', 'ima', 'ser', 'subject', 'visit', 'out', 'output', 'release', 'json', 'slice', 'instance']);

/** In the name of a file or folder each word that no vocabulary has is worth a look. */
function inPath({ text }: Reading): readonly Match[] {
  const strangers = [...text.matchAll(/(?<![\p{L}\d])\p{L}[\p{L}\p{M}]{2,}(?![\p{L}\d])/gu)].filter(({ 0: word }) => !/^[a-f]+$/i.test(word) && !pathWords.has(word.toLowerCase()) && (isGivenName(word) || isStrange(word)));
  return strangers.map(({ 0: word, index }) => ({ kind: 'name', says: 'a word in the name of a file or folder that no vocabulary has', start: index, end: index + word.length, confidence: isGivenName(word) || strangers.length > 1 ? 'medium' : 'low' }));
}

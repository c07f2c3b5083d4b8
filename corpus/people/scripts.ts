import type { CharacterSet } from '../encode-text.js';

/** A script in which names are written, and the character set that files of such names have. */
export interface Script {
  readonly name: string;
  readonly characterSet: CharacterSet;
  /** signs by syllable, in the order of `LATIN`; or signs to choose among, for scripts that write no sounds */
  readonly syllables: readonly string[];
  /** sounds beside the signs, for scripts that have both: the third group of a PN, PS3.5 6.2.1.2 */
  readonly sounds?: readonly string[];
  /** the script stands in the first group of a PN, in place of Latin letters; otherwise in the second and third */
  readonly first: boolean;
}

/** Syllables that make no name of any language when they are drawn by lot; other scripts have the same in the same order. */
export const LATIN = ['ka', 've', 'lu', 'mo', 'ri', 'za', 'no', 'te', 'gu', 'shi', 'po', 'bu'] as const;

const CYRILLIC = ['ка', 'ве', 'лу', 'мо', 'ри', 'за', 'но', 'те', 'гу', 'ши', 'по', 'бу'];
const KANA = ['カ', 'ベ', 'ル', 'モ', 'リ', 'ザ', 'ノ', 'テ', 'グ', 'シ', 'ポ', 'ブ'];
const HANGUL = ['카', '베', '루', '모', '리', '자', '노', '테', '구', '시', '포', '부'];
// Signs for things, put together as no name is.
const KANJI = ['鏡', '橋', '灯', '雲', '波', '星', '鐘', '筆'];
const SIMPLIFIED = ['镜', '桥', '灯', '云', '波', '星', '钟', '笔'];
const HANJA = ['鏡', '橋', '燈', '雲', '波', '星', '鐘', '筆'];

export const SCRIPTS: readonly Script[] = [
  { name: 'Latin with accents', characterSet: 'ISO_IR 100', syllables: ['ká', 'vé', 'lü', 'mø', 'rí', 'zà', 'nô', 'tê', 'gù', 'shï', 'pö', 'bú'], first: true },
  { name: 'Cyrillic beside Latin', characterSet: 'ISO_IR 192', syllables: CYRILLIC, first: false },
  { name: 'kanji and kana', characterSet: '\\ISO 2022 IR 87', syllables: KANJI, sounds: KANA, first: false },
  { name: 'Cyrillic', characterSet: 'ISO_IR 144', syllables: CYRILLIC, first: true },
  { name: 'Chinese', characterSet: 'GB18030', syllables: SIMPLIFIED, first: false },
  { name: 'Greek', characterSet: 'ISO_IR 126', syllables: ['κα', 'βε', 'λου', 'μο', 'ρι', 'ζα', 'νο', 'τε', 'γου', 'σι', 'πο', 'μπου'], first: true },
  { name: 'hanja and hangul', characterSet: '\\ISO 2022 IR 149', syllables: HANJA, sounds: HANGUL, first: false },
  { name: 'Arabic', characterSet: 'ISO_IR 127', syllables: ['كا', 'في', 'لو', 'مو', 'ري', 'زا', 'نو', 'تي', 'غو', 'شي', 'بو', 'بي'], first: true },
  { name: 'plain Latin', characterSet: '', syllables: LATIN, first: true },
  { name: 'Hebrew', characterSet: 'ISO_IR 138', syllables: ['קא', 'וה', 'לו', 'מו', 'רי', 'זא', 'נו', 'טה', 'גו', 'שי', 'פו', 'בו'], first: true },
];

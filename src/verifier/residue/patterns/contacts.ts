import { residueWords } from '../../../facts/residue-words.js';
import { always, anyOf, matchesOf, type Pattern } from './pattern.js';

const mail = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?![\p{L}\p{N}])/gu;
const abroad = /(?<![\p{L}\d.,+-])\+[1-9]\d{0,2}(?:[ ./()-]{0,3}\d){6,12}(?![\d.])/gu;
const northAmerica = /(?<![\p{L}\d.-])(?:1[ -])?(?:\([2-9]\d\d\)[ -]?[2-9]\d\d[ -]\d{4}|[2-9]\d\d-[2-9]\d\d-\d{4}|[2-9]\d\d\.[2-9]\d\d\.\d{4})(?![\d.-])/gu;
const labelled = new RegExp(`(?<![\\p{L}])(?:${anyOf(residueWords().phoneLabels)})(?:\\.|\\b|(?<=\\P{ASCII}))\\s*(?:no|nr|number)?["'.:=>#\\s]{0,5}\\+?\\(?\\d(?:[ ()/.-]{0,2}\\d){4,13}(?!\\d)`, 'giu');

/** Addresses of mail and numbers of telephones. A sign "@" in the name of a protocol ("2D @ 3T") has no domain behind it. */
export const contacts: Pattern = ({ text, technical }) => {
  const found = text.includes('@') ? matchesOf(text, mail, 'e-mail', 'an address of mail', always) : [];
  if (technical || (text.match(/\d/g)?.length ?? 0) < 4) return found;
  return [
    ...found,
    ...matchesOf(text, abroad, 'phone', 'a telephone number with a country', ([number]) => (/^\+\d+[.]\d+$/.test(number) ? null : /[ ()/-]/.test(number) || number.length > 9 ? 'high' : 'medium')),
    ...matchesOf(text, northAmerica, 'phone', 'a telephone number', () => 'medium'),
    ...matchesOf(text, labelled, 'phone', 'a telephone number that a word announces', ([number]) => ((number.match(/\d/g)?.length ?? 0) >= 5 && !/\d\.\d{1,3}$/.test(number.replace(/^.*?(?=\d)/u, '')) ? 'high' : null)),
  ];
};

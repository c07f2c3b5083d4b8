import { residueWords } from '../../../facts/residue-words.js';
import { isStrange } from '../known-words.js';
import { always, anyOf, matchesOf, type Pattern } from './pattern.js';

const words = residueWords();
const capital = '\\p{Lu}[\\p{L}\'’.-]*';
const titled = (list: readonly string[]): string => anyOf(list.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]));
const numberFirst = new RegExp(`(?<![\\p{L}\\d.])\\d{1,5}[A-Za-z]?,?\\s+((?:${capital}\\s+){1,3})(?:${titled(words.streetAfter)})\\.?(?![\\p{L}\\d])`, 'gu');
const wordFirst = new RegExp(`(?<!\\p{L})(?:\\d{1,4},?\\s+)?(?:${titled(words.streetBefore)})\\.?\\s+((?:(?:de|du|des|la|le|del|della|dei|da|dos|das|al|św\\.)\\s+)*${capital}(?:\\s+${capital})?)(,?\\s+(?:n[.º°]?\\s*)?\\d{1,4})?(?![\\p{L}\\d])`, 'gu');
const joined = new RegExp(`(?<!\\p{L})\\p{Lu}\\p{L}{2,}(?:${anyOf(words.streetEndings)}|str\\.)\\s+\\d{1,4}(?:\\s?[a-z])?(?![\\p{L}\\d.])`, 'gu');
const apart = new RegExp(`(?<!\\p{L})(\\p{Lu}[\\p{L}-]{2,})\\s+(?:Strasse|Straße|Str\\.|Weg|Gasse|Platz|Allee|Straat|Laan)\\s+\\d{1,4}(?:\\s?[a-z])?(?![\\p{L}\\d.])`, 'gu');
const unitedKingdom = /(?<!\p{L})(\p{Lu}\p{Ll}{2,}),?\s+(?:[A-Z]{1,2}\d[A-Z\d]?) \d[A-Z]{2}(?![\p{L}\d])/gu;
const unitedStates = new RegExp(`(?:,\\s*|\\p{Ll}\\s+)(?:${anyOf(words.statesUs.map((state) => state.toUpperCase()))})\\.?,?\\s+\\d{5}(?:-\\d{4})?(?![\\p{L}\\d.])`, 'gu');
const withCountry = /(?<![\p{L}\d-])(?:D|CH|A|F|B|L|NL|DK|S|SE|PL|CZ|I|E)-\d{4,5}\s+(\p{Lu}\p{L}{2,})/gu;
const netherlands = /(?<![\p{L}\d.])[1-9]\d{3} ?[A-Z]{2}\s+(\p{Lu}\p{Ll}{2,})/gu;
const canada = /(?<![\p{L}\d])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d(?![\p{L}\d])/gu;
const box = /(?<!\p{L})(?:P\.?\s?O\.?\s?Box|Postfach|Casilla|Apartado|Postbus)\s+\d+/giu;
const announced = /(?<!\p{L})(?:home address|address|addr|adresse|anschrift|wohnhaft|dirección|indirizzo|endereço|adres|住所)["']?\s*[:=>]\s*["']?[\p{L}\d]{2}/giu;

/** Streets, postal codes with a place, boxes. Words of the body and of techniques make no street of a number before them. */
export const addresses: Pattern = ({ text, kind, technical }) => {
  if (kind === 'path' || technical || !/\p{L}/u.test(text)) return [];
  const strange = (found: RegExpMatchArray): 'medium' | null => ((found[1] ?? '').split(/\s+/).some((word) => word.length > 2 && isStrange(word)) ? 'medium' : null);
  return [
    ...matchesOf(text, numberFirst, 'address', 'a street with its number', (found) => (strange(found) ?? (/^\d+\s+\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}{4,}/u.test(found[0]) && /(?:Street|Avenue|Road|Lane|Boulevard)$/.test(found[0]) ? 'medium' : null))),
    ...matchesOf(text, wordFirst, 'address', 'a street', (found) => (found[2] === undefined && !/^\d/.test(found[0]) ? null : strange(found))),
    ...matchesOf(text, joined, 'address', 'a street with its number', ([street]) => (isStrange(street.split(/\s/)[0] ?? '') ? 'medium' : null)),
    ...matchesOf(text, apart, 'address', 'a street with its number', strange),
    ...matchesOf(text, unitedKingdom, 'address', 'a postal code with its place', strange),
    ...matchesOf(text, unitedStates, 'address', 'a postal code with its state', () => 'medium'),
    ...matchesOf(text, withCountry, 'address', 'a postal code with its place', always),
    ...matchesOf(text, netherlands, 'address', 'a postal code with its place', strange),
    ...(kind === 'raw' ? [] : matchesOf(text, canada, 'address', 'a postal code', () => 'medium')),
    ...matchesOf(text, box, 'address', 'a postal box', always),
    ...(kind === 'raw' ? [] : matchesOf(text, announced, 'address', 'an address that a word announces', always)),
  ];
};

import { digitSums, digitsOf, down, isDay, letterPosition, luhn, mod11and10, mod97, pair, weighted } from './arithmetic.js';
import type { Check } from './check.js';

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Numbers of western and southern Europe, by the ids of the fact table. */
export const westernEurope: Readonly<Record<string, Check>> = {
  'gb-nhs': (text) => 11 - (weighted(text.slice(0, 9), down(10, 2)) % 11) === (Number(text[9]) || 11),
  'de-kvnr': (text) => insured(`${two(letterPosition(text[0] ?? ''))}${text.slice(1, 9)}`, [1, 2]) === Number(text[9]),
  'de-rvnr': (text) => {
    const day = pair(text, 2);
    const isBirth = isDay(pair(text, 4), day > 50 ? day - 50 : day);
    return isBirth && insured(`${text.slice(0, 8)}${two(letterPosition(text[8] ?? ''))}${text.slice(9, 11)}`, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) === Number(text[11]);
  },
  'de-idnr': (text) => mod11and10(text) && oneDigitTwice(text.slice(0, 10)),
  'fr-nir': (text) => {
    const number = text.slice(0, 13).replace('2A', '19').replace('2B', '18');
    return /^\d+$/.test(number) && 97 - mod97(number) === Number(text.slice(13));
  },
  'es-dni': (text) => dniLetters[Number(text.slice(0, 8)) % 23] === text[8],
  'es-nie': (text) => dniLetters[Number(`${'XYZ'.indexOf(text[0] ?? '')}${text.slice(1, 8)}`) % 23] === text[8],
  'nl-bsn': (text) => weighted(text, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  'it-cf': (text) => codiceFiscale(text),
  'be-nn': (text) => isDay(pair(text, 2), pair(text, 4)) && ['', '2'].some((century) => 97 - mod97(`${century}${text.slice(0, 9)}`) === Number(text.slice(9))),
  'ch-ahv': (text) => (10 - (weighted(text.slice(0, 12), [1, 3]) % 10)) % 10 === Number(text[12]),
  'at-svnr': (text) => {
    const month = pair(text, 6);
    return isDay(month > 12 ? 1 : month, pair(text, 4)) && weighted(text.slice(0, 3) + text.slice(4), [3, 7, 9, 5, 8, 4, 2, 1, 6]) % 11 === Number(text[3]);
  },
  'pt-nif': (text) => (Math.min(11 - (weighted(text.slice(0, 8), down(9, 2)) % 11), 10) % 10) === Number(text[8]),
  'ie-pps': (text) => {
    const second = text[8] === undefined || text[8] === 'W' ? 0 : letterPosition(text[8]);
    return (weighted(text.slice(0, 7), down(8, 2)) + second * 9) % 23 === letterPosition(text[7] ?? '') % 23;
  },
  'gr-amka': (text) => isDay(pair(text, 2), pair(text, 0)) && luhn(text),
};

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function insured(text: string, weights: readonly number[]): number {
  return digitSums(digitsOf(text).map((digit, index) => digit * (weights[index % weights.length] ?? 0))) % 10;
}

/** Of the ten digits exactly one stands twice, or (since 2016) three times. */
function oneDigitTwice(text: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of text) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] ?? 0) <= 3;
}

/** Values of the signs at odd places, 0 to 9 and A to Z. */
const oddPlaces = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function codiceFiscale(text: string): boolean {
  let sum = 0;
  Array.from(text.slice(0, 15)).forEach((sign, index) => {
    const value = Number.parseInt(sign, 36);
    sum += index % 2 === 0 ? (oddPlaces[value] ?? 0) : value > 9 ? value - 10 : value;
  });
  return (sum % 26) + 1 === letterPosition(text[15] ?? '');
}

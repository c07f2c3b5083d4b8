import { luhn, mod97, weighted } from './arithmetic.js';
import type { Check } from './check.js';

const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/** A to Z; I, O and Q do not occur */
const vinValues = [1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9];

/** Accounts, vehicles and devices, by the ids of the fact table. */
export const sectors: Readonly<Record<string, Check>> = {
  iban: (text) => mod97(`${text.slice(4)}${text.slice(0, 4)}`) === 1,
  card: luhn,
  vin: (text) => {
    const sum = Array.from(text).reduce((total, sign, index) => total + vinValue(sign) * (vinWeights[index] ?? 0), 0);
    return '0123456789X'[sum % 11] === text[8];
  },
  'udi-gtin': (text) => {
    const digits = text.replace(/\D/g, '').slice(-14);
    return weighted(digits.slice(0, 13), [3, 1]) % 10 === (10 - Number(digits[13])) % 10;
  },
};

function vinValue(sign: string): number {
  return /\d/.test(sign) ? Number(sign) : (vinValues[sign.charCodeAt(0) - 65] ?? 0);
}

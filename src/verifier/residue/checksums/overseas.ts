import { digitsOf, down, isDay, luhn, pair, verhoeff, weighted } from './arithmetic.js';
import type { Check } from './check.js';

/** Numbers of Asia, the Americas, Africa and Oceania, by the ids of the fact table. */
export const overseas: Readonly<Record<string, Check>> = {
  'il-id': luhn,
  'in-aadhaar': (text) => text !== Array.from(text).reverse().join('') && verhoeff(text),
  'cn-ric': (text) => isDay(pair(text, 10), pair(text, 12)) && '10X98765432'[weighted(text.slice(0, 17), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] === text[17],
  'kr-rrn': (text) => isDay(pair(text, 2), pair(text, 4)) && (11 - (weighted(text.slice(0, 12), [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === Number(text[12]),
  'th-pin': (text) => (11 - (weighted(text.slice(0, 12), down(13, 2)) % 11)) % 10 === Number(text[12]),
  'sg-nric': (text) => {
    const letters = 'ST'.includes(text[0] ?? '') ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK';
    return letters[(weighted(text.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + ('TG'.includes(text[0] ?? '') ? 4 : 0)) % 11] === text[8];
  },
  'ca-sin': luhn,
  'ca-on-hic': (text) => luhn(text.slice(0, 10)),
  'ca-bc-phn': (text) => (11 - (weighted(text.slice(1, 9), [2, 4, 8, 5, 10, 9, 7, 3]) % 11)) % 11 === Number(text[9]),
  'ca-qc-ramq': (text) => isDay(pair(text, 6) % 50, pair(text, 8)),
  'us-ssn': () => true,
  'us-mbi': () => true,
  'us-npi': (text) => luhn(`80840${text}`),
  'us-dea': (text) => {
    const digits = text.slice(2);
    return (weighted(digits.slice(0, 6), [1, 2]) % 10) === Number(digits[6]);
  },
  'br-cpf': (text) => !allEqual(text) && [9, 10].every((length) => ((weighted(text.slice(0, length), down(length + 1, 2)) * 10) % 11) % 10 === Number(text[length])),
  'br-cns': (text) => weighted(text, down(15, 1)) % 11 === 0,
  'cl-rut': (text) => {
    const rest = weighted(Array.from(text.slice(0, -1)).reverse().join(''), [2, 3, 4, 5, 6, 7]) % 11;
    return ['0', 'K', '9', '8', '7', '6', '5', '4', '3', '2', '1'][rest] === text.at(-1);
  },
  'mx-curp': (text) => isDay(pair(text, 6), pair(text, 8)) && curp(text),
  'au-medicare': (text) => weighted(text.slice(0, 8), [1, 3, 7, 9]) % 10 === Number(text[8]),
  'au-ihi': luhn,
  'nz-nhi': (text) => {
    const letters = Array.from(text.slice(0, 3), (letter) => 'ABCDEFGHJKLMNPQRSTUVWXYZ'.indexOf(letter) + 1);
    const sum = [...letters, ...digitsOf(text.slice(3, 6))].reduce((total, value, index) => total + value * (7 - index), 0);
    // 11 is not issued
    return sum % 11 !== 0 && (11 - (sum % 11)) % 10 === Number(text[6]);
  },
  'za-id': (text) => isDay(pair(text, 2), pair(text, 4)) && luhn(text),
};

function allEqual(text: string): boolean {
  return new Set(text).size === 1;
}

function curp(text: string): boolean {
  const signs = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
  const sum = Array.from(text.slice(0, 17)).reduce((total, sign, index) => total + signs.indexOf(sign) * (18 - index), 0);
  return (10 - (sum % 10)) % 10 === Number(text[17]);
}

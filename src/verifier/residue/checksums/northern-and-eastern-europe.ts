import { isDay, luhn, mod11and10, pair, weighted } from './arithmetic.js';
import type { Check } from './check.js';

const hetuSigns = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/** Numbers of northern and eastern Europe and Turkey, by the ids of the fact table. */
export const northernAndEasternEurope: Readonly<Record<string, Check>> = {
  'se-pnr': (text) => {
    const short = text.slice(-10);
    const day = pair(short, 4);
    return isDay(pair(short, 2), day > 60 ? day - 60 : day) && luhn(short);
  },
  'no-fnr': (text) => {
    const day = pair(text, 0);
    if (!isDay(pair(text, 2), day > 40 ? day - 40 : day)) return false;
    return weighted(text.slice(0, 10), [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 && weighted(text, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
  },
  'dk-cpr': (text) => isDay(pair(text, 2), pair(text, 0)) && weighted(text, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  'fi-hetu': (text) => isDay(pair(text, 2), pair(text, 0)) && hetuSigns[Number(text.slice(0, 6) + text.slice(7, 10)) % 31] === text[10],
  'is-kt': (text) => {
    const day = pair(text, 0);
    return isDay(pair(text, 2), day > 40 ? day - 40 : day) && (11 - (weighted(text.slice(0, 8), [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(text[8]);
  },
  'pl-pesel': (text) => isDay(pair(text, 2) % 20, pair(text, 4)) && weighted(text, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
  'cz-rc': (text) => isDay((pair(text, 2) % 50) % 20, pair(text, 4)) && Number(text) % 11 === 0,
  'hu-taj': (text) => weighted(text.slice(0, 8), [3, 7]) % 10 === Number(text[8]),
  'ro-cnp': (text) => isDay(pair(text, 3), pair(text, 5)) && one(weighted(text.slice(0, 12), [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11) === Number(text[12]),
  'bg-egn': (text) => isDay(pair(text, 2) % 20, pair(text, 4)) && (weighted(text.slice(0, 9), [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(text[9]),
  'hr-oib': mod11and10,
  'ex-yu-jmbg': (text) => isDay(pair(text, 2), pair(text, 0)) && (11 - (weighted(text.slice(0, 12), [7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(text[12]),
  'ee-ik': (text) => {
    if (!isDay(pair(text, 3), pair(text, 5))) return false;
    const first = weighted(text.slice(0, 10), [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
    const rest = first < 10 ? first : (weighted(text.slice(0, 10), [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11) % 10;
    return rest === Number(text[10]);
  },
  'tr-tckn': (text) => {
    const odd = weighted(text.slice(0, 9), [1, 0]);
    const even = weighted(text.slice(0, 9), [0, 1]);
    return (((7 * odd - even) % 10) + 10) % 10 === Number(text[9]) && weighted(text.slice(0, 10), [1]) % 10 === Number(text[10]);
  },
};

function one(rest: number): number {
  return rest === 10 ? 1 : rest;
}

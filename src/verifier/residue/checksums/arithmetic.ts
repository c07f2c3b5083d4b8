/** The digits of a text of digits. */
export function digitsOf(text: string): number[] {
  return Array.from(text, Number);
}

/** Sum of digit times weight; the weights begin anew where there are more digits. */
export function weighted(text: string, weights: readonly number[]): number {
  return digitsOf(text).reduce((sum, digit, index) => sum + digit * (weights[index % weights.length] ?? 0), 0);
}

/** Weights that count down, "10, 9, … 2". */
export function down(from: number, to: number): readonly number[] {
  return Array.from({ length: from - to + 1 }, (_, index) => from - index);
}

/** ISO/IEC 7812: from the right, every second digit doubled. */
export function luhn(text: string): boolean {
  let sum = 0;
  digitsOf(text)
    .reverse()
    .forEach((digit, index) => {
      const value = index % 2 === 0 ? digit : digit * 2;
      sum += value > 9 ? value - 9 : value;
    });
  return sum % 10 === 0;
}

/** ISO 7064 MOD 11,10, check digit last. */
export function mod11and10(text: string): boolean {
  let product = 10;
  for (const digit of digitsOf(text.slice(0, -1))) {
    const sum = (product + digit) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (product + Number(text.at(-1))) % 10 === 1;
}

/** What is left of a long number divided by 97; letters count as two digits, A as 10 (ISO 7064 MOD 97-10). */
export function mod97(text: string): number {
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** Sum of the digits of each number: the products of some insurers' checks. */
export function digitSums(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + Math.floor(number / 10) + (number % 10), 0);
}

const dihedral = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];
const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** Verhoeff's check in the dihedral group of order ten, check digit last. */
export function verhoeff(text: string): boolean {
  let check = 0;
  digitsOf(text)
    .reverse()
    .forEach((digit, index) => {
      let permuted = digit;
      for (let times = 0; times < index % 8; times += 1) permuted = permutation[permuted] ?? 0;
      check = dihedral[check]?.[permuted] ?? 0;
    });
  return check === 0;
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether month and day can stand together in some year. */
export function isDay(month: number, day: number): boolean {
  return day >= 1 && day <= (monthDays[month - 1] ?? 0);
}

/** Two digits of a text as a number. */
export function pair(text: string, at: number): number {
  return Number(text.slice(at, at + 2));
}

/** "A" is 1. */
export function letterPosition(letter: string): number {
  return letter.charCodeAt(0) - 64;
}

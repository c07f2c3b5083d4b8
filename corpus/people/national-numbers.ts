import type { Random } from '../random.js';

/** A made-up number that passes the checksum of its kind, as a person would write it down. */
export interface NationalNumber {
  readonly label: string;
  readonly number: string;
}

/**
 * Numbers of several countries and sectors. Where a scheme has a range for tests, the number lies in it; where it holds a birth
 * date, it is the subject's.
 *
 * @param birthDate YYYYMMDD
 */
export function nationalNumbers(random: Random, birthDate: string): readonly NationalNumber[] {
  return [
    { label: 'NHS', number: nhs(random) },
    { label: 'BSN', number: bsn(random) },
    { label: 'PESEL', number: pesel(random, birthDate) },
    { label: 'IBAN', number: iban(random) },
    { label: 'Card', number: card(random) },
    { label: 'CPF', number: cpf(random) },
    { label: 'KVNR', number: kvnr(random) },
    { label: 'SSN', number: `900-${random.between(10, 49)}-${random.between(1000, 9999)}` },
  ];
}

/** Health service number of England, of the range for tests: weights 10 to 2, modulo 11. */
function nhs(random: Random): string {
  return drawUntil(() => {
    const digits = `999${random.digits(6)}`;
    const check = (11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return check === 10 ? null : `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}${check}`;
  });
}

/** Citizen service number of the Netherlands, with the prefix for tests. */
function bsn(random: Random): string {
  return drawUntil(() => {
    const digits = `9999${random.digits(4)}`;
    const check = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return check === 10 ? null : `${digits}${check}`;
  });
}

/** Poland: birth date, four digits, check digit. */
function pesel(random: Random, birthDate: string): string {
  const digits = `${birthDate.slice(2)}${random.digits(4)}`;
  return `${digits}${(10 - (weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10}`;
}

/** ISO 13616, German layout: the number with `DE00` moved to the end is one modulo 97. */
function iban(random: Random): string {
  const account = random.digits(18);
  return `DE${String(98n - (BigInt(`${account}131400`) % 97n)).padStart(2, '0')}${account}`;
}

/** ISO/IEC 7812: Luhn. */
function card(random: Random): string {
  const digits = `4${random.digits(14)}`;
  const sum = Array.from(digits).reverse().reduce((total, digit, index) => total + digitSum(Number(digit) * (index % 2 === 0 ? 2 : 1)), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Brazil: two check digits. */
function cpf(random: Random): string {
  const digits = random.digits(9);
  const first = ((weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  const second = ((weighted(`${digits}${first}`, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  return `${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}-${first}${second}`;
}

/** German health insurance: a letter as two digits, eight digits, digit sums of weights 1, 2, 1, 2 … */
function kvnr(random: Random): string {
  const letter = random.between(1, 26);
  const digits = random.digits(8);
  const spelled = `${String(letter).padStart(2, '0')}${digits}`;
  const sum = Array.from(spelled).reduce((total, digit, index) => total + digitSum(Number(digit) * (index % 2 === 0 ? 1 : 2)), 0);
  return `${String.fromCharCode(64 + letter)}${digits}${sum % 10}`;
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
}

function digitSum(value: number): number {
  return value > 9 ? value - 9 : value;
}

/** Some numbers have no check digit and are not issued. */
function drawUntil(draw: () => string | null): string {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const drawn = draw();
    if (drawn !== null) return drawn;
  }
  throw new Error('internal error: no number with a check digit was drawn');
}

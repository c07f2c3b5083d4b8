import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** Why a pattern of an allow-list lets through what nobody has listed. */
export type Openness = 'words' | 'digits' | 'numbers';

/** What a match can hold beside what the pattern spells out: most letters, most digits; and letters that are spelled out at least. */
interface Content {
  readonly letters: number;
  readonly digits: number;
  readonly spelled: number;
}

const nothing: Content = { letters: 0, digits: 0, spelled: 0 };
const anything: Content = { letters: Infinity, digits: Infinity, spelled: 0 };
/** of a year, a b-value, a thickness; a record or telephone number has more */
const mostDigits = 4;
/** `T[12]`, `[ABC]`: as many are as good as listed */
const mostListedLetters = 3;
const mostListedDigits = 2;

/**
 * Whether the pattern can match what it does not spell out: `words`: two letters that may be any; `digits`: more than four such digits in
 * a match; `numbers`: such digits without a letter that is spelled out, so that a date or a number in parts stays piece by piece. Null
 * where none of it is so. A bound from above: look-around is taken to match everything. Each pattern counts by itself.
 */
export function opennessOf(source: string): Openness | null {
  const { letters, digits, spelled } = contentOf(source);
  if (letters > 1) return 'words';
  if (digits > mostDigits) return 'digits';
  return digits > 0 && spelled === 0 ? 'numbers' : null;
}

function contentOf(source: string): Content {
  try {
    return ofAlternatives(new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode: true }).alternatives);
  } catch (error) {
    // one that is no expression is told elsewhere, and nothing is known of it
    if (error instanceof SyntaxError) return anything;
    throw error;
  }
}

function ofAlternatives(alternatives: readonly AST.Alternative[]): Content {
  const each = alternatives.map(({ elements }) => elements.map(ofElement).reduce((a, b) => ({ letters: a.letters + b.letters, digits: a.digits + b.digits, spelled: a.spelled + b.spelled }), nothing));
  return { letters: Math.max(0, ...each.map(({ letters }) => letters)), digits: Math.max(0, ...each.map(({ digits }) => digits)), spelled: Math.min(...each.map(({ spelled }) => spelled)) };
}

function ofElement(element: AST.Element): Content {
  switch (element.type) {
    case 'Assertion':
      return nothing;
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return anything;
    case 'Group':
    case 'CapturingGroup':
      return ofAlternatives(element.alternatives);
    case 'Quantifier':
      return repeated(ofElement(element.element), element);
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return ofCharacters(element.raw);
  }
}

function repeated({ letters, digits, spelled }: Content, { min, max, element }: AST.Quantifier): Content {
  const times = (count: number): number => (count === 0 ? 0 : count * max);
  // a few letters in any order and number are words again
  const mixed = max > 2 ? mixedIn(element) : nothing;
  return { letters: Math.max(times(letters), times(mixed.letters)), digits: Math.max(times(digits), times(mixed.digits)), spelled: spelled * min };
}

function mixedIn(element: AST.Element): Content {
  const listed = listedBy(element.raw);
  return { letters: listed.letters > 1 ? 1 : 0, digits: listed.digits > 1 ? 1 : 0, spelled: 0 };
}

function ofCharacters(raw: string): Content {
  const { letters, digits, others } = listedBy(raw);
  return { letters: letters > mostListedLetters ? 1 : 0, digits: digits > mostListedDigits ? 1 : 0, spelled: letters > 0 && letters <= mostListedLetters && digits === 0 && others === 0 ? 1 : 0 };
}

const latin = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
const elsewhere = ['é', 'ß', 'ø', 'ł', 'Ж', 'ж', 'α', 'א', 'ا', '李', 'か', 'カ', '김', 'क', 'ก'];
const signs = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code)).filter((sign) => !/[A-Za-z0-9]/.test(sign));

/** How many letters (large and small ones are one), digits and other signs one of which the text can be. */
function listedBy(raw: string): { readonly letters: number; readonly digits: number; readonly others: number } {
  let one: RegExp;
  try {
    one = new RegExp(`^(?:${raw})$`, 'u');
  } catch {
    return { letters: Infinity, digits: Infinity, others: 0 };
  }
  const letters = [...latin.map((letter) => [letter, letter.toUpperCase()]), ...elsewhere.map((letter) => [letter])].filter((forms) => forms.some((form) => one.test(form))).length;
  const digits = Array.from({ length: 10 }, (_, digit) => String(digit)).filter((digit) => one.test(digit)).length;
  return { letters, digits, others: signs.filter((sign) => one.test(sign)).length };
}

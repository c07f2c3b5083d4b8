import { vrRule } from '../../facts/vr.js';

/**
 * Why a text cannot be one value of this VR, PS3.5 Table 6.2-1, in words that end the sentence "`text` is no value of VR: …"; null
 * where it can. Only characters that every file can hold count, whatever its character set: those of ISO IR 6 (PS3.5 6.1.1).
 */
export function fault(text: string, vr: string): string | null {
  const rule = vrRule(vr);
  if (rule === undefined) return 'nothing is known of this value representation';
  if (rule.kind === 'binary' || rule.kind === 'sequence') return 'it holds no text';
  if (text === '') return 'a value is not empty';
  if (rule.maxChars !== null && rule.maxChars !== undefined && Array.from(text).length > rule.maxChars && vr !== 'PN') return `it holds ${rule.maxChars} characters at most, these are ${Array.from(text).length}`;
  return syntax[vr]?.(text) ?? repertoire(text, vr);
}

/** Whether every character of a text may stand in a value of this VR; null where it may. */
export function repertoire(text: string, vr: string): string | null {
  const lines = vr === 'LT' || vr === 'ST' || vr === 'UT';
  if (/[^ -~\t\n\f\r]/.test(text)) return 'only letters without accents, digits, spaces and the usual signs can be written into every file';
  if (/[\t\n\f\r]/.test(text) && !lines) return 'it has no line breaks and no tabulators';
  if (text.includes('\\') && !lines) return 'a backslash would split it into two values';
  if (vr === 'CS' && /[^A-Z0-9 _]/.test(text)) return 'it has capital letters, digits, spaces and underscores only';
  return null;
}

type Syntax = (text: string) => string | null;

const syntax: Readonly<Record<string, Syntax>> = {
  AS: matching(/^\d{3}[DWMY]$/, 'an age is three digits and D, W, M or Y: 045Y'),
  DA: (text) => (/^\d{8}$/.test(text) && isDay(text) ? null : 'a date is year, month and day: 20240229'),
  DT: (text) => (isDateTime(text) ? null : 'a date with time is year, month, day, hour, minute and second, from the left: 20240229143000'),
  TM: matching(/^([01]\d|2[0-3])([0-5]\d([0-5]\d(\.\d{1,6})?)?)?$/, 'a time is hour, minute and second: 143000'),
  IS: (text) => (/^[+-]?\d+$/.test(text) && Math.abs(Number(text)) < 2 ** 31 ? null : 'a whole number is digits with a sign before them if need be, below 2147483648'),
  DS: matching(/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/, 'a decimal number is digits, a point and an exponent if need be: 1.5'),
  UI: matching(/^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/, 'a UID is numbers without leading zeros, joined by points: 1.2.840.10008.1.1'),
  UR: matching(/^[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]+$/, 'an address has no spaces and only the signs that addresses have'),
  PN: personName,
};

function matching(pattern: RegExp, reason: string): Syntax {
  return (text) => (pattern.test(text) ? null : reason);
}

function isDay(digits: string): boolean {
  const [month, day] = [Number(digits.slice(4, 6)), Number(digits.slice(6, 8))];
  const year = Number(digits.slice(0, 4));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

function isDateTime(text: string): boolean {
  const parts = /^(\d{4})((\d{2})((\d{2})(([01]\d|2[0-3])([0-5]\d([0-5]\d(\.\d{1,6})?)?)?)?)?)?([+-]\d{4})?$/.exec(text);
  if (parts === null) return false;
  return isDay(`${parts[1] ?? ''}${parts[3] ?? '01'}${parts[5] ?? '01'}`);
}

/** PS3.5 6.2.1.1: up to three groups of at most 64 characters, each of up to five components. */
function personName(text: string): string | null {
  const groups = text.split('=');
  if (groups.length > 3 || groups.some((group) => group.split('^').length > 5)) return 'a name has up to five parts joined by `^`, in up to three groups joined by `=`';
  return groups.some((group) => group.length > 64) ? 'each group of a name holds 64 characters at most' : null;
}

import { residueWords } from '../../../facts/residue-words.js';
import { anyOf, matchesOf, type Pattern } from './pattern.js';

const words = residueWords();
const token = '([A-Z]{0,4}[-_/.]?\\d[A-Z\\d]*(?:[-/.][A-Z\\d]+)*)';
/** labels of one short word mean other things without a mark behind them: "acc 2", "Fall" */
const isShort = (label: string): boolean => !label.includes(' ') && label.length < 5;
const marked = new RegExp(`(?<![\\p{L}\\d])(?:${anyOf(words.numberLabels)})\\.?["']?\\s*[:=#>]\\s*["'#]?${token}(?![\\p{L}\\d])`, 'giu');
const bare = new RegExp(`(?<![\\p{L}\\d])(?:${anyOf([...words.numberLabels.filter((label) => !isShort(label)), 'mrn', 'mr#'])})\\.?\\s*#?${token}(?![\\p{L}\\d])`, 'giu');
const identity = new RegExp(`(?<![\\p{L}\\d])ID\\s?[:#=]\\s*${token}(?![\\p{L}\\d])`, 'gu');
const run = /(?<![\p{L}\d.,+-]|\d[ /])\d{7,12}(?![\p{L}\d]|[.,]\d|[-/]\d)/gu;
const serial = new RegExp(`(?<![\\p{L}\\d])(?:${anyOf(words.deviceLabels)})\\.?\\s*[:#=]?\\s*(?=[A-Z-]*\\d)([A-Z\\d][A-Z\\d-]{3,})(?![\\p{L}\\d])`, 'giu');
const position = /(?:(?:lat|latitude|gps)\W{0,4}-?\d{1,2}\.\d{3,}\D{1,12}?-?\d{1,3}\.\d{3,}|(?<![\d.])\d{1,2}\.\d{3,}°?\s?[NS][,;\s]+\d{1,3}\.\d{3,}°?\s?[EW]|\d{1,2}°\s?\d{1,2}['′]\s?\d{1,2}(?:\.\d+)?["″]\s?[NS])/giu;
const guid = /(?<![\p{L}\d-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\p{L}\d-])/giu;
const digest = /(?<![\p{L}\d+/=])(?=[\da-f]*[a-f])(?=[\da-f]*\d)(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})(?![\p{L}\d+/=])/giu;
const age = /(?<![\p{L}\d.,])(?:9\d|1[0-2]\d)\s*-?\s*(?:y|yr|yrs|yo|y\/o|year|years|jahre|jahr|jährige?r?|ans|años|anos|anni|lat|jaar|år)(?![\p{L}\d])|(?<!\p{L})(?:ninety|hundred)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?[- ]years?[- ]old/giu;

function digits(text: string): number {
  return text.match(/\d/g)?.length ?? 0;
}

/** Numbers that a word calls those of a patient, a visit or a device, and runs of digits in texts that people write. */
export const recordNumbers: Pattern = ({ text, kind, technical, identifying }) => {
  if (digits(text) < 3) return [];
  return [
    ...matchesOf(text, marked, 'record-number', 'a number that a word calls one of a patient or an order', ([, number = '']) => (digits(number) < 3 ? null : digits(number) < 4 ? 'medium' : 'high')),
    ...matchesOf(text, bare, 'record-number', 'a number that a word calls one of a patient or an order', ([, number = '']) => (digits(number) < 4 ? null : 'high')),
    ...(technical ? [] : matchesOf(text, identity, 'record-number', 'a number behind a mark of identity', ([, number = '']) => (digits(number) < 4 ? null : 'medium'))),
    ...matchesOf(text, serial, 'device', 'the serial number of a device', ([whole, number = '']) => (digits(number) < 3 ? null : /[:#=]|serial/i.test(whole) ? 'high' : /^SN/.test(whole) ? 'medium' : null)),
    ...(technical || kind === 'raw' || kind === 'path' || identifying ? [] : matchesOf(text, run, 'number', 'a long number in a text', ([number]) => (/^(?:19|20)\d{6}$/.test(number) || /^(\d)\1+$/.test(number) ? null : 'low'))),
  ];
};

export const positions: Pattern = ({ text }) => matchesOf(text, position, 'position', 'a position on the earth', () => 'high');

/** Identities of programs and digests: an unsalted digest of a number gives the number away. */
export const digests: Pattern = ({ text, kind, technical }) =>
  technical || kind === 'raw' || kind === 'path'
    ? []
    : [...matchesOf(text, guid, 'digest', 'an identifier of 128 bits', () => 'low'), ...matchesOf(text, digest, 'digest', 'what looks like a digest', () => 'low')];

/** 45 CFR 164.514(b)(2)(i)(C): ages over 89. */
export const ages: Pattern = ({ text, kind }) => (kind === 'raw' ? [] : matchesOf(text, age, 'age', 'an age over 89', ([found]) => (Number.parseInt(found, 10) < 90 ? null : 'medium')));

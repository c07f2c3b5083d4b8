import { harmlessMarks } from '../../../facts/harmless-marks.js';
import type { Reading } from './ocr.js';

/** What is read with less than this is not read. */
const leastConfidence = 0.7;

const { marks, units } = harmlessMarks();
const escaped = units.map((unit) => unit.replaceAll('/', '\\/')).join('|');
const mark = new RegExp(`^(?:${marks.join('|')}|[+-]?\\d{1,4}(?:[.,]\\d{1,2})? ?(?:${escaped}))$`, 'iu');

/** A mark that says nothing of a person: a side, a direction, a number with its unit (harmless-marks.json). */
export function isHarmless({ text, confidence }: Reading): boolean {
  return confidence >= leastConfidence && mark.test(text.trim());
}

/** Whether one of a profile's patterns matches the text as a whole. */
export function isAllowed({ text, confidence }: Reading, allow: readonly string[]): boolean {
  const whole = text.trim();
  return confidence >= leastConfidence && whole !== '' && allow.some((pattern) => new RegExp(`^(?:${pattern})$`, 'u').test(whole));
}

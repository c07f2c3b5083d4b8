import { bytesOf, emptyValue, isDummy, originalOf, valuesOf } from './compare.js';
import { elementObligation, type Entry, type Obligation, type Problem } from './obligation.js';
import type { DemandedAction } from '../expected.js';

type Grid = Extract<DemandedAction, { kind: 'band' | 'round' }>;

/** Numbers on a grid: the lower end of their band, or the nearest multiple, and nothing between. */
export function generalised(): Obligation {
  return elementObligation({
    name: 'generalised',
    clause: 'the language, section 4, band and round; 45 CFR 164.514(b)(2)(i)(C) for ages',
    judges: ['band', 'round'],
    element: (entry, demand) => (demand.action.kind === 'band' || demand.action.kind === 'round' ? judge(entry, demand.action) : null),
  });
}

function judge(entry: Entry, grid: Grid): Problem | null {
  const original = originalOf(entry);
  const [output] = entry.output;
  const olds = original === undefined ? null : valuesOf(original);
  if (output === undefined || emptyValue(output)) {
    // fail closed: what is no number may go
    const readable = olds !== null && olds.every((old) => numberOf(old, entry.vr) !== null);
    return readable ? { grade: 'fitness', kind: 'gone', message: 'an element that must be generalised has no value' } : null;
  }
  if (isDummy(output)) return null;
  const values = valuesOf(output);
  if (olds !== null && values.length !== olds.length) return { grade: 'suspect', kind: 'count-differs', message: 'numbers do not answer those of the original one by one', value: bytesOf(output) };
  for (const [index, value] of values.entries()) {
    if (value === '' && (olds === null || olds[index] === '')) continue;
    const number = numberOf(value, entry.vr);
    if (number === null || !isOnGrid(number, grid)) return { grade: 'leak', kind: 'off-grid', message: 'a number is more exact than the rule allows', value: bytesOf(output) };
    const old = olds === null ? null : numberOf(olds[index] ?? '', entry.vr);
    if (old !== null && !isNear(number, old, grid)) return { grade: 'fitness', kind: 'wrong-band', message: 'a generalised number is not the one of its original', value: bytesOf(output) };
  }
  return null;
}

/** Years of an age, where days, weeks and months are 0; else the number itself. */
function numberOf(text: string, vr: string): number | null {
  if (vr === 'AS') {
    const [, digits, unit] = /^(\d{3})([DWMY])$/.exec(text) ?? [];
    return digits === undefined ? null : unit === 'Y' ? Number(digits) : 0;
  }
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** A millionth of a step: decimal fractions are none in binary. */
const tolerance = 1e-6;

function isOnGrid(number: number, grid: Grid): boolean {
  const step = grid.kind === 'band' ? grid.by : Number(grid.to);
  const steps = number / step;
  const isMultiple = Math.abs(steps - Math.round(steps)) < tolerance;
  if (grid.kind === 'round' || grid.top === null) return isMultiple;
  return number === grid.top || (number < grid.top && isMultiple);
}

function isNear(number: number, old: number, grid: Grid): boolean {
  if (grid.kind === 'round') return Math.abs(number - old) <= Number(grid.to) * (0.5 + tolerance);
  if (grid.top !== null && old >= grid.top) return number === grid.top;
  return number <= old + tolerance && old < number + grid.by;
}

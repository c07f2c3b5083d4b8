import type { Expression, Fallback } from '../../compiler/resolve/model.js';
import { vrRule } from '../../facts/vr.js';
import { rootValues } from '../read/values.js';
import { bytesOf, emptyValue, hadValue, identifyingLeaves, isDummy, originalOf, sameValue, valuesOf } from './compare.js';
import type { Producible } from './producible.js';
import { elementObligation, type Entry, type Obligation, type Occurrence, type Pair, type Problem } from './obligation.js';
import { tablesRead, type TableValues } from './table-values.js';

const ISSUER_OF_PATIENT_ID = 0x00100021;

/**
 * D of Table E.1-1: the value is one that the rule can produce, of a table the cell of the subject's own row, and pseudonyms are one to one
 * over the release.
 */
export function replaced(values: TableValues): Obligation {
  const pseudonyms = new Map<string, string>();
  const origins = new Map<string, string>();

  function element(entry: Entry, expression: Expression, otherwise: Fallback | undefined, pair: Pair): Problem | null {
    const [output] = entry.output;
    const possible = values.of(expression, pair);
    const isOwnRow = readsTable(expression) && pair.original !== null && values.knows(expression);
    if (isOwnRow && possible.kind === 'nothing' && otherwise?.kind === 'quarantine' && hadValue(entry)) return notRefused;
    // what has no value goes; without its row nobody knows whether there is one
    const mayGo = expression.kind !== 'dummy' && (possible.kind === 'nothing' || (readsTable(expression) && !isOwnRow));
    if (output === undefined) return mayGo ? null : { grade: 'fitness', kind: 'gone', message: 'an element that must be replaced is gone' };
    if (output.element.items !== null) return sequence(entry, output);
    if (emptyValue(output) && mayGo) return null;
    if (emptyValue(output)) return hadValue(entry) && entry.original !== null ? { grade: 'fitness', kind: 'emptied', message: 'an element that must be replaced is empty' } : null;
    if (expression.kind === 'pseudonym') return pseudonym(entry, output, expression, pair);
    if (fits(output, expression, possible) && !isOriginalCell(entry, expression, output)) return null;
    if (mayGo && isDummy(output)) return null;
    return isOwnRow && fits(output, expression, values.ofAnyRow(expression, pair)) ? anotherRow(entry, output) : wrong(entry, output);
  }

  function pseudonym(entry: Entry, output: Occurrence, expression: Extract<Expression, { kind: 'pseudonym' }>, pair: Pair): Problem | null {
    const shape = new RegExp(`^[A-Z2-7]{${expression.length}}$`, 'u');
    for (const value of valuesOf(output)) {
      if (!value.startsWith(expression.prefix) || !shape.test(value.slice(expression.prefix.length))) return wrong(entry, output);
    }
    const original = originalOf(entry);
    if (original === undefined || pair.original === null) return null;
    const issuer = rootValues(pair.original, ISSUER_OF_PATIENT_ID).join('\\');
    const values = valuesOf(original);
    const outputs = valuesOf(output);
    if (outputs.length !== values.length) return { grade: 'suspect', kind: 'count-differs', message: 'pseudonyms do not answer the values of the original one by one', value: bytesOf(output) };
    for (const [index, value] of values.entries()) {
      const name = outputs[index] ?? '';
      const from = `${entry.tag}|${issuer}|${value}`;
      const known = pseudonyms.get(from);
      if (known !== undefined && known !== name) return { grade: 'fitness', kind: 'pseudonym-differs', message: 'one original value has two pseudonyms in the release', value: name };
      pseudonyms.set(from, name);
      const origin = origins.get(`${entry.tag}|${name}`);
      if (origin !== undefined && origin !== from) return { grade: 'fitness', kind: 'pseudonym-shared', message: 'two original values have one pseudonym in the release', value: name };
      origins.set(`${entry.tag}|${name}`, from);
    }
    return null;
  }

  return elementObligation({
    name: 'replaced',
    clause: 'PS3.15 E.1.1, code D and the notes on dummy values and consistency',
    judges: ['replace'],
    element: (entry, demand, pair) => (demand.action.kind === 'replace' ? element(entry, demand.action.with, demand.action.otherwise, pair) : null),
  });
}

function fits(output: Occurrence, expression: Expression, possible: Producible): boolean {
  if (expression.kind === 'dummy') return isDummy(output);
  // a VR without texts holds none of what an expression gives
  if (vrRule(output.element.vr)?.kind === 'binary' || possible.kind === 'nothing') return isDummy(output);
  const whole = valuesOf(output).join('\\');
  const limit = vrRule(output.element.vr)?.maxChars ?? Number.POSITIVE_INFINITY;
  const isWritten = (text: string): boolean => sameText(whole, written(text, expression, output.element.vr), limit);
  if (possible.kind === 'text') return isWritten(possible.text);
  const shapes = possible.kind === 'shape' ? [possible.source] : possible.shapes;
  if (shapes.some((source) => new RegExp(`^(?:${source})$`, 'su').test(whole))) return true;
  return possible.kind === 'choice' && (possible.texts.has(whole) || [...possible.texts].some(isWritten));
}

/** Days of a table may stand there with dashes, and never in a date of DICOM (PS3.5 6.2). */
function written(text: string, { kind }: Expression, vr: string): string {
  return kind === 'column' && (vr === 'DA' || vr === 'DT') ? text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$1$2$3') : text;
}

/** Cut to what the VR holds; a sign that the character set of the file does not have is a question mark. */
function sameText(output: string, text: string, limit: number): boolean {
  const signs = Array.from(text);
  const expected = Array.from((signs.length > limit ? signs.slice(0, limit).join('') : text).trim());
  const found = Array.from(output);
  return found.length === expected.length && found.every((sign, at) => sign === expected[at] || (sign === '?' && (expected[at] ?? '') > '\u007f'));
}

function readsTable(expression: Expression): boolean {
  return tablesRead(expression).length > 0;
}

/** The cell of a table can be anything but what it is to replace. */
function isOriginalCell(entry: Entry, expression: Expression, output: Occurrence): boolean {
  return readsTable(expression) && (entry.original?.some((original) => sameValue(original, output)) ?? false);
}

const notRefused: Problem = { grade: 'suspect', kind: 'not-refused', message: 'the table has no row for this file, and the rule holds such a file back' };

function anotherRow(entry: Entry, output: Occurrence): Problem {
  const leaks = entry.original?.some((original) => sameValue(original, output)) ?? false;
  return { grade: leaks ? 'leak' : 'suspect', kind: 'another-row', message: 'an element holds what the table gives for another row than that of its file', value: bytesOf(output) };
}

function wrong(entry: Entry, output: Occurrence): Problem {
  const leaks = entry.original === null || entry.original.some((original) => sameValue(original, output));
  const message = leaks ? 'an element that must be replaced has its original value' : 'an element that must be replaced has a value the rule cannot produce';
  return { grade: leaks ? 'leak' : 'suspect', kind: 'not-replaced', message, value: bytesOf(output) };
}

/** A replaced sequence keeps its items and none of the texts, names, dates and UIDs that stood anywhere in it. */
function sequence(entry: Entry, output: Occurrence): Problem | null {
  const originals =
    entry.original === null
      ? null
      : new Set(entry.original.flatMap((original) => identifyingLeaves(original.data, original.element).filter((leaf) => !isDummy(leaf)).flatMap((leaf) => leaf.values)));
  for (const leaf of identifyingLeaves(output.data, output.element)) {
    if (isDummy(leaf)) continue;
    if (originals === null ? leaf.element.vr !== 'UI' : leaf.values.some((value) => originals.has(value))) {
      return { grade: originals === null ? 'suspect' : 'leak', kind: 'content-not-replaced', message: 'a replaced sequence still holds a text, name, date or UID', value: bytesOf(leaf) };
    }
  }
  return null;
}

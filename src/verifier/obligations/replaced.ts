import type { Expression } from '../../compiler/resolve/model.js';
import { vrRule } from '../../facts/vr.js';
import { rootValues } from '../read/values.js';
import { bytesOf, emptyValue, hadValue, identifyingLeaves, isDummy, originalOf, sameValue, valuesOf } from './compare.js';
import { producible, type Producible } from './producible.js';
import { elementObligation, type Entry, type Obligation, type Occurrence, type Pair, type Problem } from './obligation.js';

const ISSUER_OF_PATIENT_ID = 0x00100021;

/** D of Table E.1-1: the value is one that the rule can produce, and pseudonyms are one to one over the release. */
export function replaced(): Obligation {
  const pseudonyms = new Map<string, string>();
  const origins = new Map<string, string>();

  function element(entry: Entry, expression: Expression, pair: Pair): Problem | null {
    const [output] = entry.output;
    const possible = producible(expression, pair);
    // what has no value goes; whether a table has a row for the file, the verifier cannot know
    const mayGo = expression.kind !== 'dummy' && (possible.kind === 'nothing' || readsTable(expression));
    if (output === undefined) return mayGo ? null : { grade: 'fitness', kind: 'gone', message: 'an element that must be replaced is gone' };
    if (output.element.items !== null) return sequence(entry, output);
    if (emptyValue(output) && mayGo) return null;
    if (emptyValue(output)) return hadValue(entry) && entry.original !== null ? { grade: 'fitness', kind: 'emptied', message: 'an element that must be replaced is empty' } : null;
    if (expression.kind === 'pseudonym') return pseudonym(entry, output, expression, pair);
    if (fits(output, expression, possible) && !isOriginalCell(entry, expression, output)) return null;
    if (mayGo && isDummy(output)) return null;
    return wrong(entry, output);
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
    element: (entry, demand, pair) => (demand.action.kind === 'replace' ? element(entry, demand.action.with, pair) : null),
  });
}

function fits(output: Occurrence, expression: Expression, possible: Producible): boolean {
  if (expression.kind === 'dummy') return isDummy(output);
  // a VR without texts holds none of what an expression gives
  if (vrRule(output.element.vr)?.kind === 'binary' || possible.kind === 'nothing') return isDummy(output);
  const whole = valuesOf(output).join('\\');
  if (possible.kind === 'shape') return new RegExp(`^(?:${possible.source})$`, 'su').test(whole);
  const limit = vrRule(output.element.vr)?.maxChars ?? Number.POSITIVE_INFINITY;
  const expected = possible.text.trim();
  return whole === expected || (expected.length > limit && whole.length > 0 && expected.startsWith(whole));
}

function readsTable(expression: Expression): boolean {
  if (expression.kind === 'column') return true;
  if (expression.kind === 'template') return expression.parts.some(readsTable);
  return 'of' in expression && readsTable(expression.of);
}

/** The cell of a table can be anything but what it is to replace. */
function isOriginalCell(entry: Entry, expression: Expression, output: Occurrence): boolean {
  return readsTable(expression) && (entry.original?.some((original) => sameValue(original, output)) ?? false);
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

import { holds, testHolds } from '../../base/condition.js';
import { describeTag, printTag } from '../../facts/dictionary.js';
import type { Expectation, ExpectedOutcome, GivenValue, TestCase } from '../../compiler/index.js';
import type { Probe, ProbedDataset, ProbedElement } from '../../verifier/index.js';

/** What the runtime made of one data set of a case. */
export interface Ran {
  readonly original: Probe;
  /** null where the file did not leave */
  readonly output: Probe | null;
  /** why it did not leave */
  readonly refusal: string | null;
}

export interface Failure {
  /** line of the expectation in the rule file, 1-based */
  readonly line: number;
  /** which data set of the case, counted from 1; null: several together */
  readonly dataset: number | null;
  /** data sets of tests are made up, so that their values may be shown */
  readonly message: string;
}

/** Every expectation of a case that does not hold. */
export function judgeCase({ expect }: TestCase, ran: readonly Ran[]): readonly Failure[] {
  const failures = expect.flatMap(({ condition, expectations }): readonly Failure[] => {
    const meant = ran.map((one, index) => ({ one, dataset: index + 1 })).filter(({ one }) => condition === null || holds(condition, one.original.lookup));
    if (meant.length === 0) return expectations.map(({ origin }) => ({ line: origin.line, dataset: null, message: 'no data set of the case meets the condition, so that nothing is tested' }));
    return expectations.flatMap((expectation) => {
      if (expectation.kind === 'days-between') return daysBetween(expectation, meant);
      return meant.flatMap(({ one, dataset }) => judged(expectation, one).map((message) => ({ line: expectation.origin.line, dataset, message })));
    });
  });
  // a file that does not leave fails every expectation of its line in the same words
  return [...new Map(failures.map((one) => [`${one.line} ${one.dataset} ${one.message}`, one])).values()];
}

type Meant = { readonly one: Ran; readonly dataset: number };

function judged(expectation: Exclude<Expectation, { kind: 'days-between' }>, { output, refusal }: Ran): readonly string[] {
  if (expectation.kind === 'quarantined') return output === null ? [] : ['expected to be quarantined, and it leaves'];
  if (output === null) return [`the file does not leave: ${refusal ?? ''}`];
  const { within, tag, creator, outcome } = expectation;
  const name = [...within.map((step) => nameOf(step, null)), nameOf(tag, creator)].join(' > ');
  const places = itemsAt(output, within);
  if (places.length === 0) return outcome.kind === 'absent' ? [] : [`${name}: the items that should hold it are not there`];
  return places.flatMap((place) => {
    const found = place.find(tag, creator);
    return meets(outcome, found) ? [] : [`${name}: expected ${outcomeInWords(outcome)}, found ${foundInWords(found)}`];
  });
}

/** The data sets in the items of these sequences; the root where there are none. */
function itemsAt(root: ProbedDataset, within: readonly string[]): readonly ProbedDataset[] {
  return within.reduce<readonly ProbedDataset[]>((places, tag) => places.flatMap((place) => place.find(tag, null)?.items ?? []), [root]);
}

function meets(outcome: ExpectedOutcome, found: ProbedElement | undefined): boolean {
  switch (outcome.kind) {
    case 'absent':
      return found === undefined;
    case 'present':
      return found !== undefined;
    case 'empty':
      return found?.isEmpty === true;
    case 'equals':
      return found !== undefined && equals(outcome.value, found);
    case 'test':
      return testHolds(outcome.test, found?.values ?? []) !== outcome.negated;
  }
}

/** Values one by one; of items each element that is named. */
function equals(value: GivenValue, found: ProbedElement): boolean {
  if (value.kind === 'values') return found.items === null && value.values.length === found.values.length && value.values.every((one, index) => isSame(one, found.values[index] ?? ''));
  const { items } = found;
  if (items === null || items.length !== value.items.length) return false;
  return value.items.every((item, index) =>
    item.every((element) => {
      const inner = items[index]?.find(element.tag, element.creator);
      return inner !== undefined && equals(element.value, inner);
    }),
  );
}

/** "5" and "5.0" are one number: which of them a writer writes is of no matter. */
function isSame(expected: string, found: string): boolean {
  const isNumber = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) && text.length < 8;
  return expected === found || (isNumber(expected) && isNumber(found) && Number(expected) === Number(found));
}

function daysBetween({ origin, tag, days }: Extract<Expectation, { kind: 'days-between' }>, meant: readonly Meant[]): readonly Failure[] {
  const failure = (message: string): readonly Failure[] => [{ line: origin.line, dataset: null, message: `days between ${nameOf(tag, null)}: ${message}` }];
  if (meant.length < 2) return failure('less than two data sets meet the condition');
  const dates = meant.map(({ one }) => dayOf(one.output?.find(tag, null)?.values[0]));
  return dates.slice(1).flatMap((date, index) => {
    const before = dates[index];
    if (before === undefined || before === null || date === null) return failure('a file does not leave, or has no whole date there');
    return date - before === days ? [] : failure(`expected ${days}, found ${date - before}`);
  });
}

/** Days since 1970, of a DA or DT with a whole date. */
function dayOf(text: string | undefined): number | null {
  const parts = /^(\d{4})(\d{2})(\d{2})/.exec(text ?? '');
  return parts === null ? null : Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / 86_400_000;
}

function nameOf(tag: string, creator: string | null): string {
  return creator === null ? (describeTag(tag).split(' ')[0] ?? printTag(tag)) : `private "${creator}" ${printTag(tag)}`;
}

function outcomeInWords(outcome: ExpectedOutcome): string {
  switch (outcome.kind) {
    case 'equals':
      return outcome.value.kind === 'values' ? valuesInWords(outcome.value.values) : `${outcome.value.items.length} ${outcome.value.items.length === 1 ? 'item' : 'items'} with these elements`;
    case 'test':
      return `that it ${testInWords(outcome.test, outcome.negated ? ' not' : '')}`;
    default:
      return `it ${outcome.kind}`;
  }
}

/** `not`: " not" or nothing */
function testInWords(test: Extract<ExpectedOutcome, { kind: 'test' }>['test'], not: string): string {
  switch (test.kind) {
    case 'in':
      return `is${not} ${test.values.map((value) => `"${value}"`).join(' or ')}`;
    case 'like':
      return `is${not} like "${test.pattern}"`;
    case 'matches':
      return `${not === '' ? 'matches' : 'does not match'} /${test.source}/`;
    case 'present':
      return not === '' ? 'has a value' : 'has no value';
    case 'below':
    case 'above':
      return `is${not} ${test.kind} ${test.bound}${test.orEqual ? ', or equal' : ''}`;
  }
}

function foundInWords(found: ProbedElement | undefined): string {
  if (found === undefined) return 'no such element';
  if (found.items !== null) return `a sequence of ${found.items.length} ${found.items.length === 1 ? 'item' : 'items'}`;
  return found.isEmpty ? 'it empty' : found.values.length === 0 ? 'bytes' : valuesInWords(found.values);
}

function valuesInWords(values: readonly string[]): string {
  return values.length === 0 ? 'no value' : values.map((value) => `"${value}"`).join(', ');
}

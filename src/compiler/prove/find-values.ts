import { testHolds, type Test } from '../../base/condition.js';
import { findText } from './find-text.js';

/** Tests of one attribute, each to hold or not to hold. */
export interface Demand {
  readonly test: Test;
  readonly wanted: boolean;
}

/**
 * Values that meet every demand: `values` as a lookup gives them, [] for an absent attribute. `note` stands for a value that is not
 * spelt out, "a value matching /…/": regular expressions are not solved but assumed to be met.
 */
export type Values = { readonly kind: 'values'; readonly values: readonly string[]; readonly note: string | null } | { readonly kind: 'none' } | { readonly kind: 'unknown' };

/** `single`: the attribute has at most one value, so that one value must meet all positive tests. */
export function findValues(demands: readonly Demand[], single: boolean): Values {
  const wanted = demands.filter(({ wanted: is }) => is).map(({ test }) => test);
  const unwanted = demands.filter(({ wanted: is }) => !is).map(({ test }) => test);
  if (wanted.length === 0) return { kind: 'values', values: [], note: null };
  if (unwanted.some(({ kind }) => kind === 'present')) return { kind: 'none' };
  const tests = wanted.filter(({ kind }) => kind !== 'present');
  const together = findValue(tests, unwanted);
  if (single || together.kind === 'values' || tests.length < 2) return together;
  // Several values: a test holds where any of them meets it, a negated one where none does.
  const apart = tests.map((test) => findValue([test], unwanted));
  if (apart.some(({ kind }) => kind === 'none')) return { kind: 'none' };
  const found = apart.filter((values) => values.kind === 'values');
  if (found.length < apart.length) return { kind: 'unknown' };
  const notes = found.flatMap(({ note }) => note ?? []);
  return { kind: 'values', values: [...new Set(found.flatMap(({ values }) => values))], note: notes.length === 0 ? null : notes.join(' and ') };
}

type Of<K extends Test['kind']> = Extract<Test, { kind: K }>;

function ofKind<K extends Test['kind']>(tests: readonly Test[], ...kinds: readonly K[]): readonly Of<K>[] {
  return tests.filter((test): test is Of<K> => (kinds as readonly string[]).includes(test.kind));
}

/** One value that meets all of `wanted` and none of `unwanted`. */
function findValue(wanted: readonly Test[], unwanted: readonly Test[]): Values {
  const meets = (value: string): boolean => wanted.every((test) => testHolds(test, [value])) && !unwanted.some((test) => testHolds(test, [value]));
  const expressions = ofKind(wanted, 'matches');
  if (expressions.some(({ source }) => ofKind(unwanted, 'matches').some((other) => other.source === source))) return { kind: 'none' };

  const listed = finitely(wanted);
  if (listed !== null) return oneOf(listed.find(meets));
  if (ofKind(wanted, 'below', 'above').length > 0) return findNumber(wanted, unwanted, meets);

  // as it is written where that will do: "Philips" for "Philips*"
  const written = ofKind(wanted, 'like').map(({ pattern }) => pattern.replaceAll('*', '').replaceAll('?', 'X').trim());
  const guess = [...written, ...expressions.flatMap(({ source }) => guessesFor(source))].find((text) => text !== '' && meets(text));
  if (guess !== undefined) return oneOf(guess);
  const solved = findText({
    like: ofKind(wanted, 'like').map(({ pattern }) => pattern),
    notLike: ofKind(unwanted, 'like').map(({ pattern }) => pattern),
    notEqual: ofKind(unwanted, 'in').flatMap(({ values }) => values),
    also: meets,
  });
  if (solved === 'none') return { kind: 'none' };
  if (solved !== 'unknown') return oneOf(solved.text);
  return opaque(wanted, unwanted);
}

/** The only values that can meet the tests, or null where they are not to be listed. */
function finitely(wanted: readonly Test[]): readonly string[] | null {
  const [set] = ofKind(wanted, 'in');
  if (set !== undefined) return set.values;
  const fixed = ofKind(wanted, 'like').find(({ pattern }) => !/[*?]/.test(pattern) && pattern.toUpperCase() === pattern && pattern.toLowerCase() === pattern);
  return fixed === undefined ? null : [fixed.pattern];
}

function oneOf(value: string | undefined): Values {
  return value === undefined ? { kind: 'none' } : { kind: 'values', values: [value], note: null };
}

/** A number between the bounds; where the bounds leave none there is none. */
function findNumber(wanted: readonly Test[], unwanted: readonly Test[], meets: (value: string) => boolean): Values {
  const above = [...ofKind(wanted, 'above'), ...ofKind(unwanted, 'below').map(({ bound, orEqual }) => ({ bound, orEqual: !orEqual }))];
  const below = [...ofKind(wanted, 'below'), ...ofKind(unwanted, 'above').map(({ bound, orEqual }) => ({ bound, orEqual: !orEqual }))];
  const low = Math.max(...above.map(({ bound }) => bound));
  const high = Math.min(...below.map(({ bound }) => bound));
  const open = [...above.filter(({ bound }) => bound === low), ...below.filter(({ bound }) => bound === high)].some(({ orEqual }) => !orEqual);
  if (low > high || (low === high && open)) return { kind: 'none' };
  const ends = [low, high].filter(Number.isFinite);
  const middle = ends.length === 2 ? [Math.round((low + high) / 2), (low + high) / 2] : [];
  const steps = ends.flatMap((end) => [0, 1, -1, 10, -10, 0.5, -0.5, 7, -7].map((step) => end + step));
  const numbers = [...middle, ...steps].flatMap((number) => [String(number), `${number}.0`, `+${number}`, `0${number}`, `${number}.00`]);
  const value = numbers.find(meets);
  return value === undefined ? opaque(wanted, unwanted) : oneOf(value);
}

/** What was not found may exist: certain only in that a regular expression is taken to be met. */
function opaque(wanted: readonly Test[], unwanted: readonly Test[]): Values {
  const expressions = ofKind(wanted, 'matches');
  const others = ofKind(unwanted, 'matches');
  if (expressions.length + others.length === 0) return { kind: 'unknown' };
  const parts = [
    ...expressions.map(({ source }) => `matching /${source}/`),
    ...others.map(({ source }) => `not matching /${source}/`),
    ...ofKind(wanted, 'like').map(({ pattern }) => `like "${pattern}"`),
    ...ofKind(wanted, 'below', 'above').map(({ kind, bound }) => `${kind} ${bound}`),
  ];
  return { kind: 'values', values: [], note: `a value ${parts.join(', ')}` };
}

/** Texts that a simple expression may match: its letters without anchors and signs of repetition. */
function guessesFor(source: string): readonly string[] {
  const plain = source.replace(/\\d/g, '1').replace(/\\[bB]/g, '').replace(/[\^$]/g, '').replace(/\\(.)/g, '$1');
  const first = plain.split('|')[0] ?? plain;
  const shortest = first.replace(/[()]/g, '').replace(/\[([^\]-])[^\]]*\]/g, '$1').replace(/[^ ][?*]/g, '').replace(/\+|\{[^}]*\}/g, '').replace(/\./g, 'X');
  return [plain, first, shortest].filter((text) => text !== '' && text.trim() === text);
}

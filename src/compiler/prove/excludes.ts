import { globToRegExp, testHolds, type Test } from '../../base/condition.js';

/**
 * Whether every value that meets `wanted` meets one of `unwanted`, so that no attribute, of however many values, can pass the first and
 * fail all others. Sound and small, for checking what a search has found: where it says false, there may still be no such value.
 */
export function excludes(wanted: Test, unwanted: readonly Test[]): boolean {
  if (unwanted.some(({ kind }) => kind === 'present')) return true;
  switch (wanted.kind) {
    case 'present':
      return false;
    case 'in':
      return wanted.values.every((value) => value === '' || meetsAny(value, unwanted));
    case 'matches':
      return unwanted.some((test) => (test.kind === 'matches' && test.source === wanted.source) || meetsAll(test));
    case 'below':
    case 'above':
      return unwanted.some(meetsAll) || coversNumbers(wanted, unwanted);
    case 'like':
      return isOneText(wanted.pattern) ? wanted.pattern === '' || meetsAny(wanted.pattern, unwanted) : coversPattern(wanted.pattern, unwanted);
  }
}

function meetsAny(value: string, tests: readonly Test[]): boolean {
  return tests.some((test) => testHolds(test, [value]));
}

/** every value meets it */
function meetsAll(test: Test): boolean {
  return test.kind === 'like' && /^\*+$/.test(test.pattern);
}

/** no wildcard, and nothing that has another case */
function isOneText(pattern: string): boolean {
  return !/[*?]/.test(pattern) && !/\p{L}/u.test(pattern);
}

/** Between two bounds all numbers are alike, so one of each stretch, and the bounds themselves, stand for all. */
function coversNumbers(wanted: Test, unwanted: readonly Test[]): boolean {
  const bounds = [wanted, ...unwanted].flatMap((test) => (test.kind === 'below' || test.kind === 'above' ? [test.bound] : [])).sort((a, b) => a - b);
  const [first = 0] = bounds;
  const stretches = bounds.flatMap((bound, index) => [bound, (bound + (bounds[index + 1] ?? bound + 2)) / 2]);
  return [first - 1, ...stretches].every((number) => !holdsOf(wanted, number) || unwanted.some((test) => holdsOf(test, number)));
}

function holdsOf(test: Test, number: number): boolean {
  if (test.kind === 'below') return number < test.bound || (test.orEqual && number === test.bound);
  return test.kind === 'above' && (number > test.bound || (test.orEqual && number === test.bound));
}

const stateLimit = 20_000;

/**
 * Walks all patterns at once over every text: where no state in which the wanted pattern is met leaves all others unmet, they cover it.
 * Signs that no pattern names are alike, so one stands for them.
 */
function coversPattern(pattern: string, unwanted: readonly Test[]): boolean {
  const others = unwanted.flatMap((test) => (test.kind === 'like' ? [Array.from(test.pattern)] : []));
  const globs = [Array.from(pattern), ...others];
  const signs = [null, ...new Set(globs.flat().filter((sign) => sign !== '*' && sign !== '?'))];
  const start = globs.map((glob) => past(glob, new Set([0])));
  const seen = new Set([keyOf(start)]);
  const open = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const sign of signs) {
      const next = state.map((positions, index) => step(globs[index] ?? [], positions, sign));
      const isMet = next.map((positions, index) => positions.has((globs[index] ?? []).length));
      // before it is skipped as known: the first state is that of no text at all, and values are not empty
      if (isMet[0] === true && !isMet.slice(1).includes(true)) return false;
      if (next[0]?.size === 0 || seen.has(keyOf(next))) continue;
      seen.add(keyOf(next));
      if (seen.size > stateLimit) return false;
      open.push(next);
    }
  }
  return true;
}

function keyOf(state: readonly ReadonlySet<number>[]): string {
  return state.map((positions) => [...positions].sort((a, b) => a - b).join()).join('|');
}

/** Positions after one more sign; null is a sign that no pattern names. */
function step(glob: readonly string[], positions: ReadonlySet<number>, sign: string | null): ReadonlySet<number> {
  const reached = new Set<number>();
  for (const position of positions) {
    const own = glob[position];
    if (own === undefined) continue;
    if (own === '*') reached.add(position);
    else if (own === '?' || (sign !== null && isSame(own, sign))) reached.add(position + 1);
  }
  return past(glob, reached);
}

/** a run may be empty */
function past(glob: readonly string[], positions: Set<number>): ReadonlySet<number> {
  for (const position of positions) if (glob[position] === '*') positions.add(position + 1);
  return positions;
}

/** as `like` compares */
function isSame(own: string, sign: string): boolean {
  return own === sign || globToRegExp(own).test(sign);
}

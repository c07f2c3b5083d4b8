import { globToRegExp } from '../../base/condition.js';

/** What a text must and must not be. Patterns as in `like`, texts to the letter. */
export interface TextDemands {
  readonly like: readonly string[];
  readonly notLike: readonly string[];
  readonly notEqual: readonly string[];
  /** what no pattern can say: asked of every text that meets the rest */
  readonly also: (text: string) => boolean;
}

/**
 * The shortest text that meets the demands; "none" where there is surely none; "unknown" where there may be one that was not found.
 *
 * The patterns are finite automata; their product is searched breadth first. Characters that no pattern names are all alike, so one
 * stands for all of them. A text has neither a space at an end nor none of characters at all, as values have (condition.ts).
 */
export function findText(demands: TextDemands): { readonly text: string } | 'none' | 'unknown' {
  const [fresh, named] = alphabetOf(demands);
  const automata = [
    ...demands.like.map((pattern) => new Glob(pattern, true)),
    ...demands.notLike.map((pattern) => new Glob(pattern, false)),
    ...demands.notEqual.map((text) => new Exactly(text)),
  ];
  const start: State = { text: '', parts: automata.map((automaton) => automaton.start), numeralSoFar: true, endsWithSpace: false };
  const seen = new Set([keyOf(start)]);
  let frontier: readonly State[] = [start];
  let refused = false;
  while (frontier.length > 0) {
    const next: State[] = [];
    for (const state of frontier) {
      const asWritten = automata.flatMap((automaton, index) => (automaton instanceof Glob ? automaton.next(state.parts[index] ?? 0n) : []));
      for (const character of [fresh, ...asWritten, ...named]) {
        if (character === ' ' && state.text === '') continue;
        const parts = automata.map((automaton, index) => automaton.step(state.parts[index] ?? 0n, character));
        if (automata.some((automaton, index) => automaton.isLost(parts[index] ?? 0n))) continue;
        const reached: State = { text: state.text + character, parts, numeralSoFar: state.numeralSoFar && numeral.test(character), endsWithSpace: character === ' ' };
        const key = keyOf(reached);
        if (seen.has(key)) continue;
        seen.add(key);
        if (seen.size > stateLimit) return 'unknown';
        if (!reached.endsWithSpace && automata.every((automaton, index) => automaton.accepts(parts[index] ?? 0n))) {
          if (demands.also(reached.text)) return { text: reached.text };
          refused = true;
        }
        next.push(reached);
      }
    }
    frontier = next;
  }
  return refused ? 'unknown' : 'none';
}

const stateLimit = 4000;
const numeral = /^[0-9+.eE-]$/;

interface State {
  readonly text: string;
  readonly parts: readonly bigint[];
  /** texts that cannot be numbers meet every negated comparison with a number */
  readonly numeralSoFar: boolean;
  readonly endsWithSpace: boolean;
}

function keyOf({ parts, numeralSoFar, endsWithSpace }: State): string {
  return `${parts.join()}|${numeralSoFar}|${endsWithSpace}`;
}

/** A character that no pattern or text names, and every one that some name, in both cases. */
function alphabetOf({ like, notLike, notEqual }: TextDemands): readonly [fresh: string, named: readonly string[]] {
  const named = new Set<string>();
  for (const text of [...like, ...notLike, ...notEqual]) for (const character of text) named.add(character);
  named.delete('*');
  named.delete('?');
  const others = [...named].flatMap((character) => [character.toUpperCase(), character.toLowerCase()].filter((other) => Array.from(other).length === 1));
  const all = new Set([...named, ...others]);
  const candidates = 'XABCDEFGHIJKLMNOPQRSTUVWYZ_~^|';
  const fresh = Array.from(candidates).find((character) => ![...all].some((other) => sameLetter(other, character))) ?? '\u2603';
  return [fresh, [...all]];
}

const letterPatterns = new Map<string, RegExp>();

/** As `like` compares. */
function sameLetter(a: string, b: string): boolean {
  if (a === b) return true;
  let pattern = letterPatterns.get(a);
  if (pattern === undefined) {
    pattern = a === '*' || a === '?' ? /[]/ : globToRegExp(a);
    letterPatterns.set(a, pattern);
  }
  return pattern.test(b);
}

/** Positions in the pattern that the text so far can have reached, one bit each. */
class Glob {
  private readonly signs: readonly string[];
  readonly start: bigint;

  constructor(
    pattern: string,
    private readonly wanted: boolean,
  ) {
    this.signs = Array.from(pattern);
    this.start = this.past(1n);
  }

  step(positions: bigint, character: string): bigint {
    let reached = 0n;
    for (const [index, sign] of this.signs.entries()) {
      if ((positions & (1n << BigInt(index))) === 0n) continue;
      if (sign === '*') reached |= 1n << BigInt(index);
      else if (sign === '?' || sameLetter(sign, character)) reached |= 1n << BigInt(index + 1);
    }
    return this.past(reached);
  }

  /** The characters that a wanted pattern goes on with, in the letters in which it is written. */
  next(positions: bigint): readonly string[] {
    return this.wanted ? this.signs.filter((sign, index) => sign !== '*' && sign !== '?' && (positions & (1n << BigInt(index))) !== 0n) : [];
  }

  /** a run may be empty */
  private past(positions: bigint): bigint {
    let all = positions;
    for (const [index, sign] of this.signs.entries()) if (sign === '*' && (all & (1n << BigInt(index))) !== 0n) all |= 1n << BigInt(index + 1);
    return all;
  }

  accepts(positions: bigint): boolean {
    return ((positions & (1n << BigInt(this.signs.length))) !== 0n) === this.wanted;
  }

  isLost(positions: bigint): boolean {
    return this.wanted && positions === 0n;
  }
}

/** A text that must not come out: how much of it has been written, 0 once it differs. */
class Exactly {
  private readonly characters: readonly string[];
  readonly start = 1n;

  constructor(text: string) {
    this.characters = Array.from(text);
  }

  step(position: bigint, character: string): bigint {
    if (position === 0n) return 0n;
    return this.characters[Number(position) - 1] === character ? position + 1n : 0n;
  }

  accepts(position: bigint): boolean {
    return Number(position) !== this.characters.length + 1;
  }

  isLost(): boolean {
    return false;
  }
}

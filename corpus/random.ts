/** A source of numbers that a seed decides; for synthetic data only, never for secrets. */
export interface Random {
  /** a whole number from `low` to `high`, both included */
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  digits(count: number): string;
}

/** sfc32 over a state hashed from the seed: small, fast, the same on every machine. */
export function randomOf(seed: string): Random {
  let [a, b, c] = [hash(seed, 1), hash(seed, 2), hash(seed, 3)];
  let counter = 1;
  function next(): number {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum;
  }
  for (let round = 0; round < 12; round += 1) next();
  const random: Random = {
    between: (low, high) => low + (next() % (high - low + 1)),
    pick(from) {
      const one = from[next() % from.length];
      if (one === undefined) throw new Error('internal error: nothing to pick from');
      return one;
    },
    digits: (count) => Array.from({ length: count }, (_, index) => String(random.between(index === 0 ? 1 : 0, 9))).join(''),
  };
  return random;
}

/** FNV-1a over the UTF-16 code units, salted. */
function hash(text: string, salt: number): number {
  let state = (0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1)) >>> 0;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return state;
}

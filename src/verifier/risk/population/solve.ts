export type Pair = readonly [number, number];

/**
 * Two equations in two unknowns by Newton's method with halved steps, from the first start that comes to an end: null where none does.
 *
 * @param largestError what is taken for zero, of each equation
 * @param inside where the equations are defined
 */
export function solve(equations: (at: Pair) => Pair, starts: readonly Pair[], largestError: number, inside: (at: Pair) => boolean = () => true): Pair | null {
  for (const start of starts) {
    if (!inside(start)) continue;
    const found = descend(equations, start, inside);
    if (found !== null && size(equations(found)) < largestError) return found;
  }
  return null;
}

const STEPS = 200;
const HALVINGS = 40;

function descend(equations: (at: Pair) => Pair, start: Pair, inside: (at: Pair) => boolean): Pair | null {
  let at = start;
  let value = equations(at);
  for (let step = 0; step < STEPS; step += 1) {
    if (!value.every(Number.isFinite)) return null;
    const direction = newtonStep(equations, at, value);
    if (direction === null) return at;
    let next: Pair | null = null;
    for (let scale = 1, halving = 0; halving < HALVINGS; halving += 1, scale /= 2) {
      const tried: Pair = [at[0] - scale * direction[0], at[1] - scale * direction[1]];
      if (!inside(tried)) continue;
      const there = equations(tried);
      if (!(size(there) < size(value))) continue;
      [next, value] = [tried, there];
      break;
    }
    if (next === null) return at;
    at = next;
  }
  return at;
}

function newtonStep(equations: (at: Pair) => Pair, [x, y]: Pair, [first, second]: Pair): Pair | null {
  const [dx, dy] = [1e-6 * Math.max(1e-3, Math.abs(x)), 1e-6 * Math.max(1e-3, Math.abs(y))];
  const [right, left, up, down] = [equations([x + dx, y]), equations([x - dx, y]), equations([x, y + dy]), equations([x, y - dy])];
  const [a, b, c, d] = [(right[0] - left[0]) / (2 * dx), (up[0] - down[0]) / (2 * dy), (right[1] - left[1]) / (2 * dx), (up[1] - down[1]) / (2 * dy)];
  const determinant = a * d - b * c;
  if (determinant === 0 || !Number.isFinite(determinant)) return null;
  return [(d * first - b * second) / determinant, (a * second - c * first) / determinant];
}

function size([first, second]: Pair): number {
  return Math.max(Math.abs(first), Math.abs(second));
}

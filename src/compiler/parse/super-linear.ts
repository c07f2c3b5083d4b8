import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';

/** How a regular expression can take longer than the length of the text it is tried on. */
export interface SuperLinear {
  /** exponential: doubles with every character; quadratic: grows with the square of the length */
  readonly growth: 'exponential' | 'quadratic';
  readonly reason: string;
}

/**
 * Looks for parts that one text can be read by in many ways. Exponential: what repeats without bound holds what does, or alternatives of
 * which one begins another. Quadratic: two parts that repeat without bound share characters, and nothing between them is sure to stop
 * the first. It may find fault with an expression that is harmless; it is a check of shapes, not a proof. Null for one that is no
 * expression, which is reported elsewhere.
 */
export function superLinear(source: string): SuperLinear | null {
  const pattern = read(source);
  if (pattern === null) return null;
  let found: SuperLinear | null = null;
  const note = (growth: SuperLinear['growth'], reason: string): void => {
    if (found === null || (found.growth === 'quadratic' && growth === 'exponential')) found = { growth, reason };
  };
  visitRegExpAST(pattern, {
    onQuantifierEnter: (quantifier) => {
      if (!isUnbounded(quantifier)) return;
      const inner = unboundedIn(quantifier.element);
      if (inner !== null) note('exponential', `\`${inner.raw}\` repeats inside \`${quantifier.raw}\``);
      const twins = twinsIn(quantifier.element);
      if (twins !== null) note('exponential', `\`${twins[0]}\` and \`${twins[1]}\` begin alike inside \`${quantifier.raw}\``);
    },
    onAlternativeEnter: ({ elements }) => {
      const pair = overlapIn(elements);
      if (pair !== null) note('quadratic', `\`${pair[0]}\` and \`${pair[1]}\` can share characters`);
    },
  });
  return found;
}

function read(source: string): AST.Pattern | null {
  try {
    return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode: true });
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isUnbounded({ max }: AST.Quantifier): boolean {
  return max === Infinity;
}

function unboundedIn(node: AST.Element): AST.Quantifier | null {
  let found: AST.Quantifier | null = null;
  visitRegExpAST(node, { onQuantifierEnter: (quantifier) => void (found ??= isUnbounded(quantifier) ? quantifier : null) });
  return found;
}

/** Two alternatives of a group of which one is the beginning of the other, or that are single characters of one set. */
function twinsIn(node: AST.Element): readonly [string, string] | null {
  if (node.type !== 'Group' && node.type !== 'CapturingGroup') return null;
  for (const [index, one] of node.alternatives.entries()) {
    for (const other of node.alternatives.slice(index + 1)) {
      const [a] = one.elements;
      const [b] = other.elements;
      const single = one.elements.length === 1 && other.elements.length === 1 && a !== undefined && b !== undefined && shares(charactersOf(a), charactersOf(b));
      if (single || one.raw.startsWith(other.raw) || other.raw.startsWith(one.raw)) return [one.raw, other.raw];
    }
  }
  return null;
}

/** Two unbounded repetitions in a row, with only what the first could read as well between them. */
function overlapIn(elements: readonly AST.Element[]): readonly [string, string] | null {
  for (const [index, first] of elements.entries()) {
    if (first.type !== 'Quantifier' || !isUnbounded(first)) continue;
    const own = charactersOf(first);
    for (const next of elements.slice(index + 1)) {
      const characters = charactersOf(next);
      if (next.type === 'Quantifier' && isUnbounded(next) && shares(own, characters)) return [first.raw, next.raw];
      const mayBeEmpty = next.type === 'Assertion' || (next.type === 'Quantifier' && next.min === 0);
      if (!mayBeEmpty && !shares(own, characters)) break;
    }
  }
  return null;
}

/** Basic Latin and Latin-1 stand for all characters. */
const sample = Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code));

/** Every character that some part of it matches. */
function charactersOf(node: AST.Element): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (raw: string): void => {
    const one = new RegExp(`^${raw}$`, 'u');
    for (const character of sample) if (one.test(character)) found.add(character);
  };
  visitRegExpAST(node, {
    onCharacterEnter: ({ raw, parent }) => {
      if (parent.type !== 'CharacterClass' && parent.type !== 'CharacterClassRange') add(raw);
    },
    onCharacterSetEnter: ({ raw, parent }) => {
      if (parent.type !== 'CharacterClass') add(raw);
    },
    onCharacterClassEnter: ({ raw }) => add(raw),
  });
  return found;
}

function shares(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((character) => b.has(character));
}

import { namedElement } from '../named-attribute.js';
import { isExpression, textTest, type TestTree } from '../test-tree.js';

/**
 * Reads the expression of a signature: `+` or, `*` and, `!` not, each binding tighter than the one before; terms are `true.`, `false.` and
 * `identifier.method("text")`. `|` and `&` are read as `+` and `*`. Null where it cannot be read.
 */
export function readSignature(text: string): TestTree | null {
  const tokens = tokensOf(text);
  if (tokens === null || tokens.length === 0) return null;
  const reader = new Reader(tokens);
  const tree = reader.either(0);
  return reader.isAtEnd() ? tree : null;
}

type Token = { readonly kind: 'sign'; readonly sign: '+' | '*' | '!' | '(' | ')' } | { readonly kind: 'term'; readonly tree: TestTree };

const signs: Readonly<Record<string, '+' | '*' | '!' | '(' | ')'>> = { '+': '+', '|': '+', '*': '*', '&': '*', '!': '!', '(': '(', ')': ')' };

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const sign = text[at] ?? '';
    if (/\s/.test(sign)) {
      at += 1;
      continue;
    }
    const operator = signs[sign];
    if (operator !== undefined) {
      tokens.push({ kind: 'sign', sign: operator });
      // && and || are slips of the pen
      at += text[at + 1] === sign && /[|&]/.test(sign) ? 2 : 1;
      continue;
    }
    const rest = text.slice(at, at + 4000);
    const constant = /^(true|false)\./i.exec(rest);
    const term = /^([A-Za-z0-9_[\](),:-]+?)\.([A-Za-z]+)\s*\(\s*"((?:[^"\\]|\\.)*)"\s*\)/.exec(rest);
    if (constant !== null) tokens.push({ kind: 'term', tree: { kind: constant[1]?.toLowerCase() === 'true' ? 'always' : 'never' } });
    else if (term !== null) tokens.push({ kind: 'term', tree: termOf(term[1] ?? '', term[2] ?? '', (term[3] ?? '').replaceAll('\\"', '"'), term[0]) });
    else return null;
    at += (constant ?? term ?? [''])[0].length;
  }
  return tokens;
}

const deepest = 50;

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  either(depth: number): TestTree | null {
    return this.joined('+', 'or', () => this.both(depth));
  }

  private both(depth: number): TestTree | null {
    return this.joined('*', 'and', () => this.single(depth));
  }

  private joined(sign: '+' | '*', kind: 'or' | 'and', next: () => TestTree | null): TestTree | null {
    const parts: TestTree[] = [];
    do {
      const part = next();
      if (part === null) return null;
      parts.push(part);
    } while (this.takes(sign));
    return parts.length === 1 ? (parts[0] ?? null) : { kind, of: parts };
  }

  private single(depth: number): TestTree | null {
    if (depth > deepest) return null;
    if (this.takes('!')) {
      const of = this.single(depth + 1);
      return of === null ? null : { kind: 'not', of };
    }
    if (this.takes('(')) {
      const inner = this.either(depth + 1);
      return this.takes(')') ? inner : null;
    }
    const token = this.tokens[this.at];
    if (token?.kind !== 'term') return null;
    this.at += 1;
    return token.tree;
  }

  private takes(sign: '+' | '*' | '!' | '(' | ')'): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || token.sign !== sign) return false;
    this.at += 1;
    return true;
  }
}

function termOf(identifier: string, method: string, text: string, said: string): TestTree {
  const opaque = (why: string): TestTree => ({ kind: 'opaque', said, why });
  if (identifier.includes('::')) return opaque('rules ask attributes of the outermost level only');
  const element = namedElement(identifier);
  if (element.kind !== 'standard' || element.written.includes('x')) return opaque(`\`${identifier}\` is no attribute of the standard`);
  const attribute = element.written;
  switch (method.toLowerCase()) {
    case 'equals':
      return textTest(attribute, 'equals', text, true);
    case 'equalsignorecase':
      return textTest(attribute, 'equals', text, false);
    case 'contains':
    case 'containsignorecase':
      return textTest(attribute, 'contains', text, false);
    case 'startswith':
    case 'startswithignorecase':
      return textTest(attribute, 'starts', text, false);
    case 'endswith':
    case 'endswithignorecase':
      return textTest(attribute, 'ends', text, false);
    case 'matches': {
      const source = `^(?:${text})$`;
      return isExpression(source) ? { kind: 'comparison', attribute, test: { kind: 'matches', source } } : opaque('its regular expression is none that rules take');
    }
    case 'islessthan':
    case 'isgreaterthan':
      return /^-?\d{1,9}$/.test(text) ? { kind: 'comparison', attribute, test: { kind: method.toLowerCase() === 'islessthan' ? 'below' : 'above', bound: text } } : opaque('it compares with something that is no number');
    default:
      return opaque(`rules have no test like \`${method}\``);
  }
}

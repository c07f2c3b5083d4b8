import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AnonParser } from '../../grammar/parser.js';
import { allTokens, reservedWords } from '../../grammar/tokens.js';

const text = readFileSync(join(import.meta.dirname, '../../grammar/anon.ebnf'), 'utf8');
const productions = new Map(
  Array.from(text.replace(/\(\*[^]*?\*\)/g, '').matchAll(/^(\w+)\s*=((?:[^;"]|"[^"]*")*);/gm), ([, name = '', body = '']) => [name, body.replace(/\s+/g, ' ').trim()]),
);

/** chevrotain's own description of a rule, as far as it is used here */
interface Part {
  readonly type: string;
  readonly name?: string;
  readonly label?: string;
  readonly separator?: Part;
  readonly definition?: readonly Part[];
}

function ebnfOf(part: Part): string {
  const parts = (part.definition ?? []).map(ebnfOf);
  const inside = parts.join(' ');
  switch (part.type) {
    case 'NonTerminal':
      return part.name ?? '';
    case 'Terminal':
      return part.label?.replace(/^`(.*)`$/, '"$1"') ?? '';
    case 'Option':
      return `[ ${inside} ]`;
    case 'Repetition':
      return `{ ${inside} }`;
    case 'RepetitionMandatory':
      return `${inside} { ${inside} }`;
    case 'RepetitionMandatoryWithSeparator':
      return `${inside} { ${part.separator === undefined ? '' : ebnfOf(part.separator)} ${inside} }`;
    case 'Alternation':
      return `( ${parts.join(' | ')} )`;
    case 'Alternative':
    case 'Rule':
      return inside;
    default:
      throw new Error(`the notation has nothing for ${part.type}`);
  }
}

/** Where the whole body, or all that repeats, is one choice, its parentheses go without saying. */
function normalised(body: string): string {
  const whole = enclosing(body) ? body.slice(2, -2) : body;
  return whole.replace(/\{ \( ([^()]*) \) \}/g, '{ $1 }');
}

/** Whether the parenthesis at the very beginning is closed at the very end. */
function enclosing(body: string): boolean {
  const signs = Array.from(body.matchAll(/"[^"]*"|[()]/g)).filter(([sign]) => sign === '(' || sign === ')');
  if (signs[0]?.index !== 0) return false;
  let depth = 0;
  const closing = signs.find(([sign]) => (depth += sign === '(' ? 1 : -1) === 0);
  return closing?.index === body.length - 1;
}

describe('anon.ebnf', () => {
  const parser = new AnonParser(true);
  const rules: readonly Part[] = parser.getSerializedGastProductions() as readonly object[] as readonly Part[];

  it('names the rules of the parser, in its order', () => {
    expect([...productions.keys()]).toEqual(rules.map(({ name }) => name));
  });

  for (const rule of rules) {
    it(`says of ${rule.name ?? ''} what the parser does`, () => {
      expect(normalised(ebnfOf(rule))).toBe(productions.get(rule.name ?? ''));
    });
  }

  it('describes every token that has a name', () => {
    const used = new Set(Array.from([...productions.values()].join(' ').matchAll(/(?<!")\b([A-Z]\w+)\b(?!")/g), ([, name]) => name));
    for (const name of used) {
      expect(allTokens.map((token) => token.name)).toContain(name);
      expect(text).toMatch(new RegExp(`^   ${name ?? ''} `, 'm'));
    }
  });

  it('writes every reserved word', () => {
    const written = new Set(Array.from(text.matchAll(/"([a-z-]+)"/g), ([, word]) => word));
    expect(reservedWords.map(({ PATTERN }) => PATTERN).filter((word) => typeof word !== 'string' || !written.has(word))).toEqual([]);
  });
});

import { namedElement, nearestElement } from '../named-attribute.js';
import { isExpression, textTest, type TestTree } from '../test-tree.js';
import type { RecipeLine } from './read-recipe.js';

export interface UnknownName {
  readonly line: number;
  readonly name: string;
  /** what it is taken for */
  readonly readAs: string | null;
}

export interface Criteria {
  readonly tree: TestTree;
  /** lines that neither `+` nor `||` joins to the one before */
  readonly unclear: readonly number[];
  /** names of attributes that no dictionary has, with their lines */
  readonly unknown: readonly UnknownName[];
}

/**
 * The criteria of one LABEL: `+` and, `||` or between lines; inside a line `||` and `+` join before the line is joined. Lines without a sign
 * are alternatives, as the documentation has it.
 */
export function criteriaOf(lines: readonly RecipeLine[]): Criteria {
  const unclear: number[] = [];
  const unknown: UnknownName[] = [];
  let groups: TestTree[] = [];
  for (const [index, { line, text }] of lines.entries()) {
    const sign = /^(\+|\|\|)\s*/.exec(text);
    const tree = lineOf(text.slice(sign?.[0].length ?? 0), line, unknown);
    const last = groups.at(-1);
    if (sign === null || last === undefined) {
      if (index > 0 && sign === null) unclear.push(line);
      groups = [...groups, tree];
    } else {
      groups = [...groups.slice(0, -1), { kind: sign[1] === '+' ? 'and' : 'or', of: [last, tree] }];
    }
  }
  const [only] = groups;
  return { tree: groups.length === 0 || only === undefined ? { kind: 'always' } : groups.length === 1 ? only : { kind: 'or', of: groups }, unclear, unknown };
}

function lineOf(text: string, line: number, unknown: UnknownName[]): TestTree {
  const alternatives = text.split(/\s*\|\|\s*/).map((part) => {
    const parts = part.split(/\s+\+\s+/).map((each) => criterionOf(each.trim(), line, unknown));
    return parts.length === 1 ? (parts[0] ?? { kind: 'always' as const }) : { kind: 'and' as const, of: parts };
  });
  return alternatives.length === 1 ? (alternatives[0] ?? { kind: 'always' }) : { kind: 'or', of: alternatives };
}

function criterionOf(text: string, line: number, unknown: UnknownName[]): TestTree {
  const opaque = (why: string): TestTree => ({ kind: 'opaque', said: text, why });
  const read = /^([A-Za-z]+)\s+(\S+)\s*(.*)$/.exec(text);
  if (read === null) return opaque('it is no criterion');
  const [, word = '', name = '', value = ''] = read;
  const named = namedElement(name);
  const element = named.kind === 'unknown' ? nearestElement(name) : named;
  if (named.kind === 'unknown') unknown.push({ line, name, readAs: element.kind === 'standard' ? element.written : null });
  if (element.kind !== 'standard' || element.written.includes('x')) return opaque(`\`${name}\` is no attribute of the standard`);
  if (element.tag.includes('x')) return opaque(`\`${name}\` is a repeating attribute, which no condition asks`);
  const attribute = element.written;
  const negated = (of: TestTree): TestTree => (of.kind === 'opaque' ? of : { kind: 'not', of });
  switch (word.toLowerCase()) {
    case 'present':
      return { kind: 'comparison', attribute, test: { kind: 'present' } };
    case 'missing':
    case 'empty':
      return { kind: 'comparison', attribute, test: { kind: 'absent' } };
    case 'contains':
      return either(attribute, 'contains', value, opaque);
    case 'equals':
      return either(attribute, 'equals', value, opaque);
    case 'notcontains':
      return negated(either(attribute, 'contains', value, opaque));
    case 'notequals':
      return negated(either(attribute, 'equals', value, opaque));
    default:
      return opaque(`recipes have no criterion \`${word}\``);
  }
}

/** Values are regular expressions without letter case; those that are plain texts joined by `|` are carried over as texts. */
function either(attribute: string, kind: 'contains' | 'equals', value: string, opaque: (why: string) => TestTree): TestTree {
  const parts = value.split('|').map((part) => part.trim());
  if (parts.every((part) => part !== '' && /^[A-Za-z0-9 _,:;/&%#@!<>="'~^-]*[A-Za-z0-9 _,:;/&%#@!<>="'~-]$/.test(part) && !part.startsWith('^'))) {
    // a number is compared to the letter
    const of = parts.map((part) => textTest(attribute, kind, part, kind === 'equals' && /^\d+$/.test(part)));
    return of.length === 1 ? (of[0] ?? opaque('it has no value')) : { kind: 'or', of };
  }
  // a point or a plus sign in a name is meant as such by whoever wrote it
  const plain = /^[A-Za-z0-9 _,:;/&%#@!<>="'~.+()*-]+$/.test(value);
  if (plain) return textTest(attribute, kind, value.replaceAll(/[*?]/g, ''), false);
  return isExpression(value) ? { kind: 'comparison', attribute, test: { kind: 'matches', source: kind === 'equals' ? `^(?:${value})$` : value } } : opaque('its regular expression is none that rules take');
}

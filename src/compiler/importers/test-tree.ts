import { escaped, textOf } from '../format/print-text.js';

/** What a script tests of a file's attributes. */
export type TestTree =
  | { readonly kind: 'and' | 'or'; readonly of: readonly TestTree[] }
  | { readonly kind: 'not'; readonly of: TestTree }
  | { readonly kind: 'always' | 'never' }
  /** `written` as after `when`: `Modality is "US"` */
  | Comparison
  /** what rules cannot ask */
  | { readonly kind: 'opaque'; readonly said: string; readonly why: string };

export interface Comparison {
  readonly kind: 'comparison';
  /** keyword or tag */
  readonly attribute: string;
  readonly test: SimpleTest;
}

export type SimpleTest =
  /** `exact`: letter case counts */
  | { readonly kind: 'equals' | 'contains' | 'starts' | 'ends'; readonly text: string; readonly exact: boolean }
  /** ECMAScript source, u flag */
  | { readonly kind: 'matches'; readonly source: string }
  | { readonly kind: 'present' | 'absent' }
  | { readonly kind: 'is-not'; readonly text: string }
  | { readonly kind: 'below' | 'above'; readonly bound: string };

/** A test of a text; an empty one says whether there is a value. */
export function textTest(attribute: string, kind: 'equals' | 'contains' | 'starts' | 'ends', text: string, exact: boolean): TestTree {
  if (text === '') return kind === 'equals' ? { kind: 'comparison', attribute, test: { kind: 'absent' } } : { kind: 'always' };
  return { kind: 'comparison', attribute, test: { kind, text, exact } };
}

/** As it stands after an attribute in a condition. */
export function testWritten(test: SimpleTest): string {
  switch (test.kind) {
    case 'present':
    case 'absent':
      return test.kind;
    case 'below':
      return `< ${test.bound}`;
    case 'above':
      return `> ${test.bound}`;
    case 'is-not':
      return `is not ${valueWritten(test.text)}`;
    case 'matches':
      return `matches /${test.source.replaceAll(/(?<!\\)((?:\\\\)*)\//g, '$1\\/')}/`;
    default:
      return textTestWritten(test);
  }
}

function textTestWritten({ kind, text, exact }: Extract<SimpleTest, { kind: 'equals' | 'contains' | 'starts' | 'ends' }>): string {
  const isGlob = /[*?]/.test(text);
  if (kind === 'equals' && exact) return `is ${valueWritten(text)}`;
  if (isGlob || /[^\x20-\x7E]/.test(text)) return `matches /${kind === 'equals' || kind === 'starts' ? '^' : ''}${inAnyCase(text)}${kind === 'equals' || kind === 'ends' ? '$' : ''}/`;
  return `like ${textOf(`${kind === 'contains' || kind === 'ends' ? '*' : ''}${text}${kind === 'contains' || kind === 'starts' ? '*' : ''}`)}`;
}

/** A defined term or a number bare, else a text. */
export function valueWritten(text: string): string {
  return /^[A-Z][A-Z0-9_]*$/.test(text) || /^(0|[1-9]\d{0,8})$/.test(text) ? text : textOf(text);
}

/** A text as a regular expression that letter case does not matter to. */
function inAnyCase(text: string): string {
  return Array.from(text)
    .map((sign) => {
      if (/[A-Za-z]/.test(sign)) return `[${sign.toUpperCase()}${sign.toLowerCase()}]`;
      return /[0-9 ]/.test(sign) ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
    })
    .join('');
}

/** Whether a source is an expression that rules take; its own running time is the compiler's to judge. */
export function isExpression(source: string): boolean {
  if (source === '' || /[\n\r]/.test(source) || escaped(source).includes('\\u{')) return false;
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

/**
 * The part of a test that rules can ask, for refusals: what is left out of alternatives is not refused, what is left out beside others
 * refuses more. Null where nothing is left.
 */
export function askable(tree: TestTree): TestTree | null {
  if (tree.kind !== 'and' && tree.kind !== 'or') return conditionWritten(tree) === null ? null : tree;
  const of = tree.of.flatMap((part) => askable(part) ?? []);
  return of.length === 0 ? null : { kind: tree.kind, of };
}

/** What rules cannot ask of a test, with the reason. */
export function unaskable(tree: TestTree): readonly Extract<TestTree, { kind: 'opaque' }>[] {
  if (tree.kind === 'opaque') return [tree];
  if (tree.kind === 'and' || tree.kind === 'or') return tree.of.flatMap(unaskable);
  return tree.kind === 'not' ? unaskable(tree.of) : [];
}

/** As it stands after `when`; null where part of it cannot be said. */
export function conditionWritten(tree: TestTree): string | null {
  switch (tree.kind) {
    case 'opaque':
    case 'always':
    case 'never':
      return null;
    case 'comparison':
      return `${tree.attribute} ${testWritten(tree.test)}`;
    case 'not': {
      const inner = conditionWritten(tree.of);
      return inner === null ? null : `not (${inner})`;
    }
    case 'and':
    case 'or': {
      const parts = tree.of.map(conditionWritten);
      const known = parts.filter((part) => part !== null);
      if (known.length < parts.length || known.length === 0) return null;
      return known.length === 1 ? (known[0] ?? null) : known.map((part) => `(${part})`).join(` ${tree.kind} `);
    }
  }
}

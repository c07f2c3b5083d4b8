import type { Expression } from '../resolve/model.js';

/** What stands between an attribute and the output; null: nothing does, its value is written as it is. */
export type Guard = 'pseudonym' | 'table' | 'year' | 'age';

/** An attribute whose value reaches the text that an expression gives. */
export interface Flow {
  /** null: of the attribute that is replaced */
  readonly tag: string | null;
  readonly guard: Guard | null;
}

/**
 * Which attributes flow into what an expression gives, and through what (the language, section 4). Every kind of expression is classed
 * here and nowhere else: what is not named here does not compile.
 */
export function flowsOf(expression: Expression): readonly Flow[] {
  switch (expression.kind) {
    case 'literal':
    case 'dummy':
      return [];
    case 'pseudonym':
      // HMAC under the secret key: without it nobody finds the value
      return [{ tag: null, guard: 'pseudonym' }];
    case 'attribute':
      return [{ tag: expression.tag, guard: null }];
    case 'template':
      return expression.parts.flatMap(flowsOf);
    case 'column':
      // the cell was chosen by whoever wrote the table; the key finds it and does not stand in it
      return [{ tag: null, guard: 'table' }];
    case 'hash':
      return flowsOf(expression.of).map(({ tag }) => ({ tag, guard: 'pseudonym' as const }));
    case 'age':
      return [{ tag: BIRTH_DATE, guard: 'age' }, { tag: expression.at, guard: 'age' }];
    case 'year':
      return flowsOf(expression.of).map(({ tag, guard }) => ({ tag, guard: guard ?? ('year' as const) }));
    case 'lower':
    case 'first':
      return flowsOf(expression.of);
  }
}

const BIRTH_DATE = '00100030';

/** Tags whose values are written as they are. */
export function openFlows(expression: Expression): readonly string[] {
  return [...new Set(flowsOf(expression).flatMap(({ tag, guard }) => (guard === null && tag !== null ? [tag] : [])))];
}

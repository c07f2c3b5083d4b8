import type { TestTree } from '../test-tree.js';

/** What a script does with one element. */
export type ElementAction =
  | { readonly kind: 'do'; readonly verb: string; readonly clauses: string }
  /** the rules have no words for it: the value goes */
  | { readonly kind: 'lost'; readonly why: string; readonly decide: string }
  | { readonly kind: 'if'; readonly test: TestTree; readonly then: ElementAction; readonly otherwise: ElementAction }
  | { readonly kind: 'select'; readonly root: ElementAction; readonly items: ElementAction }
  | { readonly kind: 'quarantine' };

export function doing(verb: string, clauses = ''): ElementAction {
  return { kind: 'do', verb, clauses };
}

export function losing(why: string, decide: string): ElementAction {
  return { kind: 'lost', why, decide };
}

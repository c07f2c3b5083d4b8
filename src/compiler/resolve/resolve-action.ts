import type { ActionWord, FallbackNode, KeepingNode, NumberLiteral, Rule as RuleNode, StepNode } from '../ast/syntax-tree.js';
import type { Action, Fallback, Keeping, SimpleAction } from './model.js';
import { resolveExpression } from './resolve-expression.js';
import type { Reports } from './reports.js';
import type { Scope } from './scope.js';

/** What a statement does; null, and a report here or by the parser, where that cannot be said. */
export function resolveAction(node: RuleNode, scope: Scope): Action | null {
  const [first] = node.actions;
  if (first === undefined) return null;
  if (node.actions.length > 1) return resolveCompound(node, scope);
  return resolveSimple(first, node, scope);
}

/** `round A to 5, B to 0.05`: what it does to the selector at this place; null where that cannot be said. */
export function resolveRounding(node: RuleNode, index: number, { reports }: Scope): Extract<Action, { kind: 'round' }> | null {
  const multiple = node.multiples.slice(index).find((each) => each !== null);
  if (multiple === undefined) return null;
  if (multiple.value > 0) return { kind: 'round', to: multiple.text };
  if (node.multiples[index] === multiple) reports.report('ANC3018', { problem: `there are no multiples of ${multiple.text}` }, multiple.span);
  return null;
}

const compoundOrder: readonly ActionWord['word'][] = ['remove', 'empty', 'replace'];

/** `remove or empty or replace …`: the actions of a compound code, in the order in which less and less is lost. */
function resolveCompound(node: RuleNode, scope: Scope): Action | null {
  const positions = node.actions.map(({ word }) => compoundOrder.indexOf(word === 'remap' ? 'replace' : word));
  const wrong = node.actions.find((_, index) => {
    const position = positions[index] ?? -1;
    return position === -1 || (index > 0 && position <= (positions[index - 1] ?? -1));
  });
  if (wrong !== undefined) {
    scope.reports.report('ANC2020', { word: wrong.word }, wrong.span);
    return null;
  }
  const alternatives = node.actions.map((word) => resolveSimple(word, node, scope));
  const known = alternatives.filter((action): action is SimpleAction => action !== null && (action.kind === 'remove' || action.kind === 'empty' || action.kind === 'remap' || action.kind === 'replace'));
  return known.length === alternatives.length ? { kind: 'by-type', alternatives: known } : null;
}

function resolveSimple({ word }: ActionWord, node: RuleNode, scope: Scope): Exclude<Action, { kind: 'by-type' }> | null {
  switch (word) {
    case 'replace': {
      const expression = node.expression === null ? null : resolveExpression(node.expression, scope);
      if (expression === null) return null;
      return { kind: 'replace', with: expression, ...(node.fallback === null ? {} : { otherwise: fallbackOf(node.fallback) }) };
    }
    case 'truncate': {
      const to = node.precision?.text;
      return to === 'year' || to === 'month' || to === 'day' || to === 'hour' ? { kind: 'truncate', to } : null;
    }
    case 'clean':
      if (node.keeping === null) return { kind: 'clean' };
      return resolveClean(node.keeping, scope);
    case 'band':
      return node.step === null ? null : resolveBand(node.step, scope.reports);
    case 'round':
      return resolveRounding(node, 0, scope);
    default:
      return { kind: word };
  }
}

function fallbackOf(node: FallbackNode): Fallback {
  return node.kind === 'remove' ? { kind: 'remove' } : { kind: 'quarantine', message: node.message.text };
}

function resolveClean(node: KeepingNode, scope: Scope): Extract<Action, { kind: 'clean' }> | null {
  const vocabularies = node.vocabularies.map((file) => scope.vocabulary(file));
  const known = vocabularies.filter((name) => name !== null);
  if (known.length < vocabularies.length) return null;
  const keeping: Keeping = { vocabularies: [...new Set(known)].sort(), patterns: [...new Set(node.patterns.map(({ source }) => source))].sort() };
  return { kind: 'clean', keeping };
}

function resolveBand({ by, unit, top }: StepNode, reports: Reports): Extract<Action, { kind: 'band' }> | null {
  const problem = bandProblem(by, top);
  if (problem !== null) {
    reports.report('ANC3018', { problem }, (top ?? by).span);
    return null;
  }
  return { kind: 'band', by: by.value, top: top?.value ?? null, unit };
}

function bandProblem(by: NumberLiteral, top: NumberLiteral | null): string | null {
  if (by.value <= 0 || !Number.isInteger(by.value)) return `a band is as wide as a whole number above 0, not ${by.text}`;
  if (top === null) return null;
  return Number.isInteger(top.value) && top.value > 0 && top.value % by.value === 0 ? null : `the last band begins at a multiple of ${by.text}, not at ${top.text}`;
}

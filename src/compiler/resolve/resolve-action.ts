import type { ActionWord, ExpressionNode, Rule as RuleNode } from '../ast/syntax-tree.js';
import type { Action, Expression, SimpleAction } from './model.js';
import { resolveKeyword } from './resolve-attribute.js';
import type { Reports } from './reports.js';

/** What a statement does; null, and a report here or by the parser, where that cannot be said. */
export function resolveAction(node: RuleNode, reports: Reports): Action | null {
  const [first] = node.actions;
  if (first === undefined) return null;
  for (const part of [node.keeping, node.fallback]) if (part !== null) reports.report('ANC1003', { word: part === node.keeping ? 'keeping' : 'otherwise' }, part.span);
  if (node.actions.length > 1) return resolveCompound(node, reports);
  return resolveSimple(first, node, reports);
}

const compoundOrder: readonly ActionWord['word'][] = ['remove', 'empty', 'replace'];

/** `remove or empty or replace …`: the actions of a compound code, in the order in which less and less is lost. */
function resolveCompound(node: RuleNode, reports: Reports): Action | null {
  const positions = node.actions.map(({ word }) => compoundOrder.indexOf(word === 'remap' ? 'replace' : word));
  const wrong = node.actions.find((_, index) => {
    const position = positions[index] ?? -1;
    return position === -1 || (index > 0 && position <= (positions[index - 1] ?? -1));
  });
  if (wrong !== undefined) {
    reports.report('ANC2020', { word: wrong.word }, wrong.span);
    return null;
  }
  const alternatives = node.actions.map((word) => resolveSimple(word, node, reports));
  const known = alternatives.filter((action): action is SimpleAction => action !== null && (action.kind === 'remove' || action.kind === 'empty' || action.kind === 'remap' || action.kind === 'replace'));
  return known.length === alternatives.length ? { kind: 'by-type', alternatives: known } : null;
}

function resolveSimple({ word, span }: ActionWord, node: RuleNode, reports: Reports): Exclude<Action, { kind: 'by-type' }> | null {
  switch (word) {
    case 'replace': {
      const expression = node.expression === null ? null : resolveExpression(node.expression, reports);
      return expression === null ? null : { kind: 'replace', with: expression };
    }
    case 'truncate': {
      const to = node.precision?.text;
      return to === 'year' || to === 'month' || to === 'day' || to === 'hour' ? { kind: 'truncate', to } : null;
    }
    case 'band':
    case 'round':
      reports.report('ANC1003', { word }, span);
      return null;
    default:
      return { kind: word };
  }
}

function resolveExpression(node: ExpressionNode, reports: Reports): Expression | null {
  switch (node.kind) {
    case 'literal':
      return { kind: 'literal', text: node.text };
    case 'dummy':
      return { kind: 'dummy' };
    case 'pseudonym':
      return resolvePseudonym(node, reports);
    case 'attribute': {
      const tag = resolveKeyword(node.keyword, node.span, reports);
      if (tag === null || !tag.includes('x')) return tag === null ? null : { kind: 'attribute', tag };
      reports.report('ANC2017', { selector: 'a repeating attribute', place: 'in a replacement' }, node.span);
      return null;
    }
    case 'template': {
      const parts = node.parts.map((part) => resolveExpression(part, reports));
      const known = parts.filter((part) => part !== null);
      return known.length === parts.length ? { kind: 'template', parts: known } : null;
    }
    default:
      reports.report('ANC1003', { word: node.kind }, node.span);
      return null;
  }
}

/** Below six characters of 32 two subjects of a trial soon share one; 51 characters are all that 256 bits of HMAC give. */
const pseudonymLength = { min: 6, max: 51 };

function resolvePseudonym(node: Extract<ExpressionNode, { kind: 'pseudonym' }>, reports: Reports): Expression | null {
  const length = node.length.value;
  if (!Number.isInteger(length) || length < pseudonymLength.min || length > pseudonymLength.max) {
    reports.report('ANC2019', { ...pseudonymLength, written: node.length.text }, node.length.span);
    return null;
  }
  return { kind: 'pseudonym', prefix: node.prefix.text, length };
}

import type { Rule as RuleNode } from '../ast/syntax-tree.js';
import type { ShiftStatement } from './layer.js';
import { resolveKeyword } from './resolve-attribute.js';
import type { Reports } from './reports.js';

/** What `per X` and `by a..b days back` of a shift rule state; null where the rule states neither, or not well. */
export function resolveShift(node: RuleNode, reports: Reports): ShiftStatement | null {
  if (!node.actions.some(({ word }) => word === 'shift')) return null;
  const per = resolvePer(node, reports);
  const window = resolveWindow(node, reports);
  return per === null && window === null ? null : { per, window };
}

function resolvePer(node: RuleNode, reports: Reports): ShiftStatement['per'] {
  if (node.per === null) return null;
  const { text, span } = node.per;
  const tag = resolveKeyword(text, span, reports);
  return tag === null ? null : { tag, span };
}

function resolveWindow(node: RuleNode, reports: Reports): ShiftStatement['window'] {
  if (node.window === null) return null;
  const { min, max, direction, span } = node.window;
  const problem = problemOf(min.value, max.value);
  if (problem !== null) {
    reports.report('ANC3011', { problem }, span);
    return null;
  }
  if (min.value === max.value) reports.report('ANC3016', { days: min.value }, span);
  return { minDays: min.value, maxDays: max.value, direction, span };
}

function problemOf(min: number, max: number): string | null {
  if (!Number.isInteger(min) || !Number.isInteger(max)) return 'dates move by whole days';
  if (min < 0 || max < 0) return 'the number of days is counted without a sign: `back` or `forward` says the direction';
  if (min > max) return `the range begins at ${min} and ends at ${max}: write the smaller number first`;
  return min === 0 ? 'with 0 days some subjects keep their true dates' : null;
}

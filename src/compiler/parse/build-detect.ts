import type { DetectItem } from '../ast/syntax-tree.js';
import { buildNumber, buildPatterns } from './build-literals.js';
import { nodeIn, tokenIn, tokenOf, type StatedNode } from './cst.js';
import type { Source } from './source.js';

export function buildDetectItem({ node, span, trivia }: StatedNode, source: Source): DetectItem {
  const patterns = nodeIn(node, 'patterns');
  if (patterns !== null) return { kind: 'allow', span, trivia, patterns: buildPatterns(patterns, source) };
  if (tokenIn(node, 'Strict') !== null) return { kind: 'strict', span, trivia };
  const what = tokenIn(node, 'Redact') !== null ? 'redact' : tokenIn(node, 'Review') !== null ? 'review' : 'leave';
  return { kind: 'threshold', span, trivia, what, confidence: buildNumber(tokenOf(node, 'Number')) };
}

import type { CstNode, IToken } from 'chevrotain';
import { assert } from '../../base/assert.js';
import type { Span, Trivia } from '../ast/syntax-tree.js';

/** A sentence inside a block, with its place and the comments around it. */
export interface StatedNode {
  readonly node: CstNode;
  readonly span: Span;
  readonly trivia: Trivia;
}

/** The sub-nodes of this name, in the order in which they were written. */
export function nodesOf(node: CstNode, name: string): readonly CstNode[] {
  return (node.children[name] ?? []).filter((child): child is CstNode => 'children' in child);
}

export function nodeIn(node: CstNode, name: string): CstNode | null {
  return nodesOf(node, name)[0] ?? null;
}

/** @throws if the grammar does not guarantee the sub-node after all */
export function nodeOf(node: CstNode, name: string): CstNode {
  const found = nodeIn(node, name);
  assert(found !== null, `${node.name} holds no ${name}`);
  return found;
}

export function tokensOf(node: CstNode, name: string): readonly IToken[] {
  return (node.children[name] ?? []).filter((child): child is IToken => 'image' in child);
}

export function tokenIn(node: CstNode, name: string): IToken | null {
  return tokensOf(node, name)[0] ?? null;
}

/** @throws if the grammar does not guarantee the token after all */
export function tokenOf(node: CstNode, name: string): IToken {
  const found = tokenIn(node, name);
  assert(found !== null, `${node.name} holds no ${name}`);
  return found;
}

/** The one sub-node of a node that is nothing but a choice. */
export function onlyNode(node: CstNode): CstNode | null {
  for (const name of Object.keys(node.children)) {
    const found = nodeIn(node, name);
    if (found !== null) return found;
  }
  return null;
}

export function spanOfNode(node: CstNode): Span {
  const { location } = node;
  assert(location !== undefined, `${node.name} has no place`);
  return { start: location.startOffset, end: (location.endOffset ?? location.startOffset) + 1 };
}

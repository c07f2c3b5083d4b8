import type { ColumnNode, ConditionNode, PrivateSelector, TagSelector } from '../ast/syntax-tree.js';

type Kinds = {
  readonly tag: TagSelector;
  readonly comparison: Extract<ConditionNode, { kind: 'comparison' }>;
  readonly private: PrivateSelector;
  readonly column: ColumnNode;
};

/**
 * Every node of a kind anywhere below, in the order of the text; what is below a node of the kind `without` is left out. Walks whatever
 * the tree holds, so that a statement the language learns later is seen too.
 */
export function nodesIn<K extends keyof Kinds>(root: unknown, kind: K, without: keyof Kinds | null = null): readonly Kinds[K][] {
  if (Array.isArray(root)) return root.flatMap((part) => nodesIn(part, kind, without));
  if (root === null || typeof root !== 'object') return [];
  const own = 'kind' in root ? root.kind : null;
  if (own !== null && own === without) return [];
  const below = Object.values(root).flatMap((part) => nodesIn(part, kind, without));
  return own === kind ? [root as Kinds[K], ...below] : below;
}

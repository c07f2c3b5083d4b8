/** How coarse each column is taken: 0 as it is, up to its last level. */
export type Node = readonly number[];

/** A node that keeps the bound, with nothing finer that does. */
export interface MinimalNode {
  readonly node: Node;
  /** persons still in classes that are too small */
  readonly below: number;
}

export interface SearchOutcome {
  readonly minimal: readonly MinimalNode[];
  readonly evaluations: number;
  /** every minimal node was found; otherwise each that is given is minimal, and there may be others */
  readonly complete: boolean;
}

/**
 * The minimal nodes of a lattice of generalisations whose number of persons in small classes is at most `allowed`. That number never grows when
 * a column coarsens, so what is finer than a failing node fails: the search goes from the coarsest downwards and looks at a node only when
 * all that are one step coarser hold (the idea of optimal lattice anonymisation, El Emam 2009).
 *
 * @param levels number of levels of each column
 * @param below persons in classes that are too small at a node
 * @param most evaluations; with more nodes than that, the search steps to the best finer node as long as there is one
 */
export function minimalNodes(levels: readonly number[], below: (node: Node) => number, allowed: number, most: number): SearchOutcome {
  const known = new Map<string, number>();
  const evaluate = (node: Node): number => {
    const key = node.join();
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = below(node)));
    return value;
  };
  const top = levels.map((count) => count - 1);
  if (evaluate(top) > allowed) return { minimal: [], evaluations: known.size, complete: true };
  const nodes = levels.reduce((product, count) => product * count, 1);
  const minimal = nodes <= most ? exhaustive(top, levels, evaluate, allowed) : greedy(top, evaluate, allowed);
  return { minimal, evaluations: known.size, complete: nodes <= most };
}

function exhaustive(top: Node, levels: readonly number[], evaluate: (node: Node) => number, allowed: number): readonly MinimalNode[] {
  const holds = new Set([top.join()]);
  const minimal: MinimalNode[] = [];
  let level: readonly Node[] = [top];
  while (level.length > 0) {
    const next = new Map<string, Node>();
    for (const node of level) for (const finer of neighbours(node, -1)) next.set(finer.join(), finer);
    const kept: Node[] = [];
    for (const [key, node] of next) {
      const coarser = neighbours(node, 1).filter((other) => other.every((at, index) => at < (levels[index] ?? 0)));
      if (!coarser.every((other) => holds.has(other.join())) || evaluate(node) > allowed) continue;
      holds.add(key);
      kept.push(node);
    }
    for (const node of level) if (!neighbours(node, -1).some((finer) => holds.has(finer.join()))) minimal.push({ node, below: evaluate(node) });
    level = kept;
  }
  return minimal;
}

function greedy(top: Node, evaluate: (node: Node) => number, allowed: number): readonly MinimalNode[] {
  let node = top;
  for (;;) {
    const finer = neighbours(node, -1).filter((other) => evaluate(other) <= allowed);
    // the column that has most levels left first: it loses most by being coarse
    const [best] = finer.sort((a, b) => evaluate(a) - evaluate(b) || spread(a) - spread(b));
    if (best === undefined) return [{ node, below: evaluate(node) }];
    node = best;
  }
}

function spread(node: Node): number {
  return node.reduce((sum, at) => sum + at * at, 0);
}

function neighbours(node: Node, step: 1 | -1): readonly Node[] {
  return node.flatMap((at, index) => (at + step < 0 ? [] : [node.map((other, position) => (position === index ? at + step : other))]));
}

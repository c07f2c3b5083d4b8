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

/** Of so many nodes one is looked at, at the worst that is hoped for. */
const LOOKED_AT = 20;

export interface Lattice {
  /** the finest and the coarsest node that may be taken */
  readonly bottom: Node;
  readonly top: Node;
  /** persons in classes that are too small at a node; never more at a coarser one */
  readonly below: (node: Node) => number;
  /** how much a node loses, to choose by where not all can be looked at */
  readonly loss: (node: Node) => number;
}

/**
 * The minimal nodes of a lattice of generalisations that leave at most `allowed` persons in small classes. Their number never grows when a
 * column coarsens, so what is finer than a failing node fails: the search goes from the coarsest downwards and looks at a node only when all
 * that are one step coarser hold (after El Emam et al., 2009).
 *
 * @param most evaluations; past it the search steps from the coarsest to the finer node that loses least, as long as there is one
 */
export function minimalNodes(lattice: Lattice, allowed: number, most: number): SearchOutcome {
  const known = new Map<string, number>();
  const below = (node: Node): number => {
    const key = node.join();
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = lattice.below(node)));
    return value;
  };
  if (below(lattice.top) > allowed) return { minimal: [], evaluations: known.size, complete: true };
  const search: Search = { ...lattice, below, allowed };
  const nodes = lattice.top.reduce((product, top, index) => product * (top - (lattice.bottom[index] ?? 0) + 1), 1);
  // most of a lattice fails and is never looked at
  const all = nodes > most * LOOKED_AT ? null : downwards(search, () => known.size > most);
  return { minimal: all ?? stepwise(search), evaluations: known.size, complete: all !== null };
}

interface Search extends Lattice {
  readonly allowed: number;
}

function downwards(search: Search, tooMany: () => boolean): readonly MinimalNode[] | null {
  const { top, below, allowed } = search;
  const holds = new Set([top.join()]);
  const minimal: MinimalNode[] = [];
  let level: readonly Node[] = [top];
  while (level.length > 0) {
    const next = new Map(level.flatMap((node) => finerThan(node, search)).map((node) => [node.join(), node]));
    const kept: Node[] = [];
    for (const [key, node] of next) {
      if (tooMany()) return null;
      if (!coarserThan(node, search).every((other) => holds.has(other.join())) || below(node) > allowed) continue;
      holds.add(key);
      kept.push(node);
    }
    for (const node of level) if (!finerThan(node, search).some((finer) => holds.has(finer.join()))) minimal.push({ node, below: below(node) });
    level = kept;
  }
  return minimal;
}

function stepwise(search: Search): readonly MinimalNode[] {
  const { below, allowed, loss } = search;
  let node = search.top;
  for (;;) {
    const finer = finerThan(node, search).toSorted((a, b) => loss(a) - loss(b)).find((other) => below(other) <= allowed);
    if (finer === undefined) return [{ node, below: below(node) }];
    node = finer;
  }
}

function finerThan(node: Node, { bottom }: Lattice): readonly Node[] {
  return node.flatMap((at, index) => (at <= (bottom[index] ?? 0) ? [] : [stepped(node, index, -1)]));
}

function coarserThan(node: Node, { top }: Lattice): readonly Node[] {
  return node.flatMap((at, index) => (at >= (top[index] ?? 0) ? [] : [stepped(node, index, 1)]));
}

function stepped(node: Node, index: number, step: 1 | -1): Node {
  return node.map((at, position) => (position === index ? at + step : at));
}

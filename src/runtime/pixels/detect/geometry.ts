import type { Box } from '../image.js';

/** The smallest rectangle that holds both. */
export function around(a: Box, b: Box): Box {
  return { x0: Math.min(a.x0, b.x0), y0: Math.min(a.y0, b.y0), x1: Math.max(a.x1, b.x1), y1: Math.max(a.y1, b.y1) };
}

export function areaOf({ x0, y0, x1, y1 }: Box): number {
  return Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
}

export function isWithin(inner: Box, outer: Box): boolean {
  return inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1;
}

/** The part of a box that others cover, 0 to 1. */
export function coveredPart(box: Box, others: readonly Box[]): number {
  const near = others.filter((other) => other.x0 < box.x1 && other.x1 > box.x0 && other.y0 < box.y1 && other.y1 > box.y0);
  if (near.length === 0) return 0;
  let covered = 0;
  const xs = [...new Set([box.x0, box.x1, ...near.flatMap(({ x0, x1 }) => [x0, x1])])].filter((x) => x >= box.x0 && x <= box.x1).sort((a, b) => a - b);
  const ys = [...new Set([box.y0, box.y1, ...near.flatMap(({ y0, y1 }) => [y0, y1])])].filter((y) => y >= box.y0 && y <= box.y1).sort((a, b) => a - b);
  for (let j = 1; j < ys.length; j += 1) {
    for (let i = 1; i < xs.length; i += 1) {
      const cell: Box = { x0: xs[i - 1] ?? 0, x1: xs[i] ?? 0, y0: ys[j - 1] ?? 0, y1: ys[j] ?? 0 };
      if (near.some((other) => isWithin(cell, other))) covered += areaOf(cell);
    }
  }
  return covered / areaOf(box);
}

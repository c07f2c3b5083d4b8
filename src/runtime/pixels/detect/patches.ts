import type { Grey } from './grey.js';
import { BRIGHT, type Polarity } from './top-hat.js';

/** Pixels of ink that touch, corners included, and what is summed of them; the box is in pixels, its ends behind the last. */
export interface Patch {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  area: number;
  /** sum of the grey of its pixels, and of its squares */
  level: number;
  squares: number;
  /** steps from its pixels to those beside them that are not ink, and how many these are */
  edge: number;
  edges: number;
}

/** Runs of a row: first pixel, the one behind the last, number of the patch. */
const [FROM, TO, OF, SIZE] = [0, 1, 2, 3] as const;

/**
 * Patches in the order of their first pixels, gathered by runs of ink, row by row: a run joins the patches of the runs above that it touches.
 *
 * @param ink see inkOf
 */
export function patchesOf({ rows, columns, values }: Grey, ink: Uint8Array, polarity: Polarity): readonly Patch[] {
  const patches: (Patch | null)[] = [];
  const parents: number[] = [];
  let [above, here] = [new Int32Array(SIZE * ((columns + 1) >> 1)), new Int32Array(SIZE * ((columns + 1) >> 1))];
  let countAbove = 0;
  for (let y = 0; y < rows; y += 1) {
    const row = y * columns;
    let [count, first] = [0, 0];
    for (let x = 0; x < columns; x += 1) {
      if (((ink[row + x] as number) & polarity) === 0) continue;
      const from = x;
      let [level, squares, edge, edges] = [0, 0, 0, 0];
      for (; x < columns && ((ink[row + x] as number) & polarity) !== 0; x += 1) {
        const at = row + x;
        const value = values[at] as number;
        level += value;
        squares += value * value;
        if (y > 0 && ((ink[at - columns] as number) & polarity) === 0) {
          edge += value - (values[at - columns] as number);
          edges += 1;
        }
        if (y + 1 < rows && ((ink[at + columns] as number) & polarity) === 0) {
          edge += value - (values[at + columns] as number);
          edges += 1;
        }
      }
      if (from > 0) {
        edge += (values[row + from] as number) - (values[row + from - 1] as number);
        edges += 1;
      }
      if (x < columns) {
        edge += (values[row + x - 1] as number) - (values[row + x] as number);
        edges += 1;
      }
      while (first < countAbove && (above[SIZE * first + TO] as number) < from) first += 1;
      let label = -1;
      for (let other = first; other < countAbove && (above[SIZE * other + FROM] as number) <= x; other += 1) label = joined(patches, parents, label, above[SIZE * other + OF] as number);
      if (label === -1) {
        label = patches.length;
        parents.push(label);
        patches.push({ x0: from, y0: y, x1: x, y1: y + 1, area: 0, level: 0, squares: 0, edge: 0, edges: 0 });
      }
      const patch = patches[label] as Patch;
      if (from < patch.x0) patch.x0 = from;
      if (x > patch.x1) patch.x1 = x;
      patch.y1 = y + 1;
      patch.area += x - from;
      patch.level += level;
      patch.squares += squares;
      patch.edge += polarity === BRIGHT ? edge : -edge;
      patch.edges += edges;
      here[SIZE * count + FROM] = from;
      here[SIZE * count + TO] = x;
      here[SIZE * count + OF] = label;
      count += 1;
    }
    [above, here, countAbove] = [here, above, count];
  }
  return patches.filter((patch) => patch !== null);
}

/** The patch of a run above, joined with the one that the run touched before (-1: none); the older of two takes over the younger. */
function joined(patches: (Patch | null)[], parents: number[], label: number, other: number): number {
  let root = other;
  while (parents[root] !== root) root = parents[root] as number;
  parents[other] = root;
  if (label === -1 || root === label) return root;
  const [older, younger] = root < label ? [root, label] : [label, root];
  const [kept, gone] = [patches[older] as Patch, patches[younger] as Patch];
  parents[younger] = older;
  patches[younger] = null;
  kept.x0 = Math.min(kept.x0, gone.x0);
  kept.x1 = Math.max(kept.x1, gone.x1);
  kept.y0 = Math.min(kept.y0, gone.y0);
  kept.y1 = Math.max(kept.y1, gone.y1);
  kept.area += gone.area;
  kept.level += gone.level;
  kept.squares += gone.squares;
  kept.edge += gone.edge;
  kept.edges += gone.edges;
  return older;
}

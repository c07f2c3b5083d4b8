import type { Step } from '../place.js';
import type { Dataset, Element } from '../read/element.js';

/** An element that holds bytes and no items, where it stands. */
export interface Leaf {
  readonly element: Element;
  readonly dataset: Dataset;
  readonly within: readonly Step[];
}

/** All leaves, in the order of their bytes. */
export function leavesOf(root: Dataset): readonly Leaf[] {
  const leaves: Leaf[] = [];
  collect(root, [], leaves);
  return leaves;
}

function collect(dataset: Dataset, within: readonly Step[], into: Leaf[]): void {
  for (const element of dataset.elements) {
    if (element.items === null) into.push({ element, dataset, within });
    else element.items.forEach((item, index) => collect(item, [...within, { tag: element.tag, item: index }], into));
  }
}

import type { Lookup } from '../../base/condition.js';
import { creatorText } from '../obligations/private-elements.js';
import { creatorTagOf, isPrivateTag, type Dataset, type Element } from './element.js';
import { readInstance, type Instance } from './instance.js';
import { isEmpty, rootValues, textValues } from './values.js';

/** A file as this reader sees it, for whoever asks for single elements. */
export interface Probe extends ProbedDataset {
  /** what the conditions of rules see of it */
  readonly lookup: Lookup;
}

export interface ProbedDataset {
  /** The first element of a tag; of a private one "ggggxxee", whichever block its creator has. */
  find(tag: string, creator: string | null): ProbedElement | undefined;
}

export interface ProbedElement {
  readonly isEmpty: boolean;
  /** as conditions read them (base/condition.ts) */
  readonly values: readonly string[];
  /** of a sequence */
  readonly items: readonly ProbedDataset[] | null;
}

/** Null when the file cannot be read to its end. */
export function openProbe(bytes: Uint8Array): Probe | null {
  const read = readInstance(bytes, { partial: false });
  if (!read.ok) return null;
  const instance = read.value;
  return { ...probed(instance.dataset, instance), lookup: (tag) => rootValues(instance, Number.parseInt(tag, 16)) };
}

function probed(dataset: Dataset, instance: Instance): ProbedDataset {
  return {
    find(tag, creator) {
      const element = dataset.elements.find((one) => (creator === null ? one.tag === Number.parseInt(tag, 16) : isOf(one, tag, creator, dataset, instance)));
      return element === undefined
        ? undefined
        : {
            isEmpty: isEmpty(instance.data, element),
            values: textValues(instance.data, element, dataset),
            items: element.items === null ? null : element.items.map((item) => probed(item, instance)),
          };
    },
  };
}

function isOf({ tag }: Element, pattern: string, creator: string, dataset: Dataset, { data }: Instance): boolean {
  if (!isPrivateTag(tag) || tag >>> 16 !== Number.parseInt(pattern.slice(0, 4), 16) || (tag & 0xff) !== Number.parseInt(pattern.slice(6), 16)) return false;
  const creatorTag = creatorTagOf(tag);
  return creatorTag !== undefined && creatorText(data, dataset, creatorTag) === creator;
}

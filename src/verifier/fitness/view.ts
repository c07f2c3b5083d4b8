import { attributeOfKeyword, tagText } from '../../facts/dictionary.js';
import { privateAttribute } from '../../facts/private-attributes.js';
import { parameterSequences, type PrivatePlace } from '../../facts/quantitative-parameters.js';
import { creatorText } from '../obligations/private-elements.js';
import type { Question } from '../expected.js';
import { readCsa } from '../read/csa.js';
import { creatorTagOf, isCreatorTag, isPrivateTag, type Dataset, type Element } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { textValues, valueBytes } from '../read/values.js';

/** An element that a parameter was read from. */
export interface Found {
  /** of a sequence, how many items it has */
  readonly values: readonly string[];
  /** what the model is asked of it */
  readonly question: Question;
  /** number of its dataset, so that elements of one item can be told from those of another */
  readonly dataset: number;
  /** the sequences around it, the outermost first: what takes one away takes its items along */
  readonly outer: readonly Question[];
}

/** What analyses see of an object: the root, functional groups and private sequences, every element with a value. */
export interface View {
  /** all of an attribute, in the order of the file */
  standard(keyword: string): readonly Found[];
  privates(place: PrivatePlace): readonly Found[];
  /** first value of a root attribute, '' where there is none */
  root(keyword: string): string;
  csa(header: 'image' | 'series'): { readonly fields: ReadonlyMap<string, readonly string[]>; readonly found: Found } | null;
}

const CSA: PrivatePlace = { creator: 'SIEMENS CSA HEADER', group: '0029', element: '10' };
const csaElement = { image: '10', series: '20' } as const;

let walked: ReadonlySet<number> | undefined;

export function viewOf(instance: Instance): View {
  walked ??= new Set(parameterSequences().flatMap((keyword) => attributeOfKeyword(keyword)?.tag ?? []).map((tag) => Number.parseInt(tag, 16)));
  const all = new Map<string, Found[]>();
  const binaries = new Map<string, Uint8Array>();
  let datasets = 0;

  function visit(dataset: Dataset, outer: readonly Question[]): void {
    const within = outer.map(({ tag }) => tag);
    const number = datasets;
    datasets += 1;
    for (const element of dataset.elements) {
      const { tag } = element;
      if (isCreatorTag(tag) || (tag & 0xffff) === 0) continue;
      const creatorTag = isPrivateTag(tag) ? creatorTagOf(tag) : undefined;
      const creator = creatorTag === undefined ? null : creatorText(instance.data, dataset, creatorTag);
      const key = creator === null ? tagText(tag) : privateKey(creator, tagText(tag));
      if (element.items !== null) {
        const question: Question = { tag, vr: 'SQ', within, creator };
        if (element.items.length > 0) add(all, key, { values: [String(element.items.length)], question, dataset: number, outer });
        if (within.length > 0 || isPrivateTag(tag) || walked?.has(tag) === true) element.items.forEach((item) => visit(item, [...outer, question]));
        continue;
      }
      const known = vrKnown(element, creator);
      const found: Found = { values: textValues(instance.data, known, dataset), question: { tag, vr: known.vr, within, creator }, dataset: number, outer };
      if (found.values.length > 0) add(all, key, found);
      else if (creator === CSA.creator && element.valueEndOffset > element.valueOffset) {
        add(all, key, found);
        binaries.set(key, valueBytes(instance.data, element));
      }
    }
  }
  visit(instance.dataset, []);

  const standard = (keyword: string): readonly Found[] => all.get(attributeOfKeyword(keyword)?.tag ?? '') ?? [];
  return {
    standard,
    privates: ({ creator, group, element }) => all.get(privateKey(creator, `${group}00${element}`)) ?? [],
    root: (keyword) => standard(keyword).find(({ question }) => question.within.length === 0)?.values[0] ?? '',
    csa(header) {
      const key = privateKey(CSA.creator, `0029..${csaElement[header]}`);
      const bytes = binaries.get(key);
      const found = all.get(key)?.[0];
      const fields = bytes === undefined ? null : readCsa(bytes);
      return fields === null || found === undefined ? null : { fields, found };
    },
  };
}

/** Implicit VR and UN leave the VR to the tables. */
function vrKnown(element: Element, creator: string | null): Element {
  if (element.vr !== 'UN' || creator === null) return element;
  const text = tagText(element.tag);
  return { ...element, vr: privateAttribute(creator, text.slice(0, 4), text.slice(6))?.vr ?? 'UN' };
}

function privateKey(creator: string, tag: string): string {
  return `${creator}|${tag.slice(0, 4)}|${tag.slice(6)}`;
}

function add(map: Map<string, Found[]>, key: string, found: Found): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [found]);
  else list.push(found);
}

import type { Model, Rule } from '../compiler/resolve/model.js';
import { compareRules } from './expected.js';
import type { Demand, FileContext } from './expected.js';
import { possible } from './possible.js';
import { firstOf, type Dataset } from './read/element.js';
import { textValues } from './read/values.js';

export const CONTENT_SEQUENCE = 0x0040a730;
const VALUE_TYPE = 0x0040a040;
const CONCEPT_NAME = 0x0040a043;
const CODING_SCHEME = 0x00080102;
const codeTags = [0x00080100, 0x00080119, 0x00080120];

/** Attributes that hold the value of an item of each value type, PS3.3 Table C.17-5. */
const valueTags: Readonly<Record<string, number>> = {
  DATETIME: 0x0040a120,
  DATE: 0x0040a121,
  TIME: 0x0040a122,
  PNAME: 0x0040a123,
  UIDREF: 0x0040a124,
  TEXT: 0x0040a160,
  CODE: 0x0040a168,
  NUM: 0x0040a300,
};

/** What is asked of the value of one content item. */
export interface ContentDemand extends Demand {
  /** where the value stands; of an item that does not say its value type, wherever a value can stand */
  readonly valueTags: readonly number[];
}

/** What the model asks of content items, by their concept names (the language, section 3). */
export interface ContentDemands {
  /** Null where no rule speaks of the item, so that it is judged like any other. */
  demandOf(data: Uint8Array, item: Dataset, file: FileContext): ContentDemand | null;
}

export function contentDemandsOf(model: Model): ContentDemands {
  const rules = model.rules.filter(({ selector }) => selector.kind === 'content').sort(compareRules);
  return {
    demandOf(data, item, file) {
      const concept = conceptOf(data, item);
      const rule = concept === null ? undefined : rules.find((one) => speaksOf(one, concept) && (one.condition === null || possible(one.condition, file.lookup) === 'yes'));
      if (concept === null || rule === undefined || rule.action.kind === 'by-type') return null;
      return { action: rule.action, rule, valueTags: concept.valueType === '' ? Object.values(valueTags) : Object.hasOwn(valueTags, concept.valueType) ? [valueTags[concept.valueType] ?? -1] : [] };
    },
  };
}

function speaksOf({ selector }: Rule, { code, scheme, valueType }: Concept): boolean {
  return selector.kind === 'content' && selector.code === code && selector.scheme === scheme && (selector.valueType === null || selector.valueType === valueType);
}

interface Concept {
  readonly code: string;
  readonly scheme: string;
  readonly valueType: string;
}

function conceptOf(data: Uint8Array, item: Dataset): Concept | null {
  const name = firstOf(item, CONCEPT_NAME)?.items?.[0];
  if (name === undefined) return null;
  const text = (tag: number, dataset = name): string => {
    const element = firstOf(dataset, tag);
    return element === undefined ? '' : textValues(data, element, dataset).join();
  };
  const code = codeTags.map((tag) => text(tag)).find((one) => one !== '');
  return code === undefined ? null : { code, scheme: text(CODING_SCHEME), valueType: text(VALUE_TYPE, item) };
}

import type { Action, Model, Rule } from '../compiler/resolve/model.js';
import { compareRules } from './expected.js';
import type { Demand, DemandedAction, FileContext } from './expected.js';
import type { Step } from './place.js';
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

/** What is asked of one of the attributes in which the value of an item can stand; the dummy of a UID is a new one. */
export function demandOn(tag: number, demand: ContentDemand): Demand {
  const { action, rule } = demand;
  return tag === valueTags['UIDREF'] && action.kind === 'replace' && action.with.kind === 'dummy' ? { action: { kind: 'remap' }, rule } : { action, rule };
}

/** What cleans the ContentSequence that an element stands in, at whatever depth. */
export interface Cleaning {
  readonly action: Extract<DemandedAction, { kind: 'clean' }>;
  readonly rule: Rule | null;
  /** what is looked at is the code of an item that no rule names, of a scheme that anybody may fill */
  readonly inLocalCode?: boolean;
}

const CONCEPT_CODE = 0x0040a168;
const CODE_MEANING = 0x00080104;

/** What cleans the inside of an item of a sequence in a cleaned report; `isRuled`: a rule on content items speaks of what holds the sequence. */
export function cleaningInside(cleaning: Cleaning | null, sequence: number, isRuled: boolean, data: Uint8Array, item: Dataset): Cleaning | null {
  if (cleaning === null) return null;
  const { action, rule } = cleaning;
  if (sequence !== CONCEPT_CODE || isRuled) return { action, rule };
  return { action, rule, inLocalCode: isLocal(data, item) };
}

/** PS3.16 section 8.2: 99… and L are local, and so is what names no scheme; what 99SDM stands for is SNOMED. */
export function isLocal(data: Uint8Array, item: Dataset): boolean {
  const scheme = firstOf(item, CODING_SCHEME);
  const named = scheme === undefined ? '' : textValues(data, scheme, item).join().replace(/\0.*$/s, '').trim();
  return named === '' || named === 'L' || (/^99/.test(named) && named !== '99SDM');
}

/**
 * What is asked of the meaning of a code in an item outside reports. Of a local scheme it is what a person typed, so that a rule that keeps
 * meanings does not keep it, unless its path names the sequence.
 */
export function meaningOfCode(tag: number, own: Demand, within: readonly Step[], data: Uint8Array, item: Dataset): Demand {
  if (tag !== CODE_MEANING || own.action.kind !== 'keep' || within.length === 0 || own.rule?.selector.kind === 'path') return own;
  if (within.some((step) => step.tag === CONTENT_SEQUENCE) || !isLocal(data, item)) return own;
  return { action: toDummy, rule: own.rule };
}

/** A demand on a ContentSequence as what cleans its items; null: it does not. */
export function cleaningBy({ action, rule }: Demand): Cleaning | null {
  return action.kind === 'clean' ? { action, rule } : null;
}

/** Kinds of rules that say what an item has instead of its value; of all others the item would have none, or the value itself. */
const sayWhatStands: ReadonlySet<Action['kind']> = new Set(['replace', 'shift', 'truncate', 'band', 'round', 'remap', 'clean']);

/** A value that is no code and no number: whether a rule that keeps it is followed, and what stands for it where no rule says anything of it. */
interface OpenValue {
  readonly mayStay: boolean;
  readonly otherwise: DemandedAction | 'as the sequence';
}

const toDummy: DemandedAction = { kind: 'replace', with: { kind: 'dummy' } };

const openTypes: Readonly<Record<string, OpenValue>> = {
  TEXT: { mayStay: false, otherwise: 'as the sequence' },
  PNAME: { mayStay: false, otherwise: toDummy },
  DATE: { mayStay: true, otherwise: toDummy },
  TIME: { mayStay: true, otherwise: toDummy },
  DATETIME: { mayStay: true, otherwise: toDummy },
  UIDREF: { mayStay: true, otherwise: { kind: 'remap' } },
};
const openValues: ReadonlyMap<number | undefined, OpenValue> = new Map(Object.entries(openTypes).map(([type, open]) => [valueTags[type], open]));

/**
 * What is asked of an attribute inside a ContentSequence that is cleaned item by item, PS3.15 E.3.4: a text is cleaned by the list of the
 * sequence, a name has a dummy, whatever keeps them elsewhere; dates, times and UIDs follow their own rules, and have a dummy or a new UID
 * where these would leave the item without a value; the meaning of a code of a local scheme is a text. `own`: what the rules on the attribute ask.
 */
export function insideCleaned(tag: number, own: Demand, cleaning: Cleaning): Demand {
  const open = tag === CODE_MEANING && cleaning.inLocalCode === true ? openTypes['TEXT'] : openValues.get(tag);
  const said = own.rule?.action.kind;
  if (open === undefined || (said !== undefined && (sayWhatStands.has(said) || (said === 'keep' && open.mayStay)))) return own;
  return { action: open.otherwise === 'as the sequence' ? cleaning.action : open.otherwise, rule: cleaning.rule };
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

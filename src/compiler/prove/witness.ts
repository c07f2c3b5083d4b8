import { attributeInWords, quoted } from '../resolve/wording.js';
import type { Element } from '../resolve/element.js';
import { anUnknownTag, aPrivateTag } from '../resolve/elements-of.js';
import { CONTENT_SEQUENCE } from './content-places.js';
import type { Example } from './satisfiable.js';

/** The dataset as lines to read: `Modality = "MR"`, and last the element that the rules speak of. */
export function witnessLines(example: Example, element: Element | null): readonly string[] {
  const tags = [...example.values.keys()].sort();
  const lines = tags.map((tag) => {
    const values = example.values.get(tag) ?? [];
    const note = example.notes.get(tag);
    const name = attributeInWords(tag);
    const texts = [...values.map(quoted), ...(note === undefined ? [] : [note])];
    return texts.length === 0 ? `${name} absent` : `${name} = ${texts.join(' and ')}`;
  });
  if (element?.concept !== undefined) return [...lines, `ContentSequence > ${itemLine(element, element.concept)}`];
  return element === null || tags.includes(element.tag) ? lines : [...lines, elementLine(element)];
}

function elementLine({ tag, creator, within }: Element): string {
  const name = creator === null ? nameOf(tag) : `private ${quoted(creator)} (${tag.slice(0, 4)},${tag.slice(4)})`;
  const path = within.filter((step) => step !== 'inside').map((step) => `${attributeInWords(step)} > `);
  return `${path.join('')}${name} = any value`;
}

function nameOf(tag: string): string {
  if (tag === aPrivateTag) return 'any private element';
  return tag === anUnknownTag ? 'any element that the dictionary does not know' : attributeInWords(tag);
}

function itemLine({ tag }: Element, { code, scheme, valueType }: NonNullable<Element['concept']>): string {
  const kind = valueType === null ? '' : `${valueType} `;
  return `item ${kind}(${code}, ${scheme})${tag === CONTENT_SEQUENCE ? '' : ` > ${attributeInWords(tag)} = any value`}`;
}

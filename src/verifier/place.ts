import { attributeOfTag, printTag, tagText } from '../facts/dictionary.js';

/** One step of a path: a tag, and which item of it the path goes on in. */
export interface Step {
  readonly tag: number;
  /** 0-based */
  readonly item: number;
}

/** "RequestAttributesSequence[0] > PatientBirthDate"; tags that the dictionary does not have as (gggg,eeee) */
export function tagPathText(within: readonly Step[], tag: number | null): string {
  const parts = within.map((step) => `${nameOf(step.tag)}[${step.item}]`);
  if (tag !== null) parts.push(nameOf(tag));
  return parts.join(' > ');
}

function nameOf(tag: number): string {
  const keyword = attributeOfTag(tag)?.keyword ?? '';
  return keyword === '' ? printTag(tagText(tag)) : keyword;
}

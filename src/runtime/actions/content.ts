import type { Action } from '../../compiler/resolve/model.js';
import { valueTypeOf } from '../../facts/content-items.js';
import { tagText } from '../../facts/dictionary.js';
import { CODE_MEANING } from '../dicom/content-item.js';

/**
 * Who decides on an attribute in the items of a ContentSequence that is cleaned, PS3.15 E.3.4, where no rule speaks of the item: the rule
 * of the attribute itself; what cleans the sequence, with its allow-list; or a dummy, for an item without its value is none (PS3.3
 * C.17.3.2). `says`: what the rule of the attribute says.
 *
 * Codes and numbers, and whatever holds no value of an item, follow their own rules. Of a text or a name nothing stays as it is, and the
 * meaning of a code of somebody's own is such a text.
 */
export function valueInCleanedContent(tag: number, says: Action['kind'], isInLocalCode: boolean): 'own' | 'cleaned' | 'stand-in' {
  const type = tag === CODE_MEANING && isInLocalCode ? 'TEXT' : valueTypeOf(tagText(tag));
  if (type === undefined || type === 'CODE' || type === 'NUM') return 'own';
  const isOfItsOwn = says !== 'remove' && says !== 'empty' && says !== 'by-type' && (says !== 'keep' || (type !== 'TEXT' && type !== 'PNAME'));
  if (isOfItsOwn) return 'own';
  return type === 'TEXT' ? 'cleaned' : 'stand-in';
}

/** Whether an item of this value type has its value in the element (PS3.3 Table C.17-5). */
export function isValue(tag: number, valueType: string): boolean {
  const type = valueTypeOf(tagText(tag));
  return type !== undefined && (valueType === '' || type === valueType);
}

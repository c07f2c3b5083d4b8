import { registeredUid } from '../../facts/uids.js';
import { vrRule } from '../../facts/vr.js';
import type { Dataset, Element } from '../read/element.js';
import { isEmpty, textValues, unpaddedBytes, valueBytes } from '../read/values.js';
import type { Entry, Occurrence } from './obligation.js';

export function valuesOf(occurrence: Occurrence): readonly string[] {
  return textValues(occurrence.data, occurrence.element, occurrence.dataset);
}

export function bytesOf(occurrence: Occurrence): Uint8Array {
  return valueBytes(occurrence.data, occurrence.element);
}

export function emptyValue(occurrence: Occurrence): boolean {
  return isEmpty(occurrence.data, occurrence.element);
}

/** Equal but for padding: what "unchanged" means for a value. */
export function sameValue(a: Occurrence, b: Occurrence): boolean {
  if (a.element.fragments !== null || b.element.fragments !== null) return sameFragments(a, b);
  return Buffer.compare(unpaddedBytes(a.data, a.element), unpaddedBytes(b.data, b.element)) === 0;
}

function sameFragments(a: Occurrence, b: Occurrence): boolean {
  const left = a.element.fragments;
  const right = b.element.fragments;
  if (left?.length !== right?.length) return false;
  return (left ?? []).every((fragment, index) => {
    const other = right?.[index];
    return other !== undefined && Buffer.compare(a.data.subarray(fragment.start, fragment.end), b.data.subarray(other.start, other.end)) === 0;
  });
}

/** The element is in the original and has a value there; true also where there is no original to ask. */
export function hadValue(entry: Entry): boolean {
  return entry.original === null || entry.original.some((occurrence) => !emptyValue(occurrence));
}

/** The first value-bearing occurrence in the original. */
export function originalOf(entry: Entry): Occurrence | undefined {
  return entry.original?.find((occurrence) => !emptyValue(occurrence));
}

/** A UID that names a thing of the standard (PS3.6 Annex A, root 1.2.840.10008) and never an instance. */
export function isStandardUid(uid: string): boolean {
  return registeredUid(uid) !== undefined || uid.startsWith('1.2.840.10008.');
}

/** PS3.5 9.1 */
export function isValidUid(uid: string): boolean {
  return uid.length <= 64 && /^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/.test(uid);
}

/** The product's dummies, as the facts table states them, and what counts as one in binary values. */
export function isDummy(occurrence: Occurrence): boolean {
  const dummy = vrRule(occurrence.element.vr)?.dummy;
  if (dummy !== null && dummy !== undefined) {
    const values = valuesOf(occurrence);
    return values.length > 0 && values.every((value) => value === dummy);
  }
  if (occurrence.element.items !== null) return false;
  return bytesOf(occurrence).every((byte) => byte === 0);
}

const identifyingVrs = new Set(['PN', 'LO', 'SH', 'LT', 'ST', 'UT', 'UC', 'UR', 'DA', 'DT', 'TM', 'AE', 'AS', 'UI']);

export interface Leaf extends Occurrence {
  readonly values: readonly string[];
}

/** Every text, name, date and UID inside a sequence, at every depth, registered UIDs left out. */
export function identifyingLeaves(data: Uint8Array, element: Element): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (dataset: Dataset): void => {
    for (const inner of dataset.elements) {
      if (inner.items !== null) inner.items.forEach(visit);
      else if (identifyingVrs.has(inner.vr) && !isEmpty(data, inner)) {
        const values = textValues(data, inner, dataset).filter((value) => value !== '' && !(inner.vr === 'UI' && isStandardUid(value)));
        if (values.length > 0) leaves.push({ element: inner, dataset, data, values });
      }
    }
  };
  (element.items ?? []).forEach(visit);
  return leaves;
}

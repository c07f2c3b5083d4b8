import type { Lookup } from '../../base/condition.js';
import { readInstance } from './instance.js';
import { rootValues } from './values.js';

/** What the conditions of rules see of a file: values of its root dataset. Null when the file cannot be read to its end. */
export function lookupOf(bytes: Uint8Array): Lookup | null {
  const read = readInstance(bytes, { partial: false });
  if (!read.ok) return null;
  const instance = read.value;
  return (tag) => rootValues(instance, Number.parseInt(tag, 16));
}

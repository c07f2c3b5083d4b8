import { typedSopClasses, typeOf } from '../../facts/iod-types.js';
import type { PlanTables } from './plan.js';

/** The Types of these attributes at the root, by SOP class, as far as the facts know them (PS3.5 7.4). */
export function typesOf(tags: readonly string[]): PlanTables['types'] {
  const types: Record<string, Record<string, '1' | '2' | '3'>> = {};
  for (const tag of tags) {
    const ofTag = Object.fromEntries(
      typedSopClasses().flatMap((uid) => {
        const type = typeOf(uid, tag);
        return type === undefined ? [] : [[uid, type] as const];
      }),
    );
    if (Object.keys(ofTag).length > 0) types[tag] = ofTag;
  }
  return types;
}

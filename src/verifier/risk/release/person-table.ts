import type { CollectedPerson, CollectedStudy, Missing } from './collected.js';
import { columnOf, isConstant, type Column } from '../table/column.js';
import { dayText } from '../metrics/calendar.js';
import type { QuasiIdentifier } from '../quasi/quasi-identifiers.js';

/** One quasi-identifier over all persons. */
export interface PersonColumn {
  readonly of: QuasiIdentifier;
  readonly column: Column;
  /** persons without a value, by why */
  readonly missing: Readonly<Record<Missing, number>>;
  /** persons with different values where one is expected; the set of them is their value */
  readonly conflicts: readonly number[];
}

/** Table T0 of the method: one row a person. */
export interface PersonTable {
  readonly persons: number;
  /** those that tell persons apart at all */
  readonly columns: readonly PersonColumn[];
  /** those that have one value for all */
  readonly constant: readonly PersonColumn[];
}

/** @param narrowDays width of the buckets that first days are given in; 1 for single days */
export function personTable(of: readonly QuasiIdentifier[], persons: readonly CollectedPerson[], narrowDays: number): PersonTable {
  const all = of.map((one) => personColumn(one, persons, narrowDays));
  return { persons: persons.length, columns: all.filter(({ column }) => !isConstant(column)), constant: all.filter(({ column }) => isConstant(column)) };
}

export function personColumn(of: QuasiIdentifier, persons: readonly CollectedPerson[], narrowDays: number): PersonColumn {
  const missing: Record<Missing, number> = { absent: 0, empty: 0, dummy: 0 };
  const conflicts: number[] = [];
  const texts = persons.map((person, row) => {
    const values = valuesOf(of, person, narrowDays);
    if (values.length === 0) missing[whyMissing(of.tag, person)] += 1;
    if (values.length > 1 && of.attribute.role === 'person') conflicts.push(row);
    return values.join('\\');
  });
  return { of, column: columnOf(of.attribute.keyword, texts), missing, conflicts };
}

/** Ascending; age, height and weight are those of the first study that states them, a date is that of the first study. */
function valuesOf({ attribute, tag, part, outcome }: QuasiIdentifier, { studies }: CollectedPerson, narrowDays: number): readonly string[] {
  if (attribute.role === 'date' && part === null && outcome.demands.every(({ action }) => action.kind === 'shift')) {
    const day = studies.find((study) => study.day !== null)?.day ?? null;
    return day === null ? [] : [dayText(Math.floor(day / narrowDays) * narrowDays)];
  }
  const once = attribute.role === 'age' || attribute.role === 'measure' || attribute.role === 'date';
  const values = once ? stated(studies, tag) : new Set(studies.flatMap((study) => [...(study.values.get(tag) ?? [])]));
  const lengths = { year: 4, month: 6 } as const;
  return [...new Set([...values].map((text) => (part === null ? text : text.slice(0, lengths[part]))))].sort();
}

function stated(studies: readonly CollectedStudy[], tag: number): ReadonlySet<string> {
  return studies.find((study) => study.values.has(tag))?.values.get(tag) ?? new Set();
}

function whyMissing(tag: number, { studies }: CollectedPerson): Missing {
  const reasons = new Set(studies.map((study) => study.missing.get(tag) ?? 'absent'));
  return reasons.has('dummy') ? 'dummy' : reasons.has('empty') ? 'empty' : 'absent';
}

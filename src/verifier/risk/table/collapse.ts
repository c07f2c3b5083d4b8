import { classesOf } from './classes.js';
import type { Column } from './column.js';

/** Persons who share all their values as one row each, with how many they are. */
export interface Collapsed {
  readonly columns: readonly Column[];
  readonly weights: Uint32Array;
  /** the row of each person */
  readonly rowOf: Uint32Array;
}

export function collapse(columns: readonly Column[], persons: number): Collapsed {
  const { classOf, sizes } = classesOf(columns, persons);
  const first = new Uint32Array(sizes.length);
  for (let person = persons - 1; person >= 0; person -= 1) first[classOf[person] ?? 0] = person;
  return { columns: columns.map((column) => ({ ...column, codes: first.map((person) => column.codes[person] ?? 0) })), weights: sizes, rowOf: classOf };
}

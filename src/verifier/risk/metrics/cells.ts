/** A value that sites, devices or texts have, and how many persons have it: rule R6 of the method. */
export interface Cell {
  readonly value: string;
  readonly persons: number;
}

/**
 * How many persons have each value; one with several counts for each. In ascending order of persons, then of value.
 *
 * @param values of each person
 */
export function cellsOf(values: Iterable<Iterable<string>>): readonly Cell[] {
  const counts = new Map<string, number>();
  for (const own of values) for (const value of new Set(own)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, persons]) => ({ value, persons })).sort((a, b) => a.persons - b.persons || (a.value < b.value ? -1 : 1));
}

/** Words and numbers of a text, in capitals. */
export function tokensOf(text: string): readonly string[] {
  return text.toUpperCase().split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '');
}

/** Capitals, one space between words: what differs only by that is one text. */
export function normalised(text: string): string {
  return text.toUpperCase().trim().replace(/\s+/g, ' ');
}

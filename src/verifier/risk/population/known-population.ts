import { classesOf } from '../table/classes.js';
import type { Column } from '../table/column.js';

/** The release against the persons it was drawn from: rule R10 of the method. */
export interface AgainstPopulation {
  /** fewest persons of the population who share a released person's values; 0 where somebody is in no table */
  readonly kMap: number;
  readonly journalistRisk: number;
  readonly marketerRisk: number;
  /** least and largest share of a class of the population that is released */
  readonly deltaPresence: { readonly least: number; readonly largest: number };
  /** released persons whose values no person of the population has: the table is not of that population */
  readonly strangers: number;
}

/**
 * Both tables in the same columns. The largest risk of the journalist is the larger of two means: classes of the sample by the persons of
 * their classes in the population, and the mean over persons of one by them.
 */
export function againstPopulation(sample: readonly Column[], population: readonly Column[]): AgainstPopulation {
  const persons = sample[0]?.codes.length ?? 0;
  const others = population[0]?.codes.length ?? 0;
  const joined = sample.map((column, index) => join(column, population[index] ?? { name: column.name, codes: new Uint32Array(0), values: [] }));
  const { classOf, sizes } = classesOf(joined, persons + others);
  const inSample = new Uint32Array(sizes.length);
  for (let row = 0; row < persons; row += 1) inSample[classOf[row] ?? 0] = (inSample[classOf[row] ?? 0] ?? 0) + 1;
  let [kMap, strangers, classes, around, marketer, least, largest] = [Number.POSITIVE_INFINITY, 0, 0, 0, 0, Number.POSITIVE_INFINITY, 0];
  inSample.forEach((released, index) => {
    if (released === 0) return;
    const known = (sizes[index] ?? 0) - released;
    classes += 1;
    kMap = Math.min(kMap, known);
    if (known === 0) strangers += released;
    around += known;
    const share = known === 0 ? 1 : released / known;
    marketer += share / persons;
    [least, largest] = [Math.min(least, share), Math.max(largest, share)];
  });
  if (classes === 0) return { kMap: 0, journalistRisk: 0, marketerRisk: 0, deltaPresence: { least: 0, largest: 0 }, strangers: 0 };
  return { kMap, journalistRisk: Math.max(around === 0 ? 1 : classes / around, marketer), marketerRisk: marketer, deltaPresence: { least, largest }, strangers };
}

/** One column of both, under one list of values. */
function join(sample: Column, population: Column): Column {
  const known = new Map(sample.values.map((value, code) => [value, code]));
  const renamed = population.values.map((value) => {
    let code = known.get(value);
    if (code === undefined) known.set(value, (code = known.size));
    return code;
  });
  const codes = new Uint32Array(sample.codes.length + population.codes.length);
  codes.set(sample.codes);
  codes.set(population.codes.map((code) => renamed[code] ?? 0), sample.codes.length);
  return { name: sample.name, codes, values: [...known.keys()] };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortFiles, cohortStudies, type CohortStudy } from '../../../corpus/cohort.js';
import { openRisk, renderRiskJson } from '../../../src/verifier/index.js';
import { minimalNodes, type Node } from '../../../src/verifier/risk/fix/lattice.js';
import { belowAt, lossAt } from '../../../src/verifier/risk/fix/levels.js';
import { classFigures, personsBelow } from '../../../src/verifier/risk/metrics/class-figures.js';
import { minimalUniques } from '../../../src/verifier/risk/metrics/minimal-uniques.js';
import { wildcardMatches } from '../../../src/verifier/risk/metrics/wildcard.js';
import { classesOf } from '../../../src/verifier/risk/table/classes.js';
import { coarsened, columnOf, type Column } from '../../../src/verifier/risk/table/column.js';
import { SmallClasses } from '../../../src/verifier/risk/table/small-classes.js';
import { modelOf } from './cohort.js';

/** Rows of a few columns with few values, so that groups arise; an empty text is missing. */
const rows = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd'), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 60 }));

function columnsOf(table: readonly (readonly string[])[]): readonly Column[] {
  return (table[0] ?? []).map((_, at) => columnOf(`c${at}`, table.map((row) => row[at] ?? '')));
}

/** The size of each row's class, by comparing texts. */
function plainSizes(table: readonly (readonly string[])[]): readonly number[] {
  const keys = table.map((row) => JSON.stringify(row));
  return keys.map((key) => keys.filter((other) => other === key).length);
}

describe('classes', () => {
  it('are those of a plain comparison, also where keys do not fit one number', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 12 }), (table, times) => {
        const narrow = columnsOf(table);
        // many values that never occur make keys long
        const wide = Array.from({ length: times }, () => narrow).flat().map((column) => ({ ...column, values: Array.from({ length: 5000 }, (_, at) => column.values[at] ?? `unused ${at}`) }));
        for (const columns of [narrow, wide]) {
          const { classOf, sizes } = classesOf(columns, table.length);
          expect([...classOf].map((number) => sizes[number])).toEqual(plainSizes(table));
          for (const least of [2, 5]) expect(new SmallClasses(table.length).personsBelow(columns, least)).toBe(personsBelow(sizes, least));
        }
      }),
    );
  });

  it('never shrink when a column coarsens', () => {
    fc.assert(
      fc.property(rows, fc.nat(3), fc.func(fc.constantFrom('x', 'y')), fc.integer({ min: 2, max: 12 }), (table, which, coarse, least) => {
        const columns = columnsOf(table);
        const after = columns.map((column, at) => (at === which % columns.length ? coarsened(column, coarse) : column));
        const [fine, coarser] = [classesOf(columns, table.length).sizes, classesOf(after, table.length).sizes];
        expect(classFigures(coarser).k).toBeGreaterThanOrEqual(classFigures(fine).k);
        expect(personsBelow(coarser, least)).toBeLessThanOrEqual(personsBelow(fine, least));
      }),
    );
  });

  it('of those still shown never grow when the value of one person is left out', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(), (table, person, at) => {
        const row = person % table.length;
        const suppressed = table.map((values, index) => (index === row ? values.map((value, column) => (column === at % values.length ? '' : value)) : values));
        const [before, after] = [table, suppressed].map((one) => {
          const { classOf, sizes } = classesOf(columnsOf(one), one.length);
          return [...classOf].map((number) => sizes[number] ?? 0);
        });
        // whoever has the same value missing already is not shown by it
        table.forEach((values, index) => {
          const shown = index !== row && values[at % values.length] !== '';
          if (shown) expect(after?.[index]).toBeLessThanOrEqual(before?.[index] ?? 0);
        });
      }),
    );
  });

  it('are subsets of what matches when a missing value matches anything', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const matches = wildcardMatches(columnsOf(table), table.length);
        const meets = (a: string, b: string): boolean => a === '' || b === '' || a === b;
        expect([...matches]).toEqual(table.map((one) => table.filter((other) => one.every((value, at) => meets(value, other[at] ?? ''))).length));
        plainSizes(table).forEach((size, row) => expect(matches[row]).toBeGreaterThanOrEqual(size));
      }),
    );
  });
});

describe('minimal unique combinations', () => {
  it('are unique, and no part of them is, and there are no others', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const columns = columnsOf(table);
        const found = minimalUniques(columns, table.length, 3);
        const subsets = Array.from({ length: 2 ** columns.length - 1 }, (_, at) => columns.flatMap((__, index) => (((at + 1) >> index) & 1 ? [index] : [])));
        const isUnique = (row: number, subset: readonly number[]): boolean => table.filter((other) => subset.every((index) => other[index] === table[row]?.[index])).length === 1;
        const factorial = (number: number): number => (number < 2 ? 1 : number * factorial(number - 1));
        table.forEach((_, row) => {
          const minimal = subsets.filter((subset) => subset.length <= 3 && isUnique(row, subset) && !subset.some((left) => subset.length > 1 && isUnique(row, subset.filter((index) => index !== left))));
          expect(found.scores[row]).toBe(minimal.reduce((sum, subset) => sum + factorial(columns.length - subset.length), 0));
          expect(found.smallest[row] === -1 ? 0 : found.combinations[found.smallest[row] ?? 0]?.length).toBe(minimal.length === 0 ? 0 : Math.min(...minimal.map(({ length }) => length)));
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('the search for the least generalisation', () => {
  it('finds exactly the minimal nodes, and one of them when it may not look at all', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 8 }), fc.nat(3), (table, least, allowed) => {
        const hierarchies = columnsOf(table).map((column) => [column, coarsened(column, (value) => (value < 'c' ? 'low' : 'high')), null]);
        const lattice = { bottom: hierarchies.map(() => 0), top: hierarchies.map(() => 2), below: belowAt(hierarchies, table.length, least), loss: lossAt(hierarchies) };
        const nodes = hierarchies.reduce<readonly Node[]>((before) => before.flatMap((node) => [0, 1, 2].map((at) => [...node, at])), [[]]);
        const holds = (node: Node): boolean => lattice.below(node) <= allowed;
        const finer = (node: Node): readonly Node[] => node.flatMap((at, index) => (at === 0 ? [] : [node.map((other, position) => (position === index ? at - 1 : other))]));
        const minimal = nodes.filter((node) => holds(node) && !finer(node).some(holds)).map((node) => node.join()).sort();
        const found = minimalNodes(lattice, allowed, 1000);
        expect(found.minimal.map(({ node }) => node.join()).sort()).toEqual(minimal);
        const [one] = minimalNodes(lattice, allowed, 0).minimal;
        expect(one === undefined ? minimal.length === 0 : minimal.includes(one.node.join())).toBe(true);
      }),
    );
  });
});

describe('a release', () => {
  const model = modelOf('profile "cohort" version "1.0.0"\n\nshift dates per PatientID by 30..365 days back\nkeep PatientSex, PatientAge, PatientWeight, Modality, ManufacturerModelName\nreplace PatientID with pseudonym("P", 10)\nrisk {\n  release controlled\n}\n');
  const studies = [...cohortStudies('properties', 24)];
  const judge = (of: readonly CohortStudy[]): ReturnType<ReturnType<typeof openRisk>['finish']>['report'] => {
    const assessment = openRisk(model, { planDigest: null });
    for (const study of of) for (const { bytes } of cohortFiles(study)) assessment.addOutput(bytes, null);
    return assessment.finish().report;
  };

  it('is judged the same whatever the order of its files', () => {
    const report = renderRiskJson(judge(studies));
    fc.assert(
      fc.property(fc.shuffledSubarray(studies, { minLength: studies.length }), (order) => {
        expect(renderRiskJson(judge(order))).toBe(report);
      }),
      { numRuns: 20 },
    );
  });

  it('hides nobody better because one person shows less', () => {
    const smallest = (of: readonly CohortStudy[]): number => Number(judge(of).metrics.find(({ rule }) => rule === 'R1')?.figures['personsBelow']);
    fc.assert(
      fc.property(fc.constantFrom(...studies), ({ patientId }) => {
        const suppressed = studies.map((study) => (study.patientId === patientId ? { ...study, age: '' } : study));
        expect(smallest(suppressed)).toBeGreaterThanOrEqual(smallest(studies));
      }),
      { numRuns: 10 },
    );
  });
});

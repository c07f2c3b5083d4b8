import { expect, it } from 'vitest';
import { groupBy } from '../../../src/base/group-by.js';
import { minimalNodes } from '../../../src/verifier/risk/fix/lattice.js';
import { belowAt, lossAt } from '../../../src/verifier/risk/fix/levels.js';
import { ageOf, birthdayWindowDays } from '../../../src/verifier/risk/metrics/birthdays.js';
import { dayNumber } from '../../../src/verifier/risk/metrics/calendar.js';
import { cellsOf } from '../../../src/verifier/risk/metrics/cells.js';
import { classFigures, personsBelow } from '../../../src/verifier/risk/metrics/class-figures.js';
import { minimalUniques } from '../../../src/verifier/risk/metrics/minimal-uniques.js';
import { trajectories, trajectoriesBelow } from '../../../src/verifier/risk/metrics/trajectories.js';
import { classesOf } from '../../../src/verifier/risk/table/classes.js';
import { columnOf, type Column } from '../../../src/verifier/risk/table/column.js';
import { describeWithTables, expected, table } from './shared-tables.js';

interface Core {
  readonly n: number;
  readonly classes: number;
  readonly k: number;
  readonly max_class: number;
  readonly uniques: number;
  readonly avg_risk: number;
  readonly records_below: Readonly<Record<string, number>>;
}

interface Set {
  readonly quasi_identifiers: string[];
  readonly patient_level: Core;
  readonly study_level_row_counts: Core;
  readonly patients_with_row_k_ge_11_but_person_k_lt_11: number;
}

type Study = Readonly<Record<string, string>>;

describeWithTables('the planted cohort, in figures', () => {
  const want = expected()['synthetic_cohort_studies.csv'] ?? {};
  const studies = (): readonly Study[] => {
    const data = table('synthetic_cohort_studies.csv');
    const texts = new Map(data.heading.map((name) => [name, data.texts(name)]));
    const rows = Array.from({ length: data.rows }, (_, row): Study => Object.fromEntries([...texts].map(([name, values]) => [name, values[row] ?? ''])));
    return rows.map((row) => ({ ...row, age5: band(row['age'] ?? '', 5), age10: band(row['age'] ?? '', 10), age20: band(row['age'] ?? '', 20) }));
  };
  const all = studies().toSorted((a, b) => compare(a['patient_id'], b['patient_id']) || compare(a['study_date'], b['study_date']) || compare(a['study_uid'], b['study_uid']));
  const byPatient = groupBy(all, (study) => study['patient_id'] ?? '');
  // of each patient the first study, as the oracle takes it; the ethnic group is the first that is stated
  const patients = [...byPatient.values()].map((own): Study => ({ ...own[0], ethnic: own.find(({ ethnic }) => ethnic !== '')?.['ethnic'] ?? '' }));
  const columns = (rows: readonly Study[], names: readonly string[]): readonly Column[] => names.map((name) => columnOf(name, rows.map((row) => row[name] ?? '')));

  it.each(['exact_site', 'exact_country', 'band5_country', 'band10_country', 'band20'])('persons and rows of %s', (name) => {
    const set = want[name] as Set;
    expectCore(columns(patients, set.quasi_identifiers), patients.length, set.patient_level);
    const rows = columns(all, set.quasi_identifiers);
    expectCore(rows, all.length, set.study_level_row_counts);
    // who would seem safe if rows were counted
    const { classOf, sizes } = classesOf(rows, all.length);
    const persons = cellsOf([...byPatient.values()].map((own) => own.map((study) => String(classOf[all.indexOf(study)]))));
    const few = new Map(persons.map(({ value, persons: count }) => [value, count]));
    const seeming = new Set(all.filter((_, row) => (sizes[classOf[row] ?? 0] ?? 0) >= 11 && (few.get(String(classOf[row])) ?? 0) < 11).map((study) => study['patient_id']));
    expect(seeming.size).toBe(set.patients_with_row_k_ge_11_but_person_k_lt_11);
  });

  it('one person with fourteen studies alike is one person', () => {
    const of = (rows: readonly Study[], id: string): number => {
      const { classOf, sizes } = classesOf(columns(rows, ['sex', 'age', 'site', 'ethnic']), rows.length);
      return sizes[classOf[rows.findIndex((row) => row['patient_id'] === id)] ?? 0] ?? 0;
    };
    expect({ rows: of(all, 'P0005'), persons: of(patients, 'P0005') }).toEqual(want['planted_P0005']);
  });

  it('trajectories of two and three visits, to the day, week and four weeks', () => {
    const visits = [...byPatient.values()].map((own) => own.map((study) => ({ day: dayNumber(study['study_date'] ?? '') ?? 0, modality: study['modality'] ?? '' })));
    for (const power of [2, 3] as const) {
      for (const days of [1, 7, 28]) {
        const got = trajectories(visits, power, days);
        expect({
          patients_with_feature: got.persons,
          features: got.features,
          unique_patients: trajectoriesBelow(got, 2),
          patients_below_5: trajectoriesBelow(got, 5),
          patients_below_11: trajectoriesBelow(got, 11),
        }).toEqual((want['trajectory'] as Record<string, unknown>)[`power${power}_res${days}d`]);
      }
    }
  });

  it('birthday windows', () => {
    const windows = [...byPatient].flatMap(([id, own]) => {
      const days = birthdayWindowDays(own.map((study) => ({ day: dayNumber(study['study_date'] ?? '') ?? 0, age: study['age'] ?? '' })));
      return days === null ? [] : [{ id, days }];
    });
    const upTo = (most: number): readonly string[] => windows.filter(({ days }) => days > 0 && days <= most).map(({ id }) => id);
    expect({ le_7: upTo(7), le_31: upTo(31).length, le_92: upTo(92).length, le_183: upTo(183).length, inconsistent: windows.filter(({ days }) => days <= 0).map(({ id }) => id), patients: windows.length }).toEqual(want['birthday_window_days']);
  });

  it.each(['site', 'country', 'model', 'study_desc'])('patients of each %s', (name) => {
    const cells = cellsOf([...byPatient.values()].map((own) => own.map((study) => study[name] ?? '')));
    expect(Object.fromEntries(cells.map(({ value, persons }) => [value, persons]))).toEqual(want[`patients_per_${name}`]);
  });

  it('ages over 89, and who was at two sites', () => {
    const over = [...byPatient].filter(([, own]) => own.some((study) => (ageOf(study['age'] ?? '')?.unit ?? '') === 'Y' && (ageOf(study['age'] ?? '')?.count ?? 0) > 89)).map(([id]) => id);
    expect(over).toEqual(want['over_89']);
    expect([...byPatient].filter(([, own]) => new globalThis.Set(own.map(({ site }) => site)).size > 1).map(([id]) => id)).toEqual(want['two_sites']);
  });

  it('minimal uniques of every size', () => {
    const set = (want['exact_site'] as Set).quasi_identifiers;
    const got = minimalUniques(columns(patients, set), patients.length, set.length);
    const suda = want['suda_exact_site'] as { contribution_pct: Record<string, number>; msu_by_size: Record<string, number> };
    expect(got.bySize).toEqual(Object.values(suda.msu_by_size));
    set.forEach((name, index) => expect(got.contributionPercent[index]).toBeCloseTo(suda.contribution_pct[name] ?? Number.NaN, 9));
  });

  it('minimal generalisations for k of 5 and 11, leaving 0, 1 and 5 of a hundred persons out', () => {
    const menu = { age: ['age', 'age5', 'age10', 'age20', null], geo: ['site', 'country', null], ethnic: ['ethnic', null], sex: ['sex', null] } as const;
    const hierarchies = Object.values(menu).map((levels) => levels.map((name) => (name === null ? null : (columns(patients, [name])[0] ?? null))));
    for (const [key, nodes] of Object.entries(want['minimal_generalisations'] as Record<string, unknown>)) {
      const [k = 0, share = 0] = [...key.matchAll(/=([\d.]+)/g)].map(([, number]) => Number(number));
      const { minimal, complete } = minimalNodes({ bottom: hierarchies.map(() => 0), top: hierarchies.map(({ length }) => length - 1), below: belowAt(hierarchies, patients.length, k), loss: lossAt(hierarchies) }, share * patients.length, 1000);
      const got = minimal.map(({ node, below }) => ({ ...Object.fromEntries(Object.entries(menu).map(([name, levels], index) => [name, levels[node[index] ?? 0] ?? '*'])), suppressed: below, node }));
      got.sort((a, b) => a.node.map((at, index) => at - (b.node[index] ?? 0)).find((difference) => difference !== 0) ?? 0);
      expect(complete).toBe(true);
      expect(got.map((one) => ({ ...one, node: undefined })), key).toEqual(nodes);
    }
  });
});

function expectCore(of: readonly Column[], rows: number, want: Core): void {
  const { sizes } = classesOf(of, rows);
  const { persons, classes, k, largestClass, uniques, averageRisk } = classFigures(sizes);
  expect({ n: persons, classes, k, max_class: largestClass, uniques }).toEqual({ n: want.n, classes: want.classes, k: want.k, max_class: want.max_class, uniques: want.uniques });
  expect(averageRisk).toBeCloseTo(want.avg_risk, 9);
  for (const [least, share] of Object.entries(want.records_below)) expect(personsBelow(sizes, Number(least)) / persons).toBeCloseTo(share, 9);
}

/** As the oracle bands: days count as the first band, above 89 is one. */
function band(age: string, years: number): string {
  const known = ageOf(age);
  if (known === null) return '';
  if (known.unit !== 'Y') return `0-${years - 1}`;
  const from = Math.floor(known.count / years) * years;
  return known.count > 89 ? '90+' : `${from}-${from + years - 1}`;
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}

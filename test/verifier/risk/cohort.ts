import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { cohortFiles, type CohortStudy } from '../../../corpus/cohort.js';
import { compile, type Model } from '../../../src/compiler/index.js';
import { openRisk, type RiskAssessment } from '../../../src/verifier/index.js';
import { shippedLibrary } from '../../compiler/library.js';

/** @throws where the profile has mistakes */
export function modelOf(text: string): Model {
  const { model, diagnostics } = compile({ name: 'cohort.anon', text }, shippedLibrary());
  if (model === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return model;
}

export type Result = ReturnType<RiskAssessment['finish']>;

/** The studies as files of a release, judged. */
export function judged(model: Model, studies: Iterable<CohortStudy>, originalOf: (study: CohortStudy) => CohortStudy | null = () => null): Result {
  const assessment = openRisk(model, { planDigest: null });
  for (const study of studies) {
    const original = originalOf(study);
    const originals = original === null ? [] : [...cohortFiles(original)];
    [...cohortFiles(study)].forEach(({ bytes }, index) => assessment.addOutput(bytes, originals[index]?.bytes ?? null));
  }
  return assessment.finish();
}

/** The planted cohort: 400 made-up persons in 1032 studies; what is odd about some of them stands in the tests. */
export function plantedCohort(): readonly CohortStudy[] {
  const path = fileURLToPath(new URL('tables/synthetic_cohort_studies.csv', import.meta.url));
  const rows = parse(readFileSync(path), { columns: true }) as unknown as readonly Readonly<Record<string, string>>[];
  return rows.map((row, index): CohortStudy => ({
    patientId: row['patient_id'] ?? '',
    study: index + 1,
    date: row['study_date'] ?? '',
    sex: row['sex'] ?? '',
    age: row['age'] ?? '',
    weightKilograms: row['weight_kg'] ?? '',
    ethnicGroup: row['ethnic'] ?? '',
    site: row['site'] ?? '',
    manufacturer: row['manufacturer'] ?? '',
    model: row['model'] ?? '',
    bodyPart: row['body_part'] ?? '',
    description: row['study_desc'] ?? '',
  }));
}

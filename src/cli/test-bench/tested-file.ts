import type { Coverage } from './coverage.js';
import type { TestResult } from './run-tests.js';

/** The tests of one rule file. */
export interface TestedFile {
  /** as the user named it */
  readonly file: string;
  readonly results: readonly TestResult[];
  /** null where it was not asked for */
  readonly coverage: Coverage | null;
}

export function failed(files: readonly TestedFile[]): number {
  return files.flatMap(({ results }) => results).filter(({ failures }) => failures.length > 0).length;
}

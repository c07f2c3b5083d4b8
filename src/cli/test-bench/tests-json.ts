import { canonicalJson, type Json } from '../../base/canonical-json.js';
import { failed, type TestedFile } from './tested-file.js';

/** The results as one JSON document, for other programs. */
export function testsJson(files: readonly TestedFile[]): string {
  return canonicalJson({
    format: 'anonc-test',
    formatVersion: '1.0',
    tests: files.flatMap(({ results }) => results).length,
    failed: failed(files),
    files: files.map(
      ({ file, results, coverage }): Json => ({
        file,
        tests: results.map(({ name, line, failures }): Json => ({ name, line, passed: failures.length === 0, failures: failures.map((failure): Json => ({ ...failure })) })),
        coverage: coverage === null ? null : { rules: coverage.rules.map((one): Json => ({ ...one })), branches: coverage.branches.map((one): Json => ({ ...one })) },
      }),
    ),
  });
}

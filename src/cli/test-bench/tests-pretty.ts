import type { Coverage, Covered } from './coverage.js';
import { failed, type TestedFile } from './tested-file.js';

/** The results for a person at a terminal. */
export function testsPretty(files: readonly TestedFile[]): string {
  const tests = files.flatMap(({ results }) => results).length;
  const failures = failed(files);
  const lines = files.flatMap((file) => [...(files.length > 1 ? [file.file] : []), ...resultLines(file), ...(file.coverage === null ? [] : coverageLines(file.coverage))]);
  return `${[...lines, '', `${tests} ${tests === 1 ? 'test' : 'tests'}, ${failures === 0 ? 'all pass' : `${failures} failed`}`].join('\n')}\n`;
}

function resultLines({ file, results }: TestedFile): readonly string[] {
  return results.flatMap(({ name, line, failures }) => [
    `${failures.length === 0 ? 'ok    ' : 'FAILED'}  ${name}${failures.length === 0 ? '' : `   (${file}:${line})`}`,
    ...failures.map((failure) => `          ${file}:${failure.line}: ${failure.message}${failure.dataset === null ? '' : ` (data set ${failure.dataset})`}`),
  ]);
}

function coverageLines({ rules, branches }: Coverage): readonly string[] {
  const share = (of: readonly Covered[]): string => `${of.filter(({ exercised }) => exercised).length} of ${of.length}`;
  const missing = [...rules, ...branches].filter(({ exercised }) => !exercised);
  return ['', `coverage: ${share(rules)} rules of the profile, ${share(branches)} branches`, ...missing.map(({ what, source, line }) => `  no test: ${what}   (${source}:${line})`)];
}

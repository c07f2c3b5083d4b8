import { failed, type TestedFile } from './tested-file.js';

/** The results as JUnit XML, as build servers read it: a suite a file, a case a test. */
export function testsJunit(files: readonly TestedFile[]): string {
  const tests = files.flatMap(({ results }) => results).length;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="anonc test" tests="${tests}" failures="${failed(files)}">
${files.map(suite).join('')}</testsuites>
`;
}

function suite(tested: TestedFile): string {
  const { file, results } = tested;
  const cases = results.map(({ name, line, failures }) => {
    const open = `    <testcase name="${text(name)}" classname="${text(file)}" file="${text(file)}" line="${line}"`;
    if (failures.length === 0) return `${open}/>\n`;
    const said = failures.map((failure) => `      <failure message="${text(failure.message)}">${text(`${file}:${failure.line}`)}</failure>\n`);
    return `${open}>\n${said.join('')}    </testcase>\n`;
  });
  return `  <testsuite name="${text(file)}" tests="${results.length}" failures="${failed([tested])}" errors="0" skipped="0">\n${cases.join('')}  </testsuite>\n`;
}

/** XML 1.0, 2.2 and 2.4: what it cannot hold at all becomes U+FFFD. */
function text(value: string): string {
  return value
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"'\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

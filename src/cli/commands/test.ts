import { dirname, join } from 'node:path';
import { renderTerminal } from '../../compiler/index.js';
import { readEnrolment } from '../../runtime/index.js';
import { command, complain } from '../command.js';
import { compileFile } from '../compile-file.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { coverageOf } from '../test-bench/coverage.js';
import { runTests } from '../test-bench/run-tests.js';
import { failed, type TestedFile } from '../test-bench/tested-file.js';
import { testsJson } from '../test-bench/tests-json.js';
import { testsJunit } from '../test-bench/tests-junit.js';
import { testsPretty } from '../test-bench/tests-pretty.js';

const renderers = { pretty: testsPretty, json: (files: readonly TestedFile[]) => `${testsJson(files)}\n`, junit: testsJunit } as const;

/** `anonc test PROFILE…`: the `test` blocks, on real files through the real runtime, with the tables that lie beside the profile. */
export const test = command({
  usage: 'test <profiles..>',
  describe: 'run the tests that profiles hold',
  positionals: { profiles: { type: 'string', array: true, demandOption: true, describe: 'rule files' } },
  options: {
    coverage: { type: 'boolean', default: false, describe: 'name the rules and branches of each profile that no test exercises' },
    format: { choices: ['pretty', 'json', 'junit'] as const, default: 'pretty' as const, requiresArg: true, describe: 'for a person, a program, or a build server' },
  },
  examples: [['$0 test profile.anon --coverage', 'after `anonc init`']],
  run({ profiles, coverage, format }, host) {
    const files: TestedFile[] = [];
    for (const profile of profiles) {
      const tested = testFile(profile, coverage, host);
      if (tested === null) return exitCode.usage;
      files.push(tested);
    }
    host.out(renderers[format](files));
    return failed(files) > 0 ? exitCode.no : exitCode.clean;
  },
});

/** Null, and what is wrong has been told, where the profile has mistakes or holds no test: a check that checks nothing must not pass. */
function testFile(file: string, withCoverage: boolean, host: Host): TestedFile | null {
  const compiled = compileFile(file, host);
  if (!compiled.ok) {
    complain(host, compiled.error);
    return null;
  }
  const { plan, tests, diagnostics, sources } = compiled.value;
  if (plan === null) {
    host.error(renderTerminal(diagnostics, sources, { color: false }));
    complain(host, `\`${file}\` has mistakes`);
    return null;
  }
  if (tests.length === 0) {
    complain(host, `\`${file}\` holds no test`, 'write one: test "names go" { given { PatientName = "A^B" } expect { PatientName absent } }');
    return null;
  }
  const enrolment = readEnrolment(plan, ({ source }) => host.readText(join(dirname(file), source)));
  if (!enrolment.ok) {
    complain(host, enrolment.error);
    return null;
  }
  const { results, observed } = runTests(plan, tests, enrolment.value);
  return { file, results, coverage: withCoverage ? coverageOf(plan.model, observed) : null };
}

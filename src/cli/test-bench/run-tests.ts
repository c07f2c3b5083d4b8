import { createHash } from 'node:crypto';
import type { Lookup } from '../../base/condition.js';
import { assert } from '../../base/assert.js';
import type { Plan, ProfileTest, TestCase } from '../../compiler/index.js';
import { bytesOfEdited, deidentify, deriveKeys, prepare, type Enrolment, type Prepared, type RuntimeKeys } from '../../runtime/index.js';
import { openProbe } from '../../verifier/index.js';
import { withDefaults } from './defaults.js';
import { dicomFile } from './dicom-file.js';
import { judgeCase, type Failure, type Ran } from './judge-case.js';

export interface TestResult {
  readonly name: string;
  /** 1-based, in the rule file */
  readonly line: number;
  /** empty: the test passes */
  readonly failures: readonly Failure[];
}

/** What the tests made the rules do; for coverage. */
export interface Observed {
  /** rule of the model -> elements it acted on, over all data sets */
  readonly acted: ReadonlyMap<number, number>;
  /** the root of every data set */
  readonly contexts: readonly Lookup[];
}

/** Pseudonyms and offsets of a test are the same on every machine; the key is no secret, for nothing real is made with it. */
const testKey = createHash('sha256').update('anonc test').digest();

/** Runs the tests of a profile: each data set becomes a file, the runtime de-identifies it, and another reader says what is in the result. */
export function runTests(plan: Plan, tests: readonly ProfileTest[], enrolment: Enrolment): { readonly results: readonly TestResult[]; readonly observed: Observed } {
  const bench = new Bench(plan, enrolment);
  const results = tests.map(({ name, origin, cases }) => ({ name, line: origin.line, failures: cases.flatMap((one) => judgeCase(one, bench.run(one))) }));
  return { results, observed: bench };
}

class Bench implements Observed {
  readonly acted = new Map<number, number>();
  readonly contexts: Lookup[] = [];
  private readonly prepared: Prepared;
  private readonly keys: RuntimeKeys = deriveKeys(testKey, null);

  constructor(plan: Plan, enrolment: Enrolment) {
    this.prepared = prepare(plan, enrolment);
  }

  run({ given }: TestCase): readonly Ran[] {
    return given.map((dataset, index): Ran => {
      const bytes = dicomFile(withDefaults(dataset, index));
      const original = openProbe(bytes);
      assert(original !== null, 'a data set of a test is no file that can be read');
      this.contexts.push(original.lookup);
      const outcome = deidentify(this.prepared, bytes, this.keys);
      if (outcome.kind === 'refused') return { original, output: null, refusal: `${outcome.message} (${outcome.reason})` };
      for (const [rule, count] of outcome.rules) this.acted.set(rule, (this.acted.get(rule) ?? 0) + count);
      const output = openProbe(bytesOfEdited(outcome));
      return output === null ? { original, output, refusal: 'what was written cannot be read' } : { original, output, refusal: null };
    });
  }
}

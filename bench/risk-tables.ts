import { randomOf } from '../corpus/random.js';
import { suggest } from '../src/verifier/risk/fix/suggest.js';
import type { Release } from '../src/verifier/risk/judge/judged.js';
import { judgePersons } from '../src/verifier/risk/judge/persons.js';
import { quasiIdentifiersOf } from '../src/verifier/risk/quasi/quasi-identifiers.js';
import { expectationsOf } from '../src/verifier/expected.js';
import type { Model, Rule } from '../src/compiler/resolve/model.js';
import { thresholdOf } from '../src/verifier/risk/judge/threshold.js';

/**
 * A process of its own: makes a table of so many persons and eight quasi-identifiers and judges it as a release, with its groups, minimal
 * unique combinations and the search for the least change of rules. A million persons cannot be written as files for a bench.
 */
const PERSONS = Number(process.argv[2] ?? 1_000_000);

/** Tag, and how many values; most combinations occur once. Ages, weights and heights have the levels of their rules. */
const COLUMNS: readonly (readonly [tag: string, values: number])[] = [
  ['00100040', 3],
  ['00101010', 90],
  ['00101030', 120],
  ['00101020', 60],
  ['00102160', 8],
  ['00080080', 120],
  ['00081090', 40],
  ['00181020', 30],
];

const keep = (tag: string, id: number): Rule => ({ id, tier: 2, origin: { source: 'bench.anon', line: id + 1, column: 1 }, selector: { kind: 'attribute', tag }, action: { kind: 'keep' }, condition: null, override: false, because: null });
const model: Model = {
  profile: { name: 'bench', version: '1.0.0', doc: '' },
  extends: null,
  claims: [],
  rules: COLUMNS.map(([tag], index) => keep(tag, index)),
  acceptance: [],
  shift: null,
  methods: [],
  longitudinal: 'REMOVED',
  secrets: [],
  tables: [],
  vocabularies: [],
  templates: [],
  detect: [],
  preserve: [],
  risk: { origin: { source: 'bench.anon', line: 9, column: 1 }, release: 'public', population: null, quasiIdentifiers: [], sensitive: [], exclude: [], require: [] },
};

function release(): Release {
  const derived = quasiIdentifiersOf(model, expectationsOf(model));
  const random = randomOf('bench/risk');
  const columns = derived.persons.map((of) => {
    const count = COLUMNS.find(([tag]) => Number.parseInt(tag, 16) === of.tag)?.[1] ?? 2;
    const codes = new Uint32Array(PERSONS);
    // the smaller of two: some values are rarer than others
    for (let row = 0; row < PERSONS; row += 1) codes[row] = Math.min(random.between(0, count - 1), random.between(0, count - 1));
    return { of, column: { name: of.attribute.keyword, codes, values: Array.from({ length: count }, (_, value) => valueOf(of.attribute.role, of.attribute.keyword, value)) }, missing: { absent: 0, empty: 0, dummy: 0 }, conflicts: [] };
  });
  const collected = { persons: [], instances: PERSONS, unlinked: 0, unread: 0, unmovedDates: new Set<number>() };
  return { model, derived, collected, table: { persons: PERSONS, columns, constant: [] }, threshold: thresholdOf(model.risk) };
}

function valueOf(role: string, keyword: string, value: number): string {
  if (role === 'age') return `${String(value).padStart(3, '0')}Y`;
  if (keyword === 'PatientSize') return (1.4 + value / 100).toFixed(2);
  return role === 'measure' ? String(40 + value) : `V${value}`;
}

const of = release();
const started = process.hrtime.bigint();
const groups = judgePersons(of);
const { fixes } = suggest(of, groups.metrics);
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const [r1] = groups.metrics;
process.stdout.write(`${JSON.stringify({ seconds, groups: r1?.figures['groups'], changes: fixes.map(({ changes }) => changes.length) })}\n`);

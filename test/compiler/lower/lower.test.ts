import { tmpdir } from 'node:os';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../src/base/canonical-json.js';
import { compile, printPlan, type Plan } from '../../../src/compiler/index.js';
import schema from '../../../src/compiler/lower/plan.schema.json' with { type: 'json' };
import { shippedLibrary } from '../library.js';

/** One of every kind of selector, action, condition and clause, over the Basic Profile; a statement each, in no order of meaning. */
const head = 'profile "everything" version "1"\nextends ps3.15-basic\n  with retain-modified-dates, retain-safe-private\nclaims ps3.15-basic\n  with retain-modified-dates, retain-safe-private\n';
const statements = [
  'accept when Modality in {MR, CT} otherwise quarantine "MR and CT only"',
  'accept when BurnedInAnnotation is not YES otherwise quarantine "text is burned in"',
  'override replace PatientID with pseudonym("S-", 8) because "subjects have numbers"',
  'override replace PatientName with "{pseudonym("S", 8)}^{Modality}" because "viewers want a name"',
  'override remove root StudyDate when Modality is CT or Modality is MR and PatientSex absent because "not needed"',
  'override truncate StudyTime to hour because "not needed to the minute"',
  'remove RequestAttributesSequence > RequestedProcedureDescription',
  'override empty ReferencedStudySequence > RequestAttributesSequence > dates because "not needed"',
  'remove (50xx,0010)',
  'remove group 0x4008 when Rows >= 512 or Manufacturer like "ACME*" or SeriesDescription matches /^T[12]/',
  'override remove private "SIEMENS MR HEADER" (0019,xx0C) when Modality is CT because "there are no b-values"',
  'when Modality is CT {\n  remove KVP\n  when Rows < 512 { remove Exposure }\n}',
];

function planOf(source: string): Plan {
  const { plan, diagnostics } = compile({ name: 'everything.anon', text: source }, shippedLibrary());
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  if (plan === null) throw new Error('it does not compile');
  return plan;
}

/** The tables with every rule named by what it says, not by its place among the rules. */
function tablesWithoutPlaces({ tables, model }: Plan): Json {
  const named = (id: number): Json => {
    const rule = model.rules[id];
    if (rule === undefined) return null;
    const { tier, selector, action, condition } = rule;
    return { tier, selector, action, condition: condition === null ? null : [...new Set(tagsIn(condition))].sort() };
  };
  return { ...tables, actions: tables.actions.map(({ rule, action }) => ({ rule: named(rule), action })) } as unknown as Json;
}

function tagsIn(condition: object): readonly string[] {
  return [...JSON.stringify(condition).matchAll(/"tag":"([0-9A-F]{8})"/g)].map(([, tag]) => tag ?? '');
}

describe('a plan', () => {
  it('has the same bytes when it is compiled again', () => {
    const source = head + statements.join('\n');
    expect(printPlan(planOf(source))).toBe(printPlan(planOf(source)));
  });

  it('has the same tables in whatever order the statements stand', () => {
    const written = canonicalJson(tablesWithoutPlaces(planOf(head + statements.join('\n'))));
    fc.assert(
      fc.property(fc.shuffledSubarray(statements, { minLength: statements.length }), (shuffled) => {
        expect(canonicalJson(tablesWithoutPlaces(planOf(head + shuffled.join('\n'))))).toBe(written);
      }),
      { numRuns: 12 },
    );
  });

  it('is as its schema says, and the schema describes every member of it', () => {
    // What the published schema leaves open for later minor versions is closed here: nothing undescribed is written today.
    const validate = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, removeAdditional: false }).compile(schema);
    const plan = JSON.parse(printPlan(planOf(head + statements.join('\n')))) as Record<string, Json>;
    expect(validate(plan), JSON.stringify(validate.errors)).toBe(true);
    const described = (definition: { readonly properties: object }): readonly string[] => Object.keys(definition.properties).sort();
    expect(Object.keys(plan).sort()).toEqual(described(schema));
    expect(Object.keys(plan['tables'] as object).sort()).toEqual(described(schema.definitions.tables));
    expect(Object.keys(plan['model'] as object).sort()).toEqual(described(schema.definitions.model));
  });

  it('holds no path, no time and no value of the machine', () => {
    const text = printPlan(planOf(head + statements.join('\n')));
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(tmpdir());
    for (const name of ['HOME', 'USER', 'HOSTNAME']) {
      const value = process.env[name];
      if (value !== undefined && value.length > 3) expect(text).not.toContain(value);
    }
    expect(text).not.toMatch(/20\d\d-\d\d-\d\dT\d\d:\d\d/);
    expect(text).not.toMatch(/\/(home|Users|tmp|work|root)\//);
  });

  it('names its sources by their digests, in order of name', () => {
    const { sources } = planOf(head + statements.join('\n'));
    expect(sources.map(({ name }) => name)).toEqual(['everything.anon', 'rules/ps3.15/basic.anon', 'rules/ps3.15/retain-modified-dates.anon', 'rules/ps3.15/retain-safe-private.anon']);
    expect(sources.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
  });
});

describe('without a plan', () => {
  it('stays what has errors', () => {
    expect(compile({ name: 'a.anon', text: 'profile "a" version "1"\nremove PatientNme\n' }, shippedLibrary()).plan).toBeNull();
  });

  it('stays an option by itself', () => {
    const { plan, diagnostics } = compile({ name: 'a.anon', text: 'option "a" of ps3.15-basic version "1"\noverride keep PatientName because "why"\n' }, shippedLibrary());
    expect(plan).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toContain('ANC2023');
  });
});

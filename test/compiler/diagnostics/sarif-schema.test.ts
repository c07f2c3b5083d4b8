import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type AnySchemaObject } from 'ajv';
import { describe, expect, it } from 'vitest';
import { check, renderSarif } from '../../../src/compiler/index.js';
import { libraryWithFiles } from '../library.js';

/** The JSON Schema of SARIF 2.1.0 by the OASIS committee, as a package carries it. */
const published = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as AnySchemaObject;
const schema = Object.fromEntries(Object.entries(published).filter(([key]) => key !== 'id' && key !== '$schema'));

// of draft 4, whose words mean the same in later drafts but for the two that are left out, and `exclusiveMinimum`, which it does not use
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
ajv.addFormat('uri', (text) => URL.canParse(text));
ajv.addFormat('uri-reference', (text) => URL.canParse(text, 'https://example.org/') && !/[\s#[\]"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})/.test(text));
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
const validate = ajv.compile(schema);

function problemsOf(log: string): readonly string[] {
  return validate(JSON.parse(log)) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

const fixtures = join(import.meta.dirname, '../check/fixtures');
const logOf = (fixture: string, name = 'input.anon'): string => {
  const { diagnostics, sources } = check({ name, text: readFileSync(join(fixtures, fixture, 'input.anon'), 'utf8') }, libraryWithFiles(join(fixtures, fixture)));
  return renderSarif(diagnostics, sources);
};

describe('the schema of SARIF', () => {
  it.each(readdirSync(fixtures))('is met by the log of %s', (fixture) => {
    expect(problemsOf(logOf(fixture))).toEqual([]);
  });

  it('is met whatever the file is called', () => {
    for (const name of ['my rules/a#b.anon', '/abs/ö [1]/100%.anon', 'C:\\rules\\a.anon', 'a:b.anon']) expect(problemsOf(logOf('names-the-nearest-attribute-for-a-typo', name))).toEqual([]);
  });

  it('is not met by what is no log, so that it can be told', () => {
    const log = JSON.parse(logOf('names-the-nearest-attribute-for-a-typo')) as { runs: { results: { level: string }[]; tool: unknown }[] };
    const broken = structuredClone(log);
    for (const run of broken.runs) for (const result of run.results) result.level = 'fatal';
    expect(problemsOf(JSON.stringify(broken)).join()).toContain('/runs/0/results/0/level');
    expect(problemsOf(JSON.stringify({ ...log, runs: [{ results: [] }] })).join()).toContain("required property 'tool'");
  });
});

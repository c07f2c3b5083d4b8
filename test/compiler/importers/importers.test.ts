import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, importReport, importScript, parse, print } from '../../../src/compiler/index.js';
import { shippedLibrary } from '../library.js';

/**
 * One folder, one case, named as a sentence: `source.*`, the rule file in `expected.anon` and the report in `expected.txt`.
 * `UPDATE=1 npx vitest run test/compiler/importers` writes the expectations anew.
 */
for (const dialect of ['ctp', 'deid'] as const) {
  describe(`import ${dialect}`, () => {
    const fixtures = join(import.meta.dirname, dialect);
    for (const name of readdirSync(fixtures).sort()) {
      it(name.replaceAll('-', ' '), () => {
        const folder = join(fixtures, name);
        const source = readdirSync(folder).find((file) => file.startsWith('source.')) ?? '';
        const imported = importScript(dialect, { name: `${name}.txt`, text: readFileSync(join(folder, source), 'utf8') }, shippedLibrary());
        if (!imported.ok) throw new Error(`unreadable: ${imported.error.message}`);
        expectSame(join(folder, 'expected.anon'), imported.value.text);
        expectSame(join(folder, 'expected.txt'), importReport(imported.value));
        const { tree, diagnostics } = parse(imported.value.text, 'imported.anon');
        expect(diagnostics).toEqual([]);
        expect(print(tree), 'canonical').toBe(imported.value.text);
        expect(check({ name: 'imported.anon', text: imported.value.text }, shippedLibrary()).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      });
    }
  });
}

function expectSame(file: string, actual: string): void {
  if (process.env['UPDATE'] === '1') writeFileSync(file, actual);
  expect(existsSync(file), 'the expectation is missing: run with UPDATE=1 and read what it writes').toBe(true);
  expect(actual).toBe(readFileSync(file, 'utf8'));
}

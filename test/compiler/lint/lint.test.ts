import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { styleMessages } from '../../../src/compiler/diagnostics/messages/style.js';
import { check, hasErrors, lint, renderTerminal, type Library } from '../../../src/compiler/index.js';
import { libraryWithFiles, shippedLibrary } from '../library.js';

/**
 * One folder, one case, named as a sentence: `input.anon`, and in `expected.txt` the source and the findings.
 * `UPDATE=1 npx vitest run test/compiler/lint` writes the expectations anew.
 */
const fixtures = join(import.meta.dirname, 'fixtures');
const names = readdirSync(fixtures).sort();
const inputOf = (name: string): { readonly name: string; readonly text: string } => ({ name: 'input.anon', text: readFileSync(join(fixtures, name, 'input.anon'), 'utf8') });

/** The shipped rules, and tables beside a case. */
const libraryOf = (name: string): Library => libraryWithFiles(join(fixtures, name));

describe('lint', () => {
  it.each(names)('%s', (name) => {
    const input = inputOf(name);
    const findings = renderTerminal(lint(input, libraryOf(name)), new Map([[input.name, input.text]]), { color: false });
    const actual = `--- source\n${input.text}\n--- findings\n${findings === '' ? 'none\n' : findings}`;
    const file = join(fixtures, name, 'expected.txt');
    if (process.env['UPDATE'] === '1') writeFileSync(file, actual);
    expect(existsSync(file), 'expected.txt is missing: run with UPDATE=1 and read what it writes').toBe(true);
    expect(actual).toBe(readFileSync(file, 'utf8'));
  });

  it('looks at fixtures that have no error, but for the one that is about errors', () => {
    expect(names.filter((name) => hasErrors(check(inputOf(name), libraryOf(name)).diagnostics))).toEqual(['says-nothing-of-a-file-with-errors']);
  });

  it('offers fixes that put right what they promise and break nothing', () => {
    let tried = 0;
    for (const name of names) {
      const { text } = inputOf(name);
      for (const { fix, code, span } of lint(inputOf(name), libraryOf(name))) {
        if (fix === null) continue;
        tried += 1;
        const fixed = { name: 'input.anon', text: text.slice(0, fix.span.start) + fix.replacement + text.slice(fix.span.end) };
        expect(hasErrors(check(fixed, libraryOf(name)).diagnostics), `${name}: ${fix.title}`).toBe(false);
        expect(lint(fixed, libraryOf(name)).some((other) => other.code === code && other.span.start === span.start), `${name}: the fix of ${code}`).toBe(false);
      }
    }
    expect(tried).toBeGreaterThan(4);
  });

  it.each(Object.entries(styleMessages))('%s shows an example of which it is said, and one of which nothing is', (code, { page }) => {
    const codes = (text: string): readonly string[] => lint({ name: 'page', text }, libraryOf('asks-what-a-table-is-for')).map((finding) => finding.code);
    expect(codes(page.wrong)).toEqual([code]);
    expect(codes(page.right)).toEqual([]);
  });

  it('asks nothing of the rules that are shipped', () => {
    for (const name of shippedLibrary().names()) {
      const source = shippedLibrary().read(name);
      if (source !== undefined) expect(lint(source, shippedLibrary()).map(({ code, span }) => `${name} ${code} ${source.text.slice(span.start, span.end)}`)).toEqual([]);
    }
  });
});

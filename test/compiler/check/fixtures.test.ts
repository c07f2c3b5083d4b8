import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, renderTerminal } from '../../../src/compiler/index.js';
import { pixelMessages } from '../../../src/compiler/diagnostics/messages/pixels.js';
import { releaseMessages } from '../../../src/compiler/diagnostics/messages/release.js';
import { tableMessages } from '../../../src/compiler/diagnostics/messages/tables.js';
import { testMessages } from '../../../src/compiler/diagnostics/messages/tests.js';
import { libraryWithFiles } from '../library.js';

/**
 * One folder, one case, named as a sentence: `input.anon`, tables and lists of words beside it, and in `expected.txt` the source and the messages.
 * `UPDATE=1 npx vitest run test/compiler/check` writes the expectations anew.
 */
const fixtures = join(import.meta.dirname, 'fixtures');

describe('check', () => {
  for (const name of readdirSync(fixtures).sort()) {
    it(name.replaceAll('-', ' '), () => {
      const text = readFileSync(join(fixtures, name, 'input.anon'), 'utf8');
      const { diagnostics, sources } = check({ name: 'input.anon', text }, libraryWithFiles(join(fixtures, name)));
      const messages = renderTerminal(diagnostics, sources, { color: false });
      const actual = `--- source\n${text}\n--- messages\n${messages === '' ? 'none\n' : messages}`;
      const file = join(fixtures, name, 'expected.txt');
      if (process.env['UPDATE'] === '1') writeFileSync(file, actual);
      expect(existsSync(file), 'expected.txt is missing: run with UPDATE=1 and read what it writes').toBe(true);
      expect(actual).toBe(readFileSync(file, 'utf8'));
    });
  }

  it('has a case for every mistake of tables, pixels, tests and releases', () => {
    const shown = new Set(readdirSync(fixtures).flatMap((name) => readFileSync(join(fixtures, name, 'expected.txt'), 'utf8').match(/ANC\d{4}/g) ?? []));
    const codes = Object.keys({ ...tableMessages, ...pixelMessages, ...testMessages, ...releaseMessages });
    expect([...codes, 'ANC3017', 'ANC3018', 'ANC3019', 'ANC3020', 'ANC3021'].filter((code) => !shown.has(code))).toEqual([]);
  });

  it('offers fixes that put right what they promise', () => {
    let tried = 0;
    for (const name of readdirSync(fixtures)) {
      const text = readFileSync(join(fixtures, name, 'input.anon'), 'utf8');
      const before = check({ name: 'input.anon', text }, libraryWithFiles(join(fixtures, name))).diagnostics;
      for (const { fix, code, span, source } of before) {
        if (fix === null || source !== 'input.anon') continue;
        tried += 1;
        const fixed = text.slice(0, fix.span.start) + fix.replacement + text.slice(fix.span.end);
        const after = check({ name: 'input.anon', text: fixed }, libraryWithFiles(join(fixtures, name))).diagnostics;
        expect(after.some((other) => other.code === code && other.span.start === span.start), `${name}: the fix of ${code}`).toBe(false);
      }
    }
    expect(tried).toBeGreaterThan(4);
  });
});

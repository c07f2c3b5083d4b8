import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderTerminal } from '../../../src/compiler/diagnostics/render-terminal.js';
import { print } from '../../../src/compiler/format/print.js';
import { parse } from '../../../src/compiler/parse/parse.js';

/**
 * One folder, one case, named as a sentence: `input.anon`, and in `expected.txt` the source, the messages and what was read.
 * `UPDATE=1 npx vitest run test/compiler/parse` writes the expectations anew.
 */
const fixtures = join(import.meta.dirname, 'fixtures');

describe('parse', () => {
  for (const name of readdirSync(fixtures).sort()) {
    it(name.replaceAll('-', ' '), () => {
      const text = readFileSync(join(fixtures, name, 'input.anon'), 'utf8');
      const { tree, diagnostics } = parse(text, 'input.anon');
      const messages = renderTerminal(diagnostics, new Map([['input.anon', text]]), { color: false });
      const actual = `--- source\n${text}\n--- messages\n${messages === '' ? 'none\n' : messages}\n--- what was read\n${print(tree)}`;
      const file = join(fixtures, name, 'expected.txt');
      if (process.env['UPDATE'] === '1') writeFileSync(file, actual);
      expect(existsSync(file), 'expected.txt is missing: run with UPDATE=1 and read what it writes').toBe(true);
      expect(actual).toBe(readFileSync(file, 'utf8'));
    });
  }

  it('is content with the place of every fix it offers', () => {
    for (const name of readdirSync(fixtures)) {
      const text = readFileSync(join(fixtures, name, 'input.anon'), 'utf8');
      const { diagnostics } = parse(text, 'input.anon');
      for (const { fix, code, span } of diagnostics) {
        if (fix === null) continue;
        const fixed = text.slice(0, fix.span.start) + fix.replacement + text.slice(fix.span.end);
        const after = parse(fixed, 'input.anon').diagnostics;
        expect(after.some((other) => other.code === code && other.span.start === span.start), `${name}: the fix of ${code}`).toBe(false);
        expect(after.length, `${name}: the fix of ${code}`).toBeLessThanOrEqual(diagnostics.length);
      }
    }
  });
});

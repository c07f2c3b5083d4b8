import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/cli/unified-diff.js';

/** Applies a unified diff as `patch` does; throws where a line is not the one that the diff expects. */
function patched(before: string, diff: string): string {
  const lines = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let next = 0;
  const body = diff.split('\n').slice(2, -1);
  for (const [index, text] of body.entries()) {
    const header = /^@@ -(\d+),(\d+) /.exec(text);
    if (header !== null) {
      const start = Number(header[1]) - (header[2] === '0' ? 0 : 1);
      result.push(...lines.slice(next, start));
      next = start;
      continue;
    }
    if (text.startsWith('\\')) continue;
    const line = text.slice(1) + (body[index + 1]?.startsWith('\\') === true ? '' : '\n');
    if (!text.startsWith('+')) {
      if (lines[next] !== line) throw new Error(`line ${next + 1} is not what the diff says`);
      next += 1;
    }
    if (!text.startsWith('-')) result.push(line);
  }
  return [...result, ...lines.slice(next)].join('');
}

describe('a unified diff', () => {
  it('is empty where nothing changed', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
  });

  it('shows three lines around a change and says where', () => {
    const before = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`).join('');
    expect(unifiedDiff('a', before, before.replace('10\n', 'ten\n'))).toBe('--- a\n+++ a\n@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n');
  });

  it('says that the last line has no line break', () => {
    expect(unifiedDiff('a', 'x', 'x\n')).toBe('--- a\n+++ a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n');
  });

  it('turns the one text into the other, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n'), { maxLength: 25 }).chain((lines) => fc.boolean().map((whole) => lines.join('') + (whole ? '' : 'end')));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = unifiedDiff('a', before, after);
        expect(diff === '').toBe(before === after);
        if (diff !== '') expect(patched(before, diff)).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });
});

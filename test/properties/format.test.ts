import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { print } from '../../src/compiler/format/print.js';
import { format } from '../../src/compiler/format/format.js';
import { parse } from '../../src/compiler/parse/parse.js';
import type { Comment, SourceFile } from '../../src/compiler/ast/syntax-tree.js';
import { sourceFile } from '../arbitraries/syntax-tree.js';

/** White space of another kind on every line that has neither a text nor a comment: what a hand might have typed. */
function untidied(text: string, spaces: readonly string[]): string {
  let turn = 0;
  return text
    .split('\n')
    .map((line) => (/["/#]/.test(line) ? line : line.replace(/(?<=\S) (?=\S)/g, () => spaces[(turn += 1) % spaces.length] ?? ' ')))
    .join('\n');
}

/** Every comment of a tree, whatever it stands at, in the order of the text. */
function commentsOf(tree: SourceFile): readonly string[] {
  const found: Comment[] = [];
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if ('kind' in value && (value.kind === 'doc' || value.kind === 'line') && 'blankBefore' in value) found.push(value as Comment);
    else Object.values(value).forEach(walk);
  };
  walk(tree);
  return found.toSorted((one, other) => one.span.start - other.span.start).map(({ kind, text }) => `${kind} ${text}`);
}

const hand = fc.tuple(sourceFile, fc.array(fc.constantFrom(' ', '  ', '\t', '\n  '), { minLength: 1, maxLength: 5 })).map(([tree, spaces]) => untidied(print(tree), spaces));

/** The layout of a text; signs that nobody sees in a comment are the one mistake that a generated text may have. */
function formatted(text: string): string | null {
  const result = format({ name: 'a', text });
  if (result.ok) return result.value;
  expect(result.error.map(({ code }) => code)).toContain('ANC1024');
  return null;
}

describe('formatting', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(hand, (text) => {
        const once = formatted(text);
        fc.pre(once !== null);
        expect(format({ name: 'a', text: once })).toEqual({ ok: true, value: once });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every comment, in its order', () => {
    fc.assert(
      fc.property(hand, (text) => {
        const after = formatted(text);
        fc.pre(after !== null);
        expect(commentsOf(parse(after, 'a').tree)).toEqual(commentsOf(parse(text, 'a').tree));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a text with mistakes, and never gives another for it', () => {
    expect(format({ name: 'a', text: 'remoove PatientName # note\n' })).toMatchObject({ ok: false, error: [{ severity: 'error' }] });
  });
});

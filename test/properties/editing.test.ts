import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as t from '../../grammar/tokens.js';
import { classify, complete, foldings, outline, parse, print, referencesTo, renamableAt, subjectAt } from '../../src/compiler/index.js';
import { sourceFile } from '../arbitraries/syntax-tree.js';
import { shippedLibrary } from '../compiler/library.js';

const signs = ['"', '{', '}', '(', ')', '#', '\n', '', ' when ', ' with ', 'é', '\u{1F600}', '\\', '/', '..', '[', ';', 'extends', '\r', '\uFEFF'];

const right = sourceFile.map(print);

/** A file that was right, and then something was put in place of a part of it. */
const broken = fc
  .tuple(right, fc.nat(), fc.nat({ max: 30 }), fc.constantFrom(...signs), fc.nat())
  .map(([text, at, length, sign, place]) => {
    const start = at % (text.length + 1);
    const changed = text.slice(0, start) + sign + text.slice(start + length);
    return { text: changed, offset: place % (changed.length + 1) };
  });

describe('whatever the text is', () => {
  it('an editor has its answers, inside the text', () => {
    fc.assert(
      fc.property(broken, ({ text, offset }) => {
        const within = ({ start, end }: { readonly start: number; readonly end: number }): boolean => 0 <= start && start <= end && end <= text.length;
        for (const { span } of complete({ name: 'a.anon', text }, offset, shippedLibrary())) expect(within(span) && span.start <= offset).toBe(true);
        for (const part of foldings(text)) expect(within(part)).toBe(true);
        for (const { span, head } of outline(parse(text, '').tree, text)) expect(within(span) && within(head) && span.start <= head.start && head.end <= span.end).toBe(true);
        const subject = subjectAt(text, offset);
        if (subject !== null) expect(within(subject.span) && subject.span.start <= offset && offset <= subject.span.end).toBe(true);
        const renamable = renamableAt(text, offset);
        if (renamable.ok && renamable.value.kind !== 'header') expect(referencesTo(renamable.value, text)).toContainEqual(renamable.value.span);
      }),
      { numRuns: 300 },
    );
  });

  it('its parts for colouring follow each other', () => {
    fc.assert(
      fc.property(broken, ({ text }) => {
        let end = 0;
        for (const { span } of classify(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          ({ end } = span);
        }
      }),
    );
  });
});

describe('in a file that is right', () => {
  it('every word of the language is offered where it stands', () => {
    let tried = 0;
    fc.assert(
      fc.property(right, fc.nat(), (text, chosen) => {
        const words = t.lexer.tokenize(text).tokens.filter(({ tokenType }) => t.reservedWords.includes(tokenType));
        const word = words[chosen % Math.max(1, words.length)];
        if (word === undefined) return;
        tried += 1;
        const labels = complete({ name: 'a.anon', text: text.slice(0, word.startOffset) }, word.startOffset, shippedLibrary()).map(({ label }) => label);
        expect(labels, `${text.slice(Math.max(0, word.startOffset - 200), word.startOffset)}|${word.image}`).toContain(word.image);
      }),
      { numRuns: 400 },
    );
    expect(tried).toBeGreaterThan(100);
  });
});

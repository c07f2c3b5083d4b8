import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { print } from '../../src/compiler/format/print.js';
import { parse } from '../../src/compiler/parse/parse.js';
import { sourceFile, withoutSpans } from '../arbitraries/syntax-tree.js';

/** every kind of statement, clause, selector and test once, and some mistakes */
const sample = `## a doc comment
profile "sample" version "1.0"  # trailing
extends ps3.15-basic with retain-uids
claims hipaa-safe-harbor
accept when Modality in {MR, CT} otherwise quarantine "only MR and CT"
override keep private "SIEMENS MR HEADER" (0019,xx0C), (0010,0010) when Modality is MR because "why"
replace PatientID with "{pseudonym("P", 8)}-{Modality}"
shift dates per PatientID by 30..365 days back
when not (Rows > 512 or Manufacturer like "GE*") and SeriesDescription matches /T[12]/ {
  truncate root StudyDate to year # inside
  remove A > B > all PN, group 0x4008, unlisted
}
`;

describe('printing and parsing', () => {
  it('gives the same tree after printing and parsing, without diagnostics but for hidden signs in comments', () => {
    fc.assert(
      fc.property(sourceFile, (tree) => {
        const { tree: parsed, diagnostics } = parse(print(tree), 'printed');
        expect(diagnostics.filter(({ code }) => code !== 'ANC1024')).toEqual([]);
        expect(withoutSpans(parsed)).toEqual(withoutSpans(tree));
      }),
      { numRuns: 600 },
    );
  });

  it('prints what was printed and parsed the same way', () => {
    fc.assert(
      fc.property(sourceFile, (tree) => {
        const printed = print(tree);
        expect(print(parse(printed, 'printed').tree)).toBe(printed);
      }),
      { numRuns: 300 },
    );
  });
});

describe('any text', () => {
  const wellFormed = (text: string): void => {
    const { tree, diagnostics } = parse(text, 'any');
    expect(tree.kind).toBe('file');
    for (const { span, message } of diagnostics) {
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      expect(span.end).toBeLessThanOrEqual(text.length);
      expect(message).not.toMatch(/undefined|something else/);
    }
    // What the compiler accepts it can lay out, and the layout means the same.
    const printed = print(tree);
    if (diagnostics.length === 0) expect(withoutSpans(parse(printed, 'any').tree)).toEqual(withoutSpans(tree));
  };

  it('gives a tree and diagnostics with places inside the text, whatever the text is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), wellFormed), { numRuns: 500 });
  });

  it('does so for the words and signs of the language in any order', () => {
    const words = sample.match(/"[^"\n]*"|[\w.-]+|[^\s\w]|\n/g) ?? [];
    fc.assert(fc.property(fc.array(fc.constantFrom(...words, 'table', 'template', 'keeping', '“', ';', '=', '"'), { maxLength: 60 }), (list) => wellFormed(list.join(' '))), {
      numRuns: 1000,
    });
  });

  it('does so for a valid file with a piece cut out or another put in', () => {
    const mutation = fc.record({ start: fc.nat(sample.length), length: fc.nat(30), put: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('{', '}', '(', '"', 'when', ';')) });
    fc.assert(fc.property(mutation, ({ start, length, put }) => wellFormed(sample.slice(0, start) + put + sample.slice(start + length))), { numRuns: 1000 });
  });

  it('refuses nesting that would exhaust the stack', () => {
    for (const text of ['remove A when ' + '('.repeat(100_000), 'remove A when ' + 'not '.repeat(100_000), 'when A present {'.repeat(20_000)]) {
      expect(parse(text, 'deep').diagnostics.map(({ code }) => code)).toContain('ANC1021');
    }
  });
});

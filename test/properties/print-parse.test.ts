import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../src/compiler/ast/syntax-tree.js';
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
secret study-key
table subjects from "subjects.csv" key PatientID
replace content "Person Observer Name" (121008, DCM) with first 3 of lower subjects.trial-id otherwise quarantine "who"
replace Rows with hash(year of age at StudyDate, 8) otherwise remove
band PatientAge by 5 years, top 90
round PatientWeight to 5, PatientSize to 0.05
clean StudyDescription keeping words "a.txt", patterns /T[12]/, /b/
template "t" for Modality US, Columns > 5, Manufacturer like "GE*" {
  black x 0 y 0 width 1 height 2  # why
  black outside regions
}
detect text when Modality in {US, XA} {
  redact at confidence 0.8
  leave below confidence 0.3
  strict
  allow patterns /L/
}
preserve quantitative diffusion
risk {
  quasi-identifiers PatientSex, month of StudyDate, sites.region
  exclude PatientAge because "why"
  sensitive EthnicGroup
  release public
  population 100
  require k >= 5
}
test "t" {
  given { A = MR; B = [{ C = "x" }]; private "X" (0019,xx0C) = ["1", 2] } and { A = [] }
  when Modality is MR expect { A absent; B > C empty; days between StudyDate = 14; D = "x"; quarantined; A > 5 }
}
`;

/** texts of which the second ends what looks like a value in the first */
const likeValues = [
  'accept when A in {"{pseudonym(", ")}"} otherwise quarantine "why"',
  'accept when A in {"{pseudonym(", ", 8)}"} otherwise quarantine "why"',
  'replace A with "{{pseudonym(" because ", 8)}}"',
  'replace A with "{{{pseudonym("{", 8)}}}" because "{pseudonym(" when B is ")}"',
  'template "t" for A "{pseudonym(", B ", 8)}" {\n}',
];

/** The tree of a text that the parser reads without a word, as the generator makes trees. */
function treeOf(text: string): SourceFile {
  const { tree, diagnostics } = parse(text, 'example');
  expect(diagnostics).toEqual([]);
  return tree;
}

describe('printing and parsing', () => {
  it('reads two texts as two, though together they look like one with a value in it', () => {
    const [accept] = treeOf(likeValues[0] ?? '').statements;
    expect(withoutSpans(accept)).toMatchObject({ condition: { test: { values: [{ text: '{pseudonym(' }, { text: ')}' }] } } });
  });

  it('gives the same tree after printing and parsing, without diagnostics but for hidden signs in comments', () => {
    fc.assert(
      fc.property(sourceFile, (tree) => {
        const { tree: parsed, diagnostics } = parse(print(tree), 'printed');
        expect(diagnostics.filter(({ code }) => code !== 'ANC1024')).toEqual([]);
        expect(withoutSpans(parsed)).toEqual(withoutSpans(tree));
      }),
      { numRuns: 600, examples: likeValues.map((text) => [treeOf(text)]) },
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
    fc.assert(fc.property(fc.array(fc.constantFrom(...words, '[', ']', '“', ';', '=', '"'), { maxLength: 60 }), (list) => wellFormed(list.join(' '))), {
      numRuns: 1000,
    });
  });

  it('does so for a valid file with a piece cut out or another put in', () => {
    const mutation = fc.record({ start: fc.nat(sample.length), length: fc.nat(30), put: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('{', '}', '(', '"', 'when', ';')) });
    fc.assert(fc.property(mutation, ({ start, length, put }) => wellFormed(sample.slice(0, start) + put + sample.slice(start + length))), { numRuns: 1000 });
  });

  it('refuses nesting that would exhaust the stack', () => {
    for (const text of ['replace A with "{' + 'lower '.repeat(10_000) + 'B}"', 'replace A with ' + 'first 1 of '.repeat(100_000), 'test "a" { given { A = ' + '[{ A = '.repeat(20_000), 'remove A when ' + '('.repeat(100_000), 'remove A when ' + 'not '.repeat(100_000), 'when A present {'.repeat(20_000)]) {
      expect(parse(text, 'deep').diagnostics.map(({ code }) => code)).toContain('ANC1021');
    }
  });
});

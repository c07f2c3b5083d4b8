import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPatterns } from '../../../../src/verifier/residue/patterns/all.js';
import type { TextKind } from '../../../../src/verifier/residue/patterns/pattern.js';
import { readingOf } from '../../../../src/verifier/residue/patterns/reading.js';

const folder = new URL('fixtures/', import.meta.url);

/** Lines of a fixture: what is expected ("date high", several with "+", or "nothing"), the kind of text ("prose", "label technical", …), the text. */
interface Line {
  readonly expected: string;
  readonly where: string;
  readonly text: string;
}

function linesOf(file: string): readonly Line[] {
  const rows = readFileSync(new URL(file, folder), 'utf8').split('\n').filter((row) => row !== '' && !row.startsWith('#'));
  return rows.map((row) => {
    const [expected = '', where = '', text = ''] = row.split('\t');
    return { expected, where, text };
  });
}

function foundIn({ where, text }: Omit<Line, 'expected'>): string {
  const [kind = 'prose', ...flags] = where.split(' ');
  const matches = findPatterns(readingOf(text, { kind: kind as TextKind, identifying: flags.includes('identifying'), technical: flags.includes('technical') }));
  return matches.length === 0 ? 'nothing' : matches.map((match) => `${match.kind} ${match.confidence}`).join(' + ');
}

for (const file of readdirSync(folder).sort()) {
  describe(`patterns: ${file.replace('.tsv', '').replaceAll('-', ' ')}`, () => {
    it('finds what is there, as sure as it should be, and nothing in what only looks like it', () => {
      const lines = linesOf(file);
      expect(lines.filter(({ expected }) => expected === 'nothing').length).toBeGreaterThan(2);
      expect(lines.map((line) => ({ ...line, expected: foundIn(line) }))).toEqual(lines);
    });
  });
}

describe('patterns', () => {
  it('come to an end on any text, with matches inside it that do not overlap', () => {
    const unit = fc.oneof(fc.constantFrom('Dr. ', '19', '20', '-', '.', '^', ' ', '@', '/', ':', 'Tel ', 'born ', '+', 'A', 'ab', '1.2.', '(', '年'), fc.string({ unit: 'binary', maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), fc.constantFrom<TextKind>('prose', 'label', 'raw', 'path'), (units, kind) => {
        const reading = readingOf(units.join(''), { kind, identifying: false, technical: false });
        let end = 0;
        for (const match of findPatterns(reading)) {
          expect(match.start).toBeGreaterThanOrEqual(end);
          expect(match.end).toBeGreaterThan(match.start);
          end = match.end;
        }
        expect(end).toBeLessThanOrEqual(reading.text.length);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Edits, type Piece } from '../../../src/runtime/dicom/edits.js';

const source = Buffer.from('abcdefghijklmnopqrstuvwxyz');
const joined = (pieces: readonly Piece[]): string => Buffer.concat(pieces.map((piece) => (Buffer.isBuffer(piece) ? piece : source.subarray(piece.from, piece.to)))).toString();

describe('edits', () => {
  it('leave the source as it is where there are none', () => {
    expect(new Edits().pieces(3, 6)).toEqual([{ from: 3, to: 6 }]);
    expect(new Edits().pieces(6, 6)).toEqual([]);
  });

  it('cut, put in, decide later and take back, in the order of their places', () => {
    const edits = new Edits();
    const length = edits.reserve(2);
    edits.cut(4, 6);
    edits.cut(8, 8, Buffer.from('-new-'));
    const undone = edits.cut(10, 12, Buffer.from('gone'));
    edits.cut(24, 26, Buffer.from('!'));
    edits.decide(length, 1, Buffer.from('CC'));
    edits.undo(undone);
    expect(joined(edits.pieces(0, 26))).toBe('abCCdgh-new-ijklmnopqrstuvwx!');
    expect(edits.delta).toBe('abCCdgh-new-ijklmnopqrstuvwx!'.length - 26);
  });

  it('know how much longer or shorter the result is, whatever was done', () => {
    const step = fc.record({ gap: fc.nat(3), cut: fc.nat(3), put: fc.option(fc.string({ unit: 'grapheme-ascii', maxLength: 4 })), then: fc.constantFrom('stays', 'undone', 'decided') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), (steps) => {
        const edits = new Edits();
        let [at, expected] = [0, ''];
        for (const { gap, cut, put, then } of steps) {
          const from = at + gap;
          const text = put ?? '';
          expected += source.toString('latin1', at, from);
          if (then === 'decided') edits.decide(edits.reserve(from), cut, Buffer.from(text));
          else if (then === 'undone') edits.undo(edits.cut(from, from + cut, Buffer.from(text)));
          else edits.cut(from, from + cut, put === null ? null : Buffer.from(text));
          expected += then === 'undone' ? source.toString('latin1', from, from + cut) : text;
          at = from + cut;
        }
        expected += source.toString('latin1', at);
        expect(joined(edits.pieces(0, 26))).toBe(expected);
        expect(edits.delta).toBe(expected.length - 26);
      }),
      { numRuns: 300 },
    );
  });

  it('are refused beyond what memory holds', () => {
    const edits = new Edits();
    expect(() => {
      for (let at = 0; at < 5_000_000; at += 1) edits.reserve(at);
    }).toThrow('more elements must change than any object has');
  });
});
